using System.CommandLine;
using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;

namespace OneCity.Cli.Commands.Plans;

/// <summary><c>plans lights</c>: lights as of a day, from files without a data folder, or from the plans of a data folder.</summary>
internal static class LightsCommand
{
    public static Command Build(CliContext cli)
    {
        var rules = new Option<string?>("--rules") { Description = "rule set, YAML / 亮灯规则" };
        var tasks = new Option<string?>("--tasks") { Description = "tasks.csv; - for standard input / 任务表" };
        var events = new Option<string?>("--events") { Description = "events.csv; - for standard input / 事件表" };
        var on = new Option<string?>("--on") { Description = "as of this day, its events included; default today / 截至日期" };
        var calendar = new Option<string?>("--calendar") { Description = "calendar file instead of the shipped one / 工作日历" };
        var plan = new Option<string?>("--plan") { Description = "on a data folder: only this plan / 只看此计划" };
        var command = new Command("lights", "compute the lights of a list as of a day / 亮灯") { rules, tasks, events, on, calendar, plan };
        command.SetAction(async (parsed, stop) =>
        {
            var day = OfflineFiles.Day("--on", parsed.GetValue(on));
            var set = parsed.GetValue(rules) is { } file ? OfflineFiles.Rules(file) : RuleSet.Default;
            if (parsed.GetValue(tasks) is null && parsed.GetValue(events) is null)
            {
                await StoredCommands.Run(cli, parsed, async (plans, actor) =>
                {
                    var rows = await plans.ListLights(actor, day, new LightFilter(parsed.GetValue(plan)), stop);
                    await Print([.. rows.Select(row => row.Light)], plans.Directory.Calendar, parsed.GetValue(cli.Json), stop);
                });
                return;
            }
            var days = OfflineFiles.Calendar(parsed.GetValue(calendar));
            var list = OfflineFiles.Required("--tasks", parsed.GetValue(tasks));
            var happened = OfflineFiles.Required("--events", parsed.GetValue(events));
            var lights = FromFiles(list, happened, day, set, days);
            await Print(lights, days, parsed.GetValue(cli.Json), stop);
        });
        return command;
    }

    private static IReadOnlyList<TaskLight> FromFiles(string tasksFile, string eventsFile, DateOnly on, RuleSet rules, WorkingCalendar calendar)
    {
        IReadOnlyList<PlannedTask> tasks;
        using (var bytes = OfflineFiles.Open(tasksFile)) tasks = ReadTasks.From(OfflineFiles.Name(tasksFile), bytes);
        using var rows = OfflineFiles.Open(eventsFile);
        return ComputeLights.Of(tasks, ReadEvents.From(OfflineFiles.Name(eventsFile), rows, tasks), on, rules, calendar);
    }

    internal static async Task Print(IReadOnlyList<TaskLight> lights, WorkingCalendar calendar, bool asJson, CancellationToken stop)
    {
        if (lights.Any(light => light.IsProvisional))
        {
            var until = calendar.KnownUntil is { } known ? Days.Text(known) : "–";
            await Console.Error.WriteLineAsync(new Words(
                $"{until} 之后的工作日没有放假通知，按周末暂计", $"working days after {until} are provisional: no holiday notice covers them, weekends only").In(CliRun.Language).AsMemory(), stop);
        }
        if (asJson)
        {
            CliRun.Print(lights.Select(LightAnswer.Of));
            return;
        }
        foreach (var light in lights)
        {
            var blames = light.Blames is null ? "" : $"\t→ {light.Blames}";
            await Console.Out.WriteLineAsync(
                $"{light.Task}\t{LightAnswer.Word(light.Light).In(CliRun.Language)}\t{Days.Text(light.Since)}\t{light.Because.In(CliRun.Language)}{blames}".AsMemory(), stop);
        }
    }
}
