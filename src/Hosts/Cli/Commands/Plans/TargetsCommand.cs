using System.CommandLine;
using System.Globalization;
using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Targets;

namespace OneCity.Cli.Commands.Plans;

/// <summary><c>plans targets</c>: required growth against best year and trend, from a file without a data folder.</summary>
internal static class TargetsCommand
{
    public static Command Build(CliContext cli)
    {
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "targets as JSON; - for standard input / 目标文件" };
        var command = new Command("targets", "hold what targets require against the record / 目标可达性") { file };
        command.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(file) is not { } name)
            {
                await StoredCommands.Run(cli, parsed, async (plans, actor) =>
                {
                    var goals = await plans.JudgeGoals(actor, null, stop);
                    if (parsed.GetValue(cli.Json)) CliRun.Print(goals);
                    else foreach (var goal in goals) await Console.Out.WriteLineAsync($"{goal.Item.Id}\t{Word(goal.Verdict.State).In(CliRun.Language)}\t{goal.Sentence.In(CliRun.Language)}".AsMemory(), stop);
                });
                return;
            }
            var verdicts = ReadTargets.From(OfflineFiles.Name(name), OfflineFiles.Bytes(name)).Select(TargetArithmetic.Judge).ToList();
            if (parsed.GetValue(cli.Json))
            {
                CliRun.Print(verdicts);
                return;
            }
            foreach (var verdict in verdicts) await Console.Out.WriteLineAsync(Line(verdict).AsMemory(), stop);
        });
        return command;
    }

    private static string Line(TargetVerdict verdict) => new Words(
        $"{verdict.Id}\t需年均 {Percent(verdict.RequiredGrowth)}\t最好 {Percent(verdict.BestGrowth)}（{verdict.BestYear}）\t趋势 {Percent(verdict.TrendGrowth)}\t{Word(verdict.State).Chinese}",
        $"{verdict.Id}\trequires {Percent(verdict.RequiredGrowth)}\tbest {Percent(verdict.BestGrowth)} ({verdict.BestYear})\ttrend {Percent(verdict.TrendGrowth)}\t{Word(verdict.State).English}")
        .In(CliRun.Language);

    private static string Percent(double? growth) =>
        growth is { } value ? (value * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + "%" : "–";

    private static Words Word(TargetState? state) => state switch
    {
        TargetState.OnTrack => new("可以实现", "on track"),
        TargetState.AtRisk => new("有风险", "at risk"),
        TargetState.OutOfReach => new("难以实现", "out of reach"),
        null => new("资料不足", "record too short"),
    };
}
