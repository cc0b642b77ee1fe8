using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Figures;
using OneCity.Figures.Features.Forms;
using OneCity.Figures.Model.Forms;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Figures;

/// <summary><c>forms register|fill|export</c>.</summary>
internal static class FormsCommands
{
    public static Command Command(CliContext cli) =>
        new("forms", "forms of departments, filled from figures / 报表") { Register(cli), Fill(cli), Invite(cli), Export(cli) };

    private static Command Register(CliContext cli)
    {
        var file = new Argument<string>("FILE") { Description = "YAML or JSON / 报表说明" };
        var layout = new Option<string?>("--layout") { Description = "the department's own XLSX / 本部门的 XLSX 版式" };
        var reason = new Option<string?>("--let-through") { Description = "an administrator's reason to ask again / 放行理由" };
        var command = new Command("register", "describe a form once / 登记报表") { file, layout, reason };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var path = parsed.GetValue(file)!;
            var workbook = parsed.GetValue(layout) is { } book ? await Read(book, stop) : null;
            var text = System.Text.Encoding.UTF8.GetString(await Read(path, stop));
            var registered = await node.GetRequiredService<FormsEngine>().Register(
                CliContext.ActorOf(parsed, node), new(text, path, workbook, parsed.GetValue(reason)), stop);
            var form = registered.Form;
            if (parsed.GetValue(cli.Json))
            {
                CliRun.Print(new
                {
                    form = form.Code, form.Title, form.Department, cells = form.Cells.Count, drawn = form.Cells.Count(cell => cell.Indicator is not null),
                    asked_again = registered.AskedAgain.Select(each => new { cell = each.Address, each.Field, indicator = each.Match.Indicator.Code }),
                });
            }
            else Console.WriteLine($"{form.Code}: {form.Cells.Count} cells, {form.Cells.Count(cell => cell.Indicator is not null)} drawn from figures");
        });
        return command;
    }

    private static Command Fill(CliContext cli)
    {
        var form = new Argument<string>("FORM");
        var period = new Option<string>("--period") { Required = true };
        var due = new Option<string?>("--due") { Description = "last day to answer / 截止日" };
        var answers = new Option<string[]>("--answer") { Description = "CELL=VALUE, by the owner of the cell / 填报" };
        var owner = new Option<string?>("--owner") { Description = "who answers / 填报单位" };
        var approve = new Option<bool>("--approve") { Description = "approve the round / 审定" };
        var command = new Command("fill", "open a round and fill what is known / 开一期并带出已有的数") { form, period, due, answers, owner, approve };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var (engine, actor, code, at) = (node.GetRequiredService<FormsEngine>(), CliContext.ActorOf(parsed, node), parsed.GetValue(form)!, Period.Parse(parsed.GetValue(period)!));
            DateOnly? dueOn = parsed.GetValue(due) is { } day ? Day(day) : null;
            var round = await engine.Fill(actor, new(code, at, dueOn), stop);
            if (parsed.GetValue(answers) is { Length: > 0 } given)
            {
                var values = given.Select(Answer).GroupBy(each => each.Cell).ToDictionary(same => same.Key, same => same.Last().Value);
                round = await engine.Answer(actor, new(code, at, parsed.GetValue(owner) ?? actor.Organisation ?? round.Form.Department, values), stop);
            }
            if (parsed.GetValue(approve)) round = await engine.Approve(actor, code, at, stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(Shown(round));
            else
            {
                Console.WriteLine($"{code} {at}: {round.Drawn} of {round.Cells.Count} cells filled without asking, {round.Unanswered.Count} open");
                foreach (var owner in round.Unanswered.GroupBy(cell => cell.Owner)) Console.WriteLine($"  not answered: {owner.Key} ({string.Join(", ", owner.Select(cell => cell.Cell.Address))})");
                foreach (var warning in round.Warnings) await Console.Error.WriteLineAsync($"warning: {warning.In(CliRun.Language)}");
            }
        });
        return command;
    }

    private static Command Invite(CliContext cli)
    {
        var form = new Argument<string>("FORM");
        var period = new Option<string>("--period") { Required = true };
        var owner = new Option<string>("--owner") { Required = true, Description = "the unit / 单位" };
        var until = new Option<string>("--until") { Required = true, Description = "when the link ends / 失效日" };
        var command = new Command("invite", "a link for a unit without an account / 给无账号单位的链接") { form, period, owner, until };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var request = new InviteUnit.Request(
                parsed.GetValue(form)!, Period.Parse(parsed.GetValue(period)!), parsed.GetValue(owner)!, FilterOptions.Release(parsed.GetValue(until)!));
            var token = await node.GetRequiredService<FormsEngine>().Invite(CliContext.ActorOf(parsed, node), request, stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { page = $"/open/forms/{token}", address = $"/api/open/forms/{token}", until = request.Until });
            else Console.WriteLine($"/open/forms/{token}");
        });
        return command;
    }

    private static Command Export(CliContext cli)
    {
        var form = new Argument<string>("FORM");
        var file = new Argument<string>("FILE") { Description = "where the filled XLSX goes / 输出" };
        var period = new Option<string>("--period") { Required = true };
        var command = new Command("export", "the department's own XLSX, filled in / 导出填好的报表") { form, file, period };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var filled = await node.GetRequiredService<FormsEngine>().Export(
                CliContext.ActorOf(parsed, node), parsed.GetValue(form)!, Period.Parse(parsed.GetValue(period)!), stop);
            await File.WriteAllBytesAsync(parsed.GetValue(file)!, filled, stop);
        });
        return command;
    }

    private static object Shown(Round round) => new
    {
        form = round.Form.Code, period = round.Period.ToString(), round.State, cells = round.Cells.Count, filled_without_asking = round.Drawn,
        due = round.DueOn, unanswered = round.Unanswered.Select(cell => cell.Owner).Distinct(), warnings = round.Warnings.Select(each => each.In(CliRun.Language)),
        asked = round.Cells.Where(cell => cell.WasAsked).Select(cell => new { cell = cell.Cell.Address, cell.Cell.Field, cell.Owner, cell.Value, cell.Unit, answered_by = cell.AnsweredBy }),
        filled = round.Cells.Where(cell => !cell.WasAsked).Select(cell => new { cell = cell.Cell.Address, cell.Cell.Indicator, cell.Value, cell.Unit, cell.Owner }),
    };

    private static (string Cell, decimal Value) Answer(string text) =>
        text.Split('=', 2) is [{ Length: > 0 } cell, var value] && OneCity.Figures.Model.FigureValue.Find(value) is { } number
            ? (cell, number.Number)
            : throw new FileFaultException(new FileFault("--answer", "", new($"读不懂“{text}”", $"cannot read \"{text}\""), new("写 表1!C5=12.3", "write CELL=VALUE, such as 表1!C5=12.3")));

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new FileFaultException(new FileFault("--due", "", new($"“{text}”不是日期", $"\"{text}\" is no date"), new("写 2027-03-31", "write 2027-03-31")));

    private static async Task<byte[]> Read(string path, CancellationToken stop) => File.Exists(path)
        ? await File.ReadAllBytesAsync(path, stop)
        : throw new FileFaultException(new FileFault(path, "", new("文件不存在", "there is no such file"), new("检查路径", "check the path")));
}
