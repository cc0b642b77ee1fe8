using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Kernel;
using OneCity.Plans;
using OneCity.Plans.Features;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Plans;

namespace OneCity.Cli.Commands.Plans;

/// <summary>Commands on the plans of a data folder.</summary>
internal static class StoredCommands
{
    public static Command List(CliContext cli)
    {
        var command = new Command("list", "plans of the data folder / 计划一览");
        command.SetAction((parsed, stop) => Run(cli, parsed, async (plans, actor) =>
        {
            var list = await plans.ListPlans(actor, stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(list);
            else foreach (var plan in list) await Console.Out.WriteLineAsync($"{plan.Id}\t{Days.Text(plan.StartsOn)}…{Days.Text(plan.EndsOn)}\t{plan.Title}".AsMemory(), stop);
        }));
        return command;
    }

    public static Command Waiting(CliContext cli)
    {
        var on = new Option<string?>("--on") { Description = "as of this day / 截至日期" };
        var plan = new Option<string?>("--plan") { Description = "only this plan / 只看此计划" };
        var command = new Command("waiting", "who waits for whom, and the critical path / 等待链") { on, plan };
        command.SetAction((parsed, stop) => Run(cli, parsed, async (plans, actor) =>
        {
            var links = await plans.ListWaiting(actor, OfflineFiles.Day("--on", parsed.GetValue(on)), parsed.GetValue(plan), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(links);
            else foreach (var link in links) await Console.Out.WriteLineAsync($"{(link.IsCritical ? "*" : " ")} {link.Task}\t{Days.Text(link.EndsOn)}\t← {string.Join(' ', link.WaitsFor)}".AsMemory(), stop);
        }));
        return command;
    }

    public static Command Minutes(CliContext cli)
    {
        var meeting = new Argument<string>("MEETING") { Description = "code of the meeting / 会议编号" };
        var output = new Option<string>("--out") { Description = "file to write, .docx or .pdf / 输出文件", DefaultValueFactory = _ => "minutes.docx" };
        var command = new Command("minutes", "minutes of a joint meeting as DOCX or PDF / 会议纪要") { meeting, output };
        command.SetAction((parsed, stop) => Run(cli, parsed, async (plans, actor) =>
        {
            var paper = await plans.Minutes(actor, parsed.GetValue(meeting)!, stop);
            var file = parsed.GetValue(output)!;
            var isPdf = file.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);
            await File.WriteAllBytesAsync(file, isPdf ? PlansEngine.ToPdf(paper) : PlansEngine.ToWord(paper), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { file });
            else await Console.Out.WriteLineAsync(file.AsMemory(), stop);
        }));
        return command;
    }

    public static Command Import(CliContext cli)
    {
        var file = new Argument<string>("FILE") { Description = "list as .xlsx or .csv, or the folder of a pack / 清单文件" };
        var plan = new Option<string?>("--plan") { Description = "plan the rows go into; made when missing / 计划编号" };
        var title = new Option<string?>("--title") { Description = "title of a plan made here / 计划名称" };
        var year = new Option<int?>("--year") { Description = "year of a plan made here / 年度" };
        var sender = new Option<string?>("--sender") { Description = "whose wording of headings / 来件单位" };
        var columns = new Option<string[]>("--column") { Description = "heading=number|title|lead|supports|due|start|field; once per column, kept for the sender / 表头对应", AllowMultipleArgumentsPerToken = false };
        var dry = new Option<bool>("--dry-run") { Description = "show what would happen / 只试不导" };
        var command = new Command("import", "import a list, all of it or nothing / 导入清单") { file, plan, title, year, sender, columns, dry };
        command.SetAction((parsed, stop) => Run(cli, parsed, async (plans, actor) =>
        {
            var name = parsed.GetValue(file)!;
            if (Directory.Exists(name))
            {
                var loaded = await plans.LoadPack(actor, name, stop);
                if (parsed.GetValue(cli.Json)) CliRun.Print(new { plans = loaded });
                else await Console.Out.WriteLineAsync(new Words($"导入 {loaded} 个计划", $"{loaded} plans imported").In(CliRun.Language).AsMemory(), stop);
                return;
            }
            var code = OfflineFiles.Required("--plan", parsed.GetValue(plan));
            var bytes = OfflineFiles.Bytes(name);
            var made = PlanOf(code, parsed.GetValue(title), Year(parsed.GetValue(year) ?? plans.Today.Year));
            var headings = parsed.GetValue(columns) is { Length: > 0 } words ? ListColumnWords.Read(words) : null;
            var report = await plans.ImportList(actor, new ImportList.Request(
                OfflineFiles.Name(name), bytes, code, parsed.GetValue(sender), headings, parsed.GetValue(dry), NewPlan: made), stop);
            foreach (var fault in report.Faults) await Console.Error.WriteLineAsync(fault.ToLine(CliRun.Language).AsMemory(), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { rows = report.Items.Count, faults = report.Faults.Count, report.IsDryRun });
            else await Console.Out.WriteLineAsync(new Words($"{report.Items.Count} 行", $"{report.Items.Count} rows").In(CliRun.Language).AsMemory(), stop);
        }));
        return command;
    }

    private static int Year(int year) => year is >= 1990 and <= 2100 ? year : throw new FileFaultException(
        new FileFault("--year", "", new($"{year} 不是年度", $"{year} is not a year of a plan"), new("写成 1990 到 2100 之间", "write one from 1990 to 2100")));

    private static Plan PlanOf(string code, string? title, int year) => new(
        code, title ?? code, "yearly", new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), "three-cities", null, "czt-office", "default", "", false);

    internal static async Task Run(CliContext cli, ParseResult parsed, Func<PlansEngine, Actor, Task> work)
    {
        await using var node = await cli.OpenNode(parsed);
        await work(node.GetRequiredService<PlansEngine>(), await cli.WhoActs(parsed, node));
    }
}
