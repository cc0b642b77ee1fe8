namespace OneCity.Agreements.Model;

/// <summary>What a line of an earlier statement has become since: late receipts, refunds, clawback, a ruling.</summary>
/// <param name="Year">Year of the line.</param>
/// <param name="Firm">Firm.</param>
/// <param name="Head">Tax head.</param>
/// <param name="BasisFen">Change of the basis.</param>
/// <param name="SharesFen">Change per party; the changes add up to <paramref name="BasisFen"/>.</param>
public sealed record Correction(int Year, string Firm, string Head, long BasisFen, IReadOnlyDictionary<string, long> SharesFen);

/// <summary>Compares what was stated with what the same years give now.</summary>
public static class Corrections
{
    /// <summary>The lines of the years stated that are different now, in the order of years; empty when nothing has changed.</summary>
    /// <param name="stated">Periods as stated.</param>
    /// <param name="now">The same years, and maybe more, computed anew.</param>
    public static IReadOnlyList<Correction> Between(IEnumerable<PeriodStatement> stated, IEnumerable<PeriodStatement> now)
    {
        var current = now.ToDictionary(period => period.Year);
        var answer = new List<Correction>();
        foreach (var before in stated)
        {
            var lines = new Dictionary<(string, string), (long Basis, Dictionary<string, long> Shares)>();
            Add(lines, before, -1);
            if (current.TryGetValue(before.Year, out var after)) Add(lines, after, 1);
            foreach (var ((firm, head), (basis, shares)) in lines)
            {
                if (basis != 0 || shares.Values.Any(share => share != 0)) answer.Add(new(before.Year, firm, head, basis, shares));
            }
        }
        return answer;
    }

    private static void Add(Dictionary<(string, string), (long Basis, Dictionary<string, long> Shares)> lines, PeriodStatement period, int sign)
    {
        foreach (var line in period.Lines)
        {
            var (basis, shares) = lines.TryGetValue((line.Firm, line.Head), out var known) ? known : (0, []);
            for (var i = 0; i < period.Parties.Length; i++)
            {
                var party = period.Parties[i].Id;
                shares[party] = shares.GetValueOrDefault(party) + sign * line.SharesFen.Span[i];
            }
            lines[(line.Firm, line.Head)] = (basis + sign * line.BasisFen, shares);
        }
    }
}
