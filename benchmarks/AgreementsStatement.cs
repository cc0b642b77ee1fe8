using System.Diagnostics;
using System.Globalization;
using System.Text;
using OneCity.Agreements;
using OneCity.Agreements.Files;
using OneCity.Agreements.Model;

namespace OneCity.Benchmarks;

/// <summary>10,000 firms × 12 heads × 10 years, every rule in force, from the files to the JSON: as a command, which starts cold, and within a process, cold and warm.</summary>
public sealed class AgreementsStatement : IPromise
{
    private const int Firms = 10_000;
    private const int Heads = 12;

    /// <inheritdoc/>
    public string Name => "agreements-statement";

    /// <inheritdoc/>
    public string About => "statement of 10,000 firms × 12 heads × 10 years, promised under 2 s";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        var receipts = Receipts();
        await AsCommand(report, receipts);
        var terms = AgreementsEngine.Check("terms.yaml", Terms());
        Run(report, terms, "firm,head,period,amount\nfirm0,head0,2016,1\n", "warm-up");
        foreach (var run in (string[])["first run", "second run"]) Run(report, terms, receipts, $"within one process, all rules, {run}");
        Run(report, AgreementsEngine.Check("terms.yaml", Terms()[..Terms().IndexOf("cap", StringComparison.Ordinal)]), receipts, "within one process, ratio only");
    }

    /// <summary>What a person at the command line waits for: a new process each time, from the files on disk to the last letter of the JSON.</summary>
    private static async Task AsCommand(Report report, string receipts)
    {
        const int Runs = 5;
        var folder = Directory.CreateTempSubdirectory("onecity-bench-").FullName;
        try
        {
            var (termsFile, receiptsFile) = (Path.Combine(folder, "terms.yaml"), Path.Combine(folder, "receipts.csv"));
            await File.WriteAllTextAsync(termsFile, Terms());
            await File.WriteAllTextAsync(receiptsFile, receipts);
            await report.Time("as a command, a process each", Runs, async () =>
            {
                var start = new ProcessStartInfo("dotnet", [ServedNode.Program("OneCity.Cli"), "agreements", "statement", "--terms", termsFile, "--receipts", receiptsFile, "--years", "2016..2025", "--json"]) { RedirectStandardOutput = true };
                using var process = Process.Start(start)!;
                await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                await process.WaitForExitAsync();
                if (process.ExitCode != 0) throw new InvalidOperationException($"The command ended with {process.ExitCode}.");
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(Report report, TermsReading terms, string receipts, string what)
    {
        var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var (begun, text) = (started, new StringBuilder());
        void Lap(string phase)
        {
            text.Append(CultureInfo.InvariantCulture, $", {phase} {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s ({(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.00} s of processor)");
            (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        }

        var book = ReceiptsFile.Read("receipts.csv", receipts);
        Lap("read");
        var statement = StatementCalculation.Run(terms.ToAgreement(), book, 2016, 2025);
        Lap("computed");
        StatementJson.Write(statement, Stream.Null);
        Lap("written");
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{what}: {statement.Periods.Sum(period => period.Lines.Count)} lines in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.00} s{text}"));
    }

    private static string Terms() =>
        "parties: [{id: a, role: 飞出地}, {id: b, role: 飞入地}]\nfrom: 2016-01-01\nheads: [" + string.Join(", ", Enumerable.Range(0, Heads).Select(head => $"head{head}")) + "]\n"
        + "ratio: [{shares: {a: 0.5, b: 0.5}}]\n"
        + "cap: {prior_years_sum: 3, measured_on: out_share}\nthreshold: {average_yuan: 100, prior_years: 3}\n"
        + "increment: {base: prior_average, prior_years: 3, base_to: b}\nbands: [{over_yuan: 5000000, shares: {a: 0.3, b: 0.7}}]\nterm: {years: 20}\n";

    private static string Receipts()
    {
        var random = new Random(1);
        var text = new StringBuilder("firm,head,period,amount\n");
        for (var firm = 0; firm < Firms; firm++)
        {
            for (var head = 0; head < Heads; head++)
            {
                for (var year = 2013; year < 2026; year++) text.Append(CultureInfo.InvariantCulture, $"firm{firm},head{head},{year},{random.Next(100_000_000) / 100m}\n");
            }
        }
        return text.ToString();
    }
}
