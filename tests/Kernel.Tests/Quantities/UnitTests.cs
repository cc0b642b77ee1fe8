using CsCheck;
using Xunit;

namespace OneCity.Kernel.Tests.Quantities;

public class UnitTests
{
    private static readonly Gen<Unit> AnyUnit = Gen.Int[0, Unit.All.Count - 1].Select(index => Unit.All[index]);

    [Theory]
    [InlineData("776", "亿元", "元", "77600000000")]
    [InlineData("1.5", "万元", "分", "1500000")]
    [InlineData("22128.3", "亿元", "万亿元", "2.21283")]
    [InlineData("61.56", "万人次", "人次", "615600")]
    [InlineData("103", "万人", "人", "1030000")]
    [InlineData("1.89", "万平方公里", "平方公里", "18900")]
    [InlineData("15", "亩", "公顷", "1")]
    [InlineData("1500", "亩", "平方公里", "1")]
    [InlineData("105", "公里", "米", "105000")]
    [InlineData("0.5", "小时", "分钟", "30")]
    [InlineData("5", "‰", "%", "0.5")]
    [InlineData("2", "亿千瓦时", "万千瓦时", "20000")]
    [InlineData("522.87", "km²", "公顷", "52287")]
    public void A_quantity_converts_exactly(string value, string from, string to, string expected)
    {
        var converted = new Quantity(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Unit.Parse(from)).To(Unit.Parse(to));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), converted.Value);
    }

    [Theory]
    [InlineData("亿元", "人")]
    [InlineData("%", "百分点")]
    [InlineData("百分点", "%")]
    [InlineData("人", "人次")]
    [InlineData("个", "家")]
    [InlineData("亩", "公里")]
    [InlineData("年", "天")]
    [InlineData("工作日", "天")]
    [InlineData("美元", "元")]
    [InlineData("倍", "%")]
    public void Different_dimensions_do_not_convert(string from, string to)
    {
        var refused = Assert.Throws<RefusedException>(() => new Quantity(1, Unit.Parse(from)).To(Unit.Parse(to)));
        Assert.Equal("kernel.different-dimension", refused.Refusal.Code);
        Assert.False(new Quantity(1, Unit.Parse(from)).IsSameAmountAs(new Quantity(1, Unit.Parse(to))));
    }

    [Theory]
    [InlineData("亿员", "亿元")]
    [InlineData("平方公理", "平方公里")]
    [InlineData("百分店", "百分点")]
    [InlineData("万人词", "万人次")]
    public void An_unknown_unit_names_the_nearest(string written, string nearest)
    {
        var refused = Assert.Throws<RefusedException>(() => Unit.Parse(written));
        Assert.Equal("kernel.unknown-unit", refused.Refusal.Code);
        Assert.Contains(nearest, refused.Refusal.Remedy.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("万%")]
    [InlineData("亿百分点")]
    [InlineData("万位")]
    [InlineData("")]
    [InlineData("万")]
    public void Ten_thousand_goes_only_before_what_is_counted(string written) => Assert.Null(Unit.Find(written));

    [Theory]
    [InlineData("千瓦时", "千瓦时")]
    [InlineData("千克", "千克")]
    [InlineData("百分点", "百分点")]
    [InlineData("平方千米", "平方公里")]
    [InlineData("％", "%")]
    [InlineData("个百分点", "百分点")]
    [InlineData("名", "人")]
    public void A_unit_has_one_code_however_it_is_written(string written, string code) => Assert.Equal(code, Unit.Parse(written).Code);

    [Fact]
    public void A_mu_in_square_metres_is_no_decimal_and_says_so()
    {
        var mu = new Quantity(1, Unit.Parse("亩"));
        Assert.Equal("kernel.not-exact", Assert.Throws<RefusedException>(() => mu.To(Unit.Parse("平方米"))).Refusal.Code);
        Assert.Equal(666.67m, mu.RoundTo(Unit.Parse("平方米"), 2).Value);
        Assert.True(new Quantity(3, Unit.Parse("亩")).IsSameAmountAs(new Quantity(2000, Unit.Parse("平方米"))));
    }

    [Fact]
    public void Money_is_whole_fen_or_refused()
    {
        Assert.Equal(7_376_000_000_000L, new Quantity(737.6m, Unit.Parse("亿元")).ToMoney().Fen);
        Assert.Equal("kernel.not-whole-fen", Assert.Throws<RefusedException>(() => new Quantity(0.001m, Unit.Parse("元")).ToMoney()).Refusal.Code);
        Assert.Equal("kernel.different-dimension", Assert.Throws<RefusedException>(() => new Quantity(1, Unit.Parse("美元")).ToMoney()).Refusal.Code);
        Assert.Equal("kernel.amount-too-large", Assert.Throws<RefusedException>(() => new Quantity(1_000_000, Unit.Parse("万亿元")).ToMoney()).Refusal.Code);
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Equal("12345.60", new Money(1_234_560).ToString());
        Assert.Equal(1.5m, new Money(1_500_000).In(Unit.Parse("万元")).Value);
    }

    [Fact]
    public void Every_unit_parses_by_its_own_code_and_belongs_to_one_dimension()
    {
        Assert.All(Unit.All, unit => Assert.Same(unit, Unit.Parse(unit.Code)));
        Assert.All(Unit.All.GroupBy(unit => unit.Base), family => Assert.Single(family.Select(unit => unit.Dimension).Distinct()));
    }

    [Fact]
    public void There_and_back_is_the_same_amount() =>
        Gen.Select(Gen.Decimal[-1_000_000m, 1_000_000m], AnyUnit, AnyUnit).Sample((value, from, to) =>
        {
            if (!from.ConvertsTo(to)) return true;
            var there = new Rational(1) * Rational.From(value) * from.Ratio / to.Ratio;
            return there * to.Ratio / from.Ratio == Rational.From(value);
        });

    [Fact]
    public void A_fraction_of_a_decimal_gives_the_decimal_back() =>
        Gen.Decimal.Sample(value => Rational.From(value).ToDecimal() == value);

    [Fact]
    public void Rounding_is_half_away_from_zero()
    {
        Assert.Equal(0.13m, new Rational(1, 8).Round(2));
        Assert.Equal(-0.13m, new Rational(-1, 8).Round(2));
        Assert.Equal(0.333333m, new Rational(1, 3).Round(6));
        Assert.Null(new Rational(1, 3).ToDecimal());
    }
}
