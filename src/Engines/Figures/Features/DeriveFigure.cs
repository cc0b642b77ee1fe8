using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>A value computed from others, never typed.</summary>
/// <param name="Value">Rounded half away from zero to 10 decimals at most; null when an input is missing, a divisor is zero or a break in method lies between.</param>
/// <param name="Formula">The formula.</param>
/// <param name="Inputs">What went in: fact and value.</param>
/// <param name="Missing">Facts without a figure.</param>
/// <param name="Break">The break in method that forbids a comparison over time; null when there is none.</param>
public sealed record Derived(
    decimal? Value, string Formula, IReadOnlyList<(Fact Fact, Quantity Quantity)> Inputs, IReadOnlyList<Fact> Missing, MethodBreak? Break);

/// <summary>Computes a derived figure over what is taken.</summary>
public static class DeriveFigure
{
    /// <summary>What to compute: an indicator that the pack has a formula for, or a formula.</summary>
    public sealed record Request(string IndicatorOrFormula, string Region, string Period, FigureBook Book);

    internal static Task<Derived> Handle(Request request, FiguresStore store, CancellationToken stop)
    {
        var formula = Formula.Parse(store.Rules.Formulas.GetValueOrDefault(request.IndicatorOrFormula) ?? request.IndicatorOrFormula);
        return store.Database.Read(session => Compute(session, store, formula, request.Region, Period.Parse(request.Period), request.Book), stop);
    }

    internal static async Task<Derived> Compute(
        IReadSession session, FiguresStore store, Formula formula, string region, Period period, FigureBook book)
    {
        var (inputs, missing) = (new List<(Fact, Quantity)>(), new List<Fact>());
        var values = new Dictionary<Input, Rational?>();
        MethodBreak? broken = null;
        foreach (var input in formula.Inputs)
        {
            var at = input.At(period);
            broken ??= input.Shift == 0 ? null : store.Rules.BreakBetween(input.Indicator, input.Region ?? region, at, period);
            values[input] = await ValueOf(session, store, input, input.Region ?? region, at, book, inputs, missing);
        }
        var value = missing.Count > 0 || broken is not null ? null : formula.Compute(input => values[input]);
        return new(value is { } known ? known.ToDecimal() is { Scale: <= 10 } exact ? exact : known.Round(10) : null, formula.ToString(), inputs, missing, broken);
    }

    private static async Task<Rational?> ValueOf(
        IReadSession session, FiguresStore store, Input input, string region, Period period, FigureBook book,
        List<(Fact, Quantity)> inputs, List<Fact> missing)
    {
        var indicator = store.Directory.FindIndicator(input.Indicator)
            ?? throw FiguresRefusals.UnknownIndicator(input.Indicator, "").ToException();
        IReadOnlyList<string> subjects = input.OverMembers
            ? [.. store.Directory.MembersOf(region, period.LastDay).Select(member => member.Code.Digits)] : [region];
        var taken = await TakenQuery.Values(session, store.Codes, [input.Indicator], subjects, [period.ToString()], book);
        inputs.AddRange(taken.Select(each => (each.Fact, each.Quantity)));
        missing.AddRange(subjects.Except(taken.Select(each => each.Fact.Region)).Select(each => new Fact(input.Indicator, each, period.ToString(), book)));
        if (subjects.Count == 0) missing.Add(new Fact(input.Indicator, region, period.ToString(), book));
        return taken.Aggregate(new Rational(0), (sum, each) => sum + each.Quantity.InBase) / indicator.Unit.Ratio;
    }
}
