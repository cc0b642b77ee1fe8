using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Figures;
using OneCity.Figures.Http;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Figures;

/// <summary><c>figures decide</c> and <c>figures derive</c>.</summary>
internal static class FiguresDecide
{
    public static Command Command(CliContext cli)
    {
        var fact = new FactOptions();
        var claim = new Option<long>("--claim") { Required = true, Description = "number of the claim to take / 采用第几条" };
        var reason = new Option<string>("--reason") { Required = true, Description = "kept for good / 理由" };
        var command = fact.AddTo(new Command("decide", "settle which claim is taken / 由人决定采用哪一个") { claim, reason });
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var which = fact.Read(parsed);
            var taken = await node.GetRequiredService<FiguresEngine>().Decide(
                CliContext.ActorOf(parsed, node), new(which, parsed.GetValue(claim), parsed.GetValue(reason)!), stop);
            CliRun.Print(new { taken = FigureJson.From(new(which, taken.Claim, true)), rule = taken.Rule.Code() });
        });
        return command;
    }

    public static Command Derive(CliContext cli)
    {
        var formula = new Argument<string>("INDICATOR") { Description = "an indicator with a formula, or a formula / 指标或公式" };
        var region = new Option<string>("--region") { Required = true };
        var period = new Option<string>("--period") { Required = true };
        var command = new Command("derive", "compute a figure from others / 由公式算出") { formula, region, period };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var derived = await node.GetRequiredService<FiguresEngine>().Derive(
                CliContext.ActorOf(parsed, node), new(parsed.GetValue(formula)!, parsed.GetValue(region)!, parsed.GetValue(period)!, FigureBook.Official), stop);
            CliRun.Print(DerivedJson.From(derived));
        });
        return command;
    }
}
