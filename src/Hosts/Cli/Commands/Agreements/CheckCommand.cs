using System.CommandLine;
using OneCity.Agreements;

namespace OneCity.Cli.Commands.Agreements;

/// <summary><c>agreements check FILE</c>: whether the terms can be computed, and what they leave open.</summary>
internal static class CheckCommand
{
    public static Command Create(CliContext cli)
    {
        var file = new Argument<string>("FILE") { Description = "terms.yaml, or - for stdin" };
        var command = new Command("check", "what an agreement says and what it leaves open / 检查条款，列出未约定之处") { file };
        command.SetAction(async (parsed, stop) =>
        {
            var (name, text) = await CliFiles.ReadText(parsed.GetValue(file)!, stop);
            var reading = AgreementsEngine.Check(name, text);
            if (parsed.GetValue(cli.Json))
            {
                CliRun.Print(new
                {
                    reading.File,
                    Agreement = reading.Name,
                    Complete = reading.Open.Count == 0,
                    Incomplete = reading.Open.Select(rule => new { rule.Key, rule.Line, What = rule.What.In(CliRun.Language) }),
                    reading.Sources,
                });
                return 0;
            }
            foreach (var rule in reading.Open)
                Console.WriteLine($"{reading.File}:{rule.Line}: incomplete 未定: {rule.Key}: {rule.What.In(CliRun.Language)}");
            if (reading.Open.Count == 0) Console.WriteLine($"{reading.File}: complete 完整");
            foreach (var source in reading.Sources) Console.WriteLine($"source 出处: {source}");
            return 0;
        });
        return command;
    }
}
