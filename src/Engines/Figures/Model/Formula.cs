using System.Globalization;
using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>Where a formula takes a value from.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Region">A fixed region; null for the region asked about.</param>
/// <param name="Shift">0 this period, −1 the period before, −12 the same period last year.</param>
/// <param name="OverMembers">The sum over the members of the scope asked about, as of the period's last day.</param>
public sealed record Input(string Indicator, string? Region = null, int Shift = 0, bool OverMembers = false)
{
    /// <summary>The period it is taken from when a figure of <paramref name="period"/> is computed.</summary>
    public Period At(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return Shift switch { 0 => period, -1 => period.Previous, _ => period.SamePeriodLastYear };
    }
}

/// <summary>An arithmetic formula over figures: <c>+ - * / ( )</c>, numbers, and</summary>
/// <remarks>
/// <c>gdp</c> (this region and period), <c>before(gdp)</c>, <c>lastyear(gdp)</c>, <c>in(430000, gdp)</c>, <c>members(gdp)</c>,
/// <c>growth(gdp)</c> = (gdp / lastyear(gdp) − 1) × 100. Values enter in the unit of their indicator; factors between units are written out.
/// </remarks>
public sealed class Formula
{
    private readonly string _text;
    private readonly List<Input> _inputs = [];
    private int _at;

    private Formula(string text) => _text = text;

    /// <summary>What it needs, in the order of writing.</summary>
    public IReadOnlyList<Input> Inputs => _inputs;

    /// <summary>Reads a formula and finds what it needs.</summary>
    /// <exception cref="RefusedException"><c>figures.unreadable-formula</c>, naming the position.</exception>
    public static Formula Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var formula = new Formula(text);
        formula.Read(_ => new Rational(1));
        return formula;
    }

    /// <summary>The value; null when an input is missing or a divisor is zero.</summary>
    /// <param name="valueOf">The value of an input in its indicator's unit; null when it is missing.</param>
    public Rational? Compute(Func<Input, Rational?> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        return new Formula(_text).Read(valueOf);
    }

    /// <summary>The formula as written.</summary>
    public override string ToString() => _text;

    private Rational? Read(Func<Input, Rational?> valueOf)
    {
        _at = 0;
        var value = Sum(valueOf);
        Skip();
        return _at == _text.Length ? value : throw Unreadable();
    }

    private Rational? Sum(Func<Input, Rational?> valueOf)
    {
        var value = Product(valueOf);
        while (Take('+') is var plus && (plus || Take('-')))
        {
            var right = Product(valueOf);
            value = value is { } a && right is { } b ? plus ? a + b : a - b : null;
        }
        return value;
    }

    private Rational? Product(Func<Input, Rational?> valueOf)
    {
        var value = Term(valueOf);
        while (Take('*') is var times && (times || Take('/')))
        {
            var right = Term(valueOf);
            value = value is { } a && right is { } b && (times || b.CompareTo(new Rational(0)) != 0) ? times ? a * b : a / b : null;
        }
        return value;
    }

    private Rational? Term(Func<Input, Rational?> valueOf)
    {
        if (Take('('))
        {
            var inner = Sum(valueOf);
            return Take(')') ? inner : throw Unreadable();
        }
        Skip();
        var word = Word();
        if (word.Length == 0) throw Unreadable();
        if (decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return Rational.From(number);
        if (!Take('(')) return Value(new Input(word), valueOf);
        var arguments = new List<string> { Argument() };
        while (Take(',')) arguments.Add(Argument());
        return Take(')') ? Call(word, arguments, valueOf) : throw Unreadable();
    }

    private Rational? Call(string function, List<string> arguments, Func<Input, Rational?> valueOf) => (function, arguments) switch
    {
        ("before", [var indicator]) => Value(new Input(indicator, Shift: -1), valueOf),
        ("lastyear", [var indicator]) => Value(new Input(indicator, Shift: -12), valueOf),
        ("members", [var indicator]) => Value(new Input(indicator, OverMembers: true), valueOf),
        ("in", [var region, var indicator]) => Value(new Input(indicator, region), valueOf),
        ("growth", [var indicator]) => Growth(indicator, valueOf),
        _ => throw Unreadable(),
    };

    private Rational? Growth(string indicator, Func<Input, Rational?> valueOf)
    {
        var (now, before) = (Value(new Input(indicator), valueOf), Value(new Input(indicator, Shift: -12), valueOf));
        return now is { } a && before is { } b && b.CompareTo(new Rational(0)) != 0 ? (a / b - new Rational(1)) * new Rational(100) : null;
    }

    private Rational? Value(Input input, Func<Input, Rational?> valueOf)
    {
        if (!_inputs.Contains(input)) _inputs.Add(input);
        return valueOf(input);
    }

    private string Argument()
    {
        Skip();
        var word = Word();
        return word.Length > 0 ? word : throw Unreadable();
    }

    private string Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '.')) _at++;
        return _text[start.._at];
    }

    private bool Take(char sign)
    {
        Skip();
        if (_at >= _text.Length || _text[_at] != sign) return false;
        _at++;
        return true;
    }

    private void Skip()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private RefusedException Unreadable() => FiguresRefusals.UnreadableFormula(_text, _at + 1).ToException();
}
