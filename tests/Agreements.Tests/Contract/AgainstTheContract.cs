using System.Globalization;
using System.Text;
using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using Xunit;

namespace OneCity.Agreements.Tests.Contract;

public sealed class AgainstTheContract
{
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("ONECITY_CONTRACT_CASES"), CultureInfo.InvariantCulture, out var cases) ? cases : 1500;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("ONECITY_CONTRACT_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    [Fact]
    public void Random_terms_and_receipts_give_what_the_contract_says_word_for_word()
    {
        var faults = new List<string>();
        for (var i = 0; i < Cases && faults.Count < 5; i++)
        {
            var random = new Random(Seed * 1_000_003 + i);
            var agreed = new RandomAgreements(random).Terms();
            var rows = new RandomAgreements(random).Receipts(agreed);
            var (terms, receipts) = (new TermsWriting(random).Write(agreed), Csv(random, rows));
            var (first, last) = (random.Next(2014, 2020), random.Next(2020, 2026));
            var (expected, actual) = (Expected(agreed, rows, first, last), Actual(terms, receipts, $"{first}..{last}"));
            if (expected != actual) faults.Add($"case {i}\n{terms}\n{receipts}\n{Difference(expected, actual)}");
        }
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    private static string Difference(string expected, string actual)
    {
        var (one, other) = (expected.Split('\n'), actual.Split('\n'));
        return string.Join('\n', one.Except(other).Select(line => "contract " + line).Concat(other.Except(one).Select(line => "engine   " + line)));
    }

    private static string Expected(Agreed agreed, IReadOnlyList<PaidRow> rows, int first, int last)
    {
        var lines = new List<string>();
        var cumulative = new long[agreed.Parties.Count];
        foreach (var (year, all) in new ByTheContract(agreed, rows).Years(last))
        {
            foreach (var line in all)
            {
                for (var i = 0; i < cumulative.Length; i++) cumulative[i] += line.SharesFen[i];
                if (year >= first) lines.Add(Show(year, line.Firm, line.Head, line.HasEntered, line.Reason, line.BasisFen, line.SharesFen));
            }
        }
        return Sorted(lines, cumulative);
    }

    private static string Actual(string terms, string receipts, string years)
    {
        Statement statement;
        try
        {
            statement = AgreementsEngine.Compute(AgreementsEngine.Check("terms.yaml", terms), "receipts.csv", receipts, years);
        }
        catch (OneCity.Kernel.FileFaultException fault)
        {
            return fault.Message;
        }
        return Sorted(statement.Periods.SelectMany(period => period.Lines.Select(line =>
            Show(period.Year, line.Firm, line.Head, line.HasEntered, StatementJson.Word(line.Stopped) is { Length: > 0 } word ? word : null, line.BasisFen, line.SharesFen.ToArray()))), statement.CumulativeFen);
    }

    /// <summary>Lines in one order; lines of nothing are left out, since a firm without receipts may print them or not.</summary>
    private static string Sorted(IEnumerable<string> lines, IEnumerable<long> cumulative) =>
        string.Join('\n', lines.Where(line => line.Length > 0).Order(StringComparer.Ordinal).Append($"cumulative {string.Join(' ', cumulative)}"));

    private static string Show(int year, string firm, string head, bool hasEntered, string? reason, long basisFen, IReadOnlyList<long> sharesFen) =>
        basisFen == 0 && sharesFen.All(each => each == 0) ? "" : $"{year} {firm} {head} {(hasEntered ? "in" : "out")} {reason ?? "-"} {basisFen} = {string.Join(' ', sharesFen)}";

    private static string Csv(Random random, IReadOnlyList<PaidRow> rows)
    {
        var end = random.Next(2) == 0 ? "\n" : "\r\n";
        var text = new StringBuilder("firm,head,period,amount").Append(rows[0].Park is null ? "" : ",park").Append(end);
        foreach (var row in rows)
        {
            var amount = (row.AmountFen / 100m).ToString(random.Next(2) == 0 ? "0.##" : "0.00", CultureInfo.InvariantCulture);
            text.Append(random.Next(5) == 0 ? $"\"{row.Firm}\"" : row.Firm).Append(',').Append(row.Head).Append(',').Append(row.Year)
                .Append(row.Month is { } month ? $"-{month:00}" : "").Append(',').Append(amount).Append(row.Park is null ? "" : "," + row.Park).Append(end);
        }
        return text.ToString();
    }
}
