using System.CommandLine;
using OneCity.Agreements;
using OneCity.Agreements.Files;

namespace OneCity.Cli.Commands.Agreements;

/// <summary><c>agreements statement --terms FILE --receipts FILE --years A..B</c>: computed from two files, no data folder needed.</summary>
internal static class StatementCommand
{
    public static Command Create(CliContext cli)
    {
        var terms = new Option<string>("--terms") { Description = "terms.yaml / 条款", Required = true };
        var receipts = new Option<string>("--receipts") { Description = "receipts.csv: firm,head,period,amount / 收入", Required = true };
        var years = new Option<string>("--years") { Description = "years to print, such as 2016..2020 / 年份", Required = true };
        var command = new Command("statement", "compute statements from terms and receipts / 计算结算单") { terms, receipts, years };
        command.SetAction(async (parsed, stop) =>
        {
            var (termsFile, termsText) = await CliFiles.ReadText(parsed.GetValue(terms)!, stop);
            var (receiptsFile, receiptsText) = await CliFiles.ReadText(parsed.GetValue(receipts)!, stop);
            var reading = AgreementsEngine.Check(termsFile, termsText);
            var statement = AgreementsEngine.Compute(reading, receiptsFile, receiptsText, parsed.GetValue(years)!);
            if (parsed.GetValue(cli.Json))
            {
                await using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
                StatementJson.Write(statement, output);
                output.WriteByte((byte)'\n');
                return 0;
            }
            StatementText.Write(statement, CliRun.Language, Console.Out);
            return 0;
        });
        return command;
    }
}
