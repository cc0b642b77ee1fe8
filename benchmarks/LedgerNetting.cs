using System.Globalization;
using System.Text;
using OneCity.Ledger.Files;
using OneCity.Ledger.Model;

namespace OneCity.Benchmarks;

/// <summary>One million obligations between eight cities, from the text of the file to transfers and a proof per item.</summary>
public sealed class LedgerNetting : IPromise
{
    /// <inheritdoc/>
    public string Name => "clearing";

    /// <inheritdoc/>
    public string About => "1,000,000 obligations netted with a proof per item, promised under 5 s";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        string[] cities = ["长沙", "株洲", "湘潭", "岳阳", "衡阳", "常德", "益阳", "娄底"];
        var random = new Random(3);
        var text = new StringBuilder("from,to,amount\n");
        for (var i = 0; i < 1_000_000; i++)
        {
            var from = random.Next(cities.Length);
            text.Append(CultureInfo.InvariantCulture, $"{cities[from]},{cities[(from + 1 + random.Next(cities.Length - 1)) % cities.Length]},{random.Next(1, 1_000_000) / 100m}\n");
        }
        var file = text.ToString();
        var before = Environment.CpuUsage.TotalTime;
        foreach (var mode in (NettingMode[])[NettingMode.Multilateral, NettingMode.Bilateral])
        {
            await report.Time($"{mode}, read and netted", 3, () =>
            {
                var result = Netting.Run(LedgerFiles.ReadObligations("o.csv", new StringReader(file))[""], mode);
                return result.Positions.Values.Sum(position => position.Fen) == 0 ? Task.CompletedTask : throw new InvalidOperationException("Positions do not add up.");
            });
        }
        report.Line(string.Create(CultureInfo.InvariantCulture, $"processor time per run, all cores: {(Environment.CpuUsage.TotalTime - before).TotalSeconds / 6:0.00} s"));
    }
}
