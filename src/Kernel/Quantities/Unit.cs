using System.Globalization;
using System.Numerics;

namespace OneCity.Kernel;

/// <summary>A unit of measure: how it is written, what it measures, and its exact ratio to the base of its family.</summary>
/// <remarks>
/// The family is the base: 亿元 and 万元 share 分; 家 and 个 are two families, since firms do not convert into things.
/// 1 亩 is 2000/3 square metres (15 亩 to the hectare), kept as a ratio, so nothing is lost.
/// </remarks>
/// <param name="Code">The unit as it is written in tables: 亿元, 平方公里, %, 百分点.</param>
/// <param name="English">How English pages name it.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Base">Code of the family's base unit.</param>
/// <param name="Ratio">How many base units one of it is.</param>
public sealed record Unit(string Code, string English, Dimension Dimension, string Base, Rational Ratio)
{
    private static readonly (string Prefix, long Factor, string English)[] Prefixes =
        [("万亿", 1_000_000_000_000, "trillion"), ("亿", 100_000_000, "100 million"), ("千万", 10_000_000, "10 million"),
         ("百万", 1_000_000, "million"), ("十万", 100_000, "100,000"), ("万", 10_000, "10,000"), ("千", 1000, "thousand"), ("百", 100, "hundred")];

    /// <summary>Every unit of the table, without those made by 万 or 亿 before another.</summary>
    public static IReadOnlyList<Unit> All => UnitTable.All;

    /// <summary>Whether quantities of both can be converted and compared.</summary>
    public bool ConvertsTo(Unit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Dimension == other.Dimension && Base == other.Base;
    }

    /// <summary>The unit written so, also by a synonym (km², 平方千米) or with 百, 千, 万, 亿 before it; null when there is none.</summary>
    public static Unit? Find(string? written)
    {
        var text = UnitTable.Normalise(written);
        if (UnitTable.Find(text) is { } known) return known;
        foreach (var (prefix, factor, english) in Prefixes)
        {
            if (text.Length <= prefix.Length || !text.StartsWith(prefix, StringComparison.Ordinal)) continue;
            if (UnitTable.Find(text[prefix.Length..]) is { } scaled && scaled.TakesPrefix)
                return new(prefix + scaled.Code, $"{english} {scaled.English}", scaled.Dimension, scaled.Base, scaled.Ratio * new Rational(factor));
        }
        return null;
    }

    /// <summary>The unit written so.</summary>
    /// <exception cref="RefusedException"><c>kernel.unknown-unit</c>, naming the nearest known unit.</exception>
    public static Unit Parse(string written) => Find(written) ?? throw UnknownUnit(written).ToException();

    /// <summary>The refusal for a unit nobody knows, naming the nearest known one.</summary>
    public static Refusal UnknownUnit(string written)
    {
        var nearest = Nearest.Of(UnitTable.Normalise(written), UnitTable.Known);
        return new("kernel.unknown-unit",
            new($"不认识的单位“{written}”", $"unknown unit \"{written}\""),
            new($"最接近的是“{nearest}”", $"the nearest known unit is \"{nearest}\""));
    }

    private bool TakesPrefix => Dimension is not (Dimension.Share or Dimension.SharePoints or Dimension.Multiple or Dimension.Rank or Dimension.Speed);

    /// <inheritdoc/>
    public override string ToString() => Code;

    /// <inheritdoc/>
    public bool Equals(Unit? other) => other is not null && Code == other.Code;

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Code, StringComparison.Ordinal);
}
