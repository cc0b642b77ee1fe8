using System.Globalization;

namespace OneCity.Kernel;

/// <summary>Renminbi in whole fen. Arithmetic that overflows is an error, never a wrong sum.</summary>
/// <param name="Fen">Whole fen; negative for what is owed the other way.</param>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    /// <summary>Nothing; not the same as a missing amount, which is null.</summary>
    public static Money Zero => default;

    /// <summary>From a quantity in 分, 元, 万元, 亿元 …</summary>
    /// <exception cref="RefusedException"><c>kernel.different-dimension</c>, <c>kernel.not-whole-fen</c>, <c>kernel.amount-too-large</c>.</exception>
    public static Money From(Quantity quantity)
    {
        var fen = Unit.Parse("分");
        if (!quantity.Unit.ConvertsTo(fen)) throw Quantity.Different(quantity.Unit, fen).ToException();
        var exact = quantity.InBase;
        if (!exact.Denominator.IsOne) throw new Refusal(
            "kernel.not-whole-fen",
            new($"{quantity} 不是整数分", $"{quantity} is not a whole number of fen"),
            new("先约定四舍五入的规则再取整", "round by the rule agreed first")).ToException();
        if (exact.Numerator > long.MaxValue || exact.Numerator < long.MinValue) throw new Refusal(
            "kernel.amount-too-large",
            new($"{quantity} 超出金额范围", $"{quantity} is beyond the range of amounts"),
            new("检查单位是否写错", "check whether the unit is right")).ToException();
        return new((long)exact.Numerator);
    }

    /// <summary>The amount as a quantity in the unit, exactly; two decimals at most for 元.</summary>
    public Quantity In(Unit unit) => new Quantity(Fen, Unit.Parse("分")).To(unit);

    /// <inheritdoc/>
    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>In yuan with two decimals: <c>12345.60</c>.</summary>
    public override string ToString() => (Fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Sum.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Fen + right.Fen));

    /// <summary>Difference.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Fen - right.Fen));

    /// <summary>The other way round.</summary>
    public static Money operator -(Money amount) => new(checked(-amount.Fen));

    /// <summary>Order.</summary>
    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;

    /// <summary>Order.</summary>
    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;

    /// <summary>Order.</summary>
    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;

    /// <summary>Order.</summary>
    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;
}
