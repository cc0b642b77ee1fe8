using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>A value the public would see, and how many firms stand behind it.</summary>
/// <param name="Amount">In the base unit.</param>
/// <param name="Firms">Null when nobody said: then it is taken to rest on enough.</param>
public readonly record struct PublicCell(Rational Amount, long? Firms);

/// <summary>A whole and the parts that add up to it, among the values the public would see.</summary>
public sealed record PublicSum(Fact Whole, IReadOnlyList<Fact> Parts);

/// <summary>
/// Complementary suppression: which values are held back so that a secret one does not follow as the whole less the other parts
/// (Hundepool and others, Statistical Disclosure Control, 2012, chapter 4).
/// </summary>
public static class Suppression
{
    /// <summary>Every fact whose value is held back: secret ones, and of each sum that would give one away its smallest other part.</summary>
    /// <param name="cells">What the public would see.</param>
    /// <param name="sums">Sums over facts among the cells. Each is protected for itself; what several together give away is not looked for.</param>
    public static IReadOnlySet<Fact> Withheld(IReadOnlyDictionary<Fact, PublicCell> cells, IReadOnlyList<PublicSum> sums)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(sums);
        var hidden = cells.Where(cell => cell.Value.Firms is < Figure.FirmsMin).Select(cell => cell.Key).ToHashSet();
        while (sums.Select(sum => Next(sum, cells, hidden)).FirstOrDefault(fact => fact is not null) is { } fact) hidden.Add(fact);
        return hidden;
    }

    /// <summary>What has to be held back next in a sum; null when it gives nothing away.</summary>
    private static Fact? Next(PublicSum sum, IReadOnlyDictionary<Fact, PublicCell> cells, HashSet<Fact> hidden)
    {
        List<Fact> members = [sum.Whole, .. sum.Parts];
        var secret = members.Where(hidden.Contains).ToList();
        if (secret.Count == 0 || secret.Count == members.Count || (secret.Count > 1 && secret.Sum(fact => cells[fact].Firms ?? Figure.FirmsMin) >= Figure.FirmsMin)) return null;
        // What the parts leave of the whole, such as a county without a figure, hides the secret when it is larger than the secret itself.
        var rest = sum.Parts.Aggregate(cells[sum.Whole].Amount, (left, part) => left - cells[part].Amount);
        if (Size(rest).CompareTo(Size(secret.Aggregate(Rational.Zero, (all, fact) => all + cells[fact].Amount))) > 0) return null;
        return members.Except(secret).OrderBy(fact => fact == sum.Whole).ThenBy(fact => Size(cells[fact].Amount)).ThenBy(fact => $"{fact.Indicator}/{fact.Region}", StringComparer.Ordinal).First();
    }

    private static Rational Size(Rational amount) => amount.Sign < 0 ? Rational.Zero - amount : amount;
}
