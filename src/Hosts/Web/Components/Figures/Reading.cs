using System.Globalization;
using OneCity.Kernel;

namespace OneCity.Web.Components.Figures;

/// <summary>Numbers as people read them: 22,128.3 亿元, 1,667.68 万人.</summary>
public static class Reading
{
    /// <summary>The number with its unit in the reader's language; large amounts in 亿 and 万, nothing is rounded away.</summary>
    public static (string Number, string Unit) Of(Quantity quantity, Language language)
    {
        var (value, unit) = (quantity.Value, quantity.Unit);
        foreach (var prefix in new[] { ("亿", 100_000_000m), ("万", 10_000m) })
        {
            if (Math.Abs(value) < prefix.Item2 * 10 || unit.Code.Length > 2 || Unit.Find(prefix.Item1 + unit.Code) is not { } larger || !unit.ConvertsTo(larger)) continue;
            if (new Quantity(value, unit).InBase / larger.Ratio is var scaled && scaled.ToDecimal() is { } exact) return (Number(exact), Name(larger, language));
        }
        return (Number(value), Name(unit, language));
    }

    /// <summary>A number with thousands separated, without trailing zeros.</summary>
    public static string Number(decimal value) => value.ToString("#,0.############", CultureInfo.InvariantCulture);

    /// <summary>The unit's name.</summary>
    public static string Name(Unit unit, Language language)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return language == Language.English ? unit.English : unit.Code;
    }
}
