using System.Collections.Immutable;

namespace OneCity.Agreements.Model;

/// <summary>Computes an agreement's statements from its terms and all receipts, always from recognition on.</summary>
/// <remarks>
/// Order per firm and year: threshold, basis, deduction, base and increment, bands or ratio, cap, minimum, rounding. Everything is
/// exact until the lines are rounded. The order of receipts does not matter.
/// </remarks>
public static class StatementCalculation
{
    /// <summary>The statements of the years <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    /// <exception cref="OverflowException">When an amount leaves the range of whole fen in 64 bits.</exception>
    public static Statement Run(Agreement agreement, ReceiptBook receipts, int first, int last)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(receipts);
        var subjects = new SubjectList(agreement, receipts);
        var parties = agreement.AllParties();
        var cumulative = new long[parties.Length];
        var periods = new List<PeriodStatement>();
        for (var year = first; year < agreement.FromYear && year <= last; year++) periods.Add(BeforeRecognition(agreement, year));
        foreach (var period in OnAllCores(() => Round(Years(agreement, subjects, last))))
        {
            for (var i = 0; i < period.Parties.Length; i++)
                cumulative[IndexOf(parties, period.Parties[i].Id)] += period.TotalsFen[i];
            if (period.Year >= first) periods.Add(period);
        }
        return new Statement(agreement.Name, periods, parties, [.. cumulative]);
    }

    /// <summary>Every year from recognition on, exact; a year needs what the years before have counted.</summary>
    private static List<ExactYear> Years(Agreement agreement, SubjectList subjects, int last)
    {
        var years = new List<ExactYear>();
        for (var year = agreement.FromYear; year <= last; year++)
        {
            var terms = agreement.In(year);
            var firmYears = subjects.Next(year, terms, out var awaited);
            MinimumRule.Apply(terms, year - agreement.FromYear + 1, year, firmYears);
            years.Add(new(year, terms, firmYears, awaited));
        }
        return years;
    }

    /// <summary>Rounds the years, which no longer depend on each other, on all cores.</summary>
    private static PeriodStatement[] Round(List<ExactYear> years)
    {
        var rounded = new PeriodStatement[years.Count];
        Parallel.For(0, years.Count, i => rounded[i] = Round(years[i].Terms, years[i].Year, years[i].FirmYears, years[i].IsAwaited));
        return rounded;
    }

    /// <summary>An amount out of range is the same fault on whatever core it was found.</summary>
    private static T OnAllCores<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (AggregateException several) when (several.InnerExceptions[0] is OverflowException)
        {
            throw new OverflowException("An amount leaves the range of whole fen.", several);
        }
    }

    private static PeriodStatement BeforeRecognition(Agreement agreement, int year)
    {
        var terms = agreement.In(agreement.FromYear);
        return new(year, terms.Parties, false, null, [], [.. terms.Parties.Select(_ => 0L)], [], terms);
    }

    private static PeriodStatement Round(Terms terms, int year, List<FirmYear> firmYears, bool awaited)
    {
        var lines = new List<StatementLine>(firmYears.Count * Math.Max(1, terms.Heads.Length));
        var totals = new long[terms.Parties.Length];
        var rounding = new LineRounding(terms);
        foreach (var firmYear in firmYears) rounding.AddLines(firmYear, lines, totals);
        var hasAllStopped = !awaited && firmYears.Count > 0 && firmYears.All(each => each.Stopped is not null);
        return new(year, terms.Parties, firmYears.Any(each => each.HasEntered), hasAllStopped ? LastReason(firmYears) : null,
            lines, ImmutableArray.Create(totals), firmYears, terms);
    }

    /// <summary>Of several reasons: one of a firm that entered counts more than the threshold, one of this very year more than older ones.</summary>
    private static StopReason LastReason(List<FirmYear> firmYears) =>
        firmYears.OrderBy(each => each.HasEntered ? each.IsWhole ? 1 : 0 : 2).First().Stopped!.Value;

    private sealed record ExactYear(int Year, Terms Terms, List<FirmYear> FirmYears, bool IsAwaited);

    private static int IndexOf(ImmutableArray<Party> parties, string id)
    {
        for (var i = 0; i < parties.Length; i++)
        {
            if (parties[i].Id == id) return i;
        }
        throw new ArgumentException($"No party {id}.", nameof(id));
    }
}

/// <summary>The firms of an agreement, in the order of its list or by name, each with its history.</summary>
internal sealed class SubjectList
{
    private readonly Dictionary<string, FirmHistory> _histories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _fromYears = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FirmReceipts> _receipts = new(StringComparer.Ordinal);
    private readonly Dictionary<Terms, TermsView> _views = new(ReferenceEqualityComparer.Instance);
    private readonly ReceiptIndex _index;
    private readonly List<string> _everyone;

    public SubjectList(Agreement agreement, ReceiptBook receipts)
    {
        var heads = agreement.Versions.Select(version => version.Terms)
            .SelectMany(terms => terms.Heads.Concat(terms.Threshold?.Heads ?? [])).Append(Terms.IncentiveHead).ToHashSet(StringComparer.Ordinal);
        _index = new ReceiptIndex(receipts, heads, agreement.Versions.Any(version => version.Terms.About.IsProjects));
        _everyone = [.. _index.Subjects()];
        foreach (var version in agreement.Versions)
        {
            var begins = Math.Max(agreement.FromYear, version.FromYear);
            foreach (var firm in version.Terms.About.Firms ?? []) _fromYears.TryAdd(firm.Id, firm.FromYear ?? begins);
        }
        foreach (var firm in _everyone) _fromYears.TryAdd(firm, agreement.FromYear);
    }

    /// <summary>Every firm's next year under the terms; a firm not yet recognised has none.</summary>
    /// <param name="year">Calendar year.</param>
    /// <param name="terms">Terms in force.</param>
    /// <param name="awaited">True when a listed firm is still to be recognised.</param>
    public List<FirmYear> Next(int year, Terms terms, out bool awaited)
    {
        awaited = false;
        var view = _views.TryGetValue(terms, out var known) ? known : _views[terms] = _index.View(terms);
        var open = new List<FirmHistory>();
        foreach (var firm in terms.About.Firms is { } listed ? listed.Select(each => each.Id) : InPark(view))
        {
            var from = _fromYears[firm];
            if (year < from)
            {
                awaited = true;
                continue;
            }
            if (!_histories.TryGetValue(firm, out var history))
                _histories[firm] = history = new FirmHistory(firm, from, Receipts(firm));
            open.Add(history);
        }
        var answer = new FirmYear[open.Count];
        // Firms do not depend on each other; a handful is not worth spreading over the cores.
        if (open.Count < 64) for (var i = 0; i < open.Count; i++) answer[i] = open[i].Next(year, view);
        else Parallel.For(0, open.Count, i => answer[i] = open[i].Next(year, view));
        return [.. answer];
    }

    private IEnumerable<string> InPark(TermsView view) => view.Terms.About.Park is null
        ? _everyone
        : _everyone.Where(firm => Receipts(firm).In(view).HasTax);

    private FirmReceipts Receipts(string firm)
    {
        if (!_receipts.TryGetValue(firm, out var receipts))
            _receipts[firm] = receipts = new FirmReceipts(_index, _index.FindSubject(firm) ?? -1);
        return receipts;
    }
}
