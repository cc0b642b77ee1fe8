using System.Globalization;

namespace OneCity.Kernel;

/// <summary>A value with its unit, as a source printed it; conversions are exact or say that they round.</summary>
/// <param name="Value">The number in the unit.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct Quantity(decimal Value, Unit Unit)
{
    /// <summary>The value in base units of the family (fen, square metres, …), exactly.</summary>
    public Rational InBase => Rational.From(Value) * Unit.Ratio;

    /// <summary>The same amount in another unit of the family; exact, or refused when no decimal holds it.</summary>
    /// <exception cref="RefusedException"><c>kernel.different-dimension</c>; <c>kernel.not-exact</c> (1 亩 in 平方米): use <see cref="RoundTo"/>.</exception>
    public Quantity To(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var (value, from) = (Value, Unit);
        return Exact(unit).ToDecimal() is { } exact ? new(exact, unit) : throw new Refusal(
            "kernel.not-exact",
            new($"{value}{from} 换算成 {unit} 除不尽", $"{value} {from} has no exact decimal value in {unit}"),
            new("指定保留的小数位", "say to how many decimals to round")).ToException();
    }

    /// <summary>The amount in another unit of the family, rounded half away from zero to this many decimals.</summary>
    /// <exception cref="RefusedException"><c>kernel.different-dimension</c>.</exception>
    public Quantity RoundTo(Unit unit, int decimals) => new(Exact(unit).Round(decimals), unit);

    /// <summary>Whether both are the same amount, exactly, whatever their units; false for different families.</summary>
    public bool IsSameAmountAs(Quantity other) => Unit.ConvertsTo(other.Unit) && InBase == other.InBase;

    /// <summary>The value as fen.</summary>
    /// <exception cref="RefusedException"><c>kernel.different-dimension</c> when it is no renminbi; <c>kernel.not-whole-fen</c> when fen would be cut.</exception>
    public Money ToMoney() => Money.From(this);

    private Rational Exact(Unit unit)
    {
        if (!Unit.ConvertsTo(unit)) throw Different(Unit, unit).ToException();
        return InBase / unit.Ratio;
    }

    internal static Refusal Different(Unit from, Unit to) => new(
        "kernel.different-dimension",
        new($"{from} 不能换算成 {to}", $"{from} does not convert to {to}"),
        from.Dimension is Dimension.Share or Dimension.SharePoints && to.Dimension is Dimension.Share or Dimension.SharePoints
            ? new("% 是比重或增速,百分点是两个比重之差,请分开填写", "% is a share or a rate, percentage points are a difference of two shares: keep them apart")
            : new("换成同一种计量单位再比较", "use a unit that measures the same thing"));

    /// <summary>The number, a space for English-looking units left out: <c>776亿元</c>.</summary>
    public override string ToString() => Value.ToString("0.############################", CultureInfo.InvariantCulture) + Unit.Code;
}
