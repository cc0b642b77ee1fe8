namespace OneCity.Agreements.Tests.Contract;

/// <summary>A line of the reference: shares in the order of the parties.</summary>
internal sealed record ReferenceLine(string Firm, string Head, bool HasEntered, string? Reason, long BasisFen, IReadOnlyList<long> SharesFen);

/// <summary>The statement worked out sentence by sentence from the contract's semantics, slowly and with plain fractions: what the engine is compared with.</summary>
internal sealed class ByTheContract(Agreed agreed, IReadOnlyList<PaidRow> rows)
{
    /// <summary>What was paid under the cap so far, by firm: the out share, and all that was shared.</summary>
    private readonly Dictionary<string, PaidSoFar> _paid = [];

    private readonly HashSet<string> _past = [];

    private readonly record struct PaidSoFar(Fraction Out, Fraction Total);

    private sealed record FirmYear(string Firm, bool HasEntered, string? Reason, Dictionary<string, Fraction> Before, Dictionary<string, Fraction> Basis, Dictionary<string, Fraction> Shares)
    {
        public bool IsRunning { get; init; }
    }

    /// <summary>The lines of every year from the first to <paramref name="last"/>.</summary>
    public IEnumerable<(int Year, IReadOnlyList<ReferenceLine> Lines)> Years(int last)
    {
        for (var year = agreed.From.Year; year <= last; year++)
        {
            var terms = agreed.In(year);
            var firms = Firms().Where(firm => firm.First <= year).Select(firm => WorkOut(terms, firm.Id, firm.First, year)).ToList();
            if (terms.Minimum is { PerAgreement: true } minimum && IsDue(minimum, agreed.From.Year, year)) TopUpTogether(terms, minimum, firms);
            yield return (year, [.. firms.SelectMany(firm => Round(terms, firm))]);
        }
    }

    private IEnumerable<(string Id, int First)> Firms() => agreed.Firms is { } listed
        ? listed.Select(firm => (firm.Id, firm.From?.Year ?? agreed.From.Year))
        : rows.Where(row => IsInPark(row) && InScope().Contains(row.Head)).Select(row => row.Firm).Distinct().Order(StringComparer.Ordinal).Select(firm => (firm, agreed.From.Year));

    /// <summary>Every head that any version shares or measures: whoever never paid one of them is no firm of the agreement.</summary>
    private IEnumerable<string> InScope() => agreed.Amendments.Select(each => agreed.In(each.From.Year)).Prepend(agreed).SelectMany(terms => terms.Heads.Concat(terms.Threshold?.Heads ?? []));

    private bool IsInPark(PaidRow row) => agreed.Park is null || row.Park == agreed.Park;

    /// <summary>Receipts as paid; incentives are no head.</summary>
    private Fraction Paid(string firm, IReadOnlyList<string> heads, int first, int last) => rows
        .Where(row => IsInPark(row) && row.Firm == firm && heads.Contains(row.Head) && row.Year >= first && row.Year <= last)
        .Aggregate(Fraction.Zero, (sum, row) => sum + row.AmountFen);

    /// <summary>Basis by head before deduction.</summary>
    private Dictionary<string, Fraction> Before(Agreed terms, string firm, int year) => terms.Heads.ToDictionary(head => head, head =>
        Paid(firm, [head], year, year) * (terms.LocalRetained is { } kept ? Fraction.Parse(kept[head]) : 1));

    /// <summary>Basis by head after deduction, which never takes the year below zero and is divided in proportion to basis.</summary>
    private Dictionary<string, Fraction> Basis(Agreed terms, string firm, int year)
    {
        var basis = Before(terms, firm, year);
        var before = Sum(basis.Values);
        if (!terms.DeductsIncentives || before <= 0) return basis;
        var deduction = Paid(firm, ["incentive"], year, year);
        var after = deduction > before ? Fraction.Zero : before - deduction;
        return basis.ToDictionary(each => each.Key, each => each.Value * after / before);
    }

    private FirmYear WorkOut(Agreed terms, string firm, int first, int year)
    {
        var basis = Basis(terms, firm, year);
        var amount = Sum(basis.Values);
        var cap = terms.Cap is not { } limit ? (Fraction?)null
            : limit.PriorYears is { } prior ? AtLeastNothing(Paid(firm, terms.Heads, first - prior, first - 1)) : Yuan(limit.AmountYuan!);
        if (WhyNot(terms, firm, first, year, cap) is { } reason)
        {
            var whole = Nothing(terms);
            whole[terms.Collector] = amount;
            return new(firm, reason != "threshold", reason, Before(terms, firm, year), basis, whole);
        }
        var (shares, kept) = (Nothing(terms), Base(terms, firm, first, amount));
        Divide(terms, year - first + 1, amount - kept, shares);
        var isReached = false;
        if (cap is { } most) isReached = Cut(terms, firm, amount - kept, most, shares);
        else Count(firm, shares[terms.Out!], amount - kept);
        if (terms.Increment is { } increment) shares[increment.BaseTo] += kept;
        if (terms.Minimum is { PerAgreement: false } minimum && IsDue(minimum, first, year)) TopUp(shares, terms.Collector, minimum.Party, Yuan(minimum.Yuan));
        return new(firm, true, isReached ? "cap" : null, Before(terms, firm, year), basis, shares) { IsRunning = true };
    }

    /// <summary>Why nothing is shared: not entered, the cap was reached in an earlier year, or the term is over.</summary>
    private string? WhyNot(Agreed terms, string firm, int first, int year, Fraction? cap)
    {
        if (terms.Threshold is { } threshold
            && Paid(firm, threshold.Heads ?? terms.Heads, first - threshold.PriorYears, first - 1) / threshold.PriorYears < Yuan(threshold.AverageYuan))
        {
            _past.Remove(firm);
            return "threshold";
        }
        var paid = _paid.GetValueOrDefault(firm, new(Fraction.Zero, Fraction.Zero));
        var isPast = terms.Term is { } term && year - first + 1 > term.Years + (term.ExtendYears ?? 0);
        if (!isPast) _past.Remove(firm);
        // Once the term is over, a cap that an amendment lowers afterwards does not change why it stopped.
        if (isPast && _past.Contains(firm)) return "term";
        if (cap is { } most && (terms.Cap!.OnTotal ? paid.Total : paid.Out) >= most) return "cap";
        if (isPast) _past.Add(firm);
        return isPast ? "term" : null;
    }

    /// <summary>What is shared while no cap is in force counts when one comes later: counting starts at recognition.</summary>
    private void Count(string firm, Fraction outShare, Fraction total)
    {
        var paid = _paid.GetValueOrDefault(firm, new(Fraction.Zero, Fraction.Zero));
        _paid[firm] = new(paid.Out + outShare, paid.Total + total);
    }

    /// <summary>What goes to <c>base_to</c>: the base, or all of a year below it.</summary>
    private Fraction Base(Agreed terms, string firm, int first, Fraction amount)
    {
        if (terms.Increment is not { } increment) return Fraction.Zero;
        var kept = increment.PriorYears is not { } years ? Yuan(increment.AmountYuan!)
            : Sum(Enumerable.Range(first - years, years).Select(prior => Sum(Basis(terms, firm, prior).Values))) / years;
        return amount < kept || amount < 0 ? amount : kept;
    }

    /// <summary>Marginal bands: each part of the amount by its own band; below the first, and for a refund, the ratio holds.</summary>
    private static void Divide(Agreed terms, int firmYear, Fraction amount, Dictionary<string, Fraction> shares)
    {
        var steps = terms.Bands.Select(band => (Over: Yuan(band.OverYuan), band.Shares)).Prepend((Over: Fraction.Zero, Shares: terms.SharesIn(firmYear))).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            var top = i + 1 < steps.Count && amount > steps[i + 1].Over ? steps[i + 1].Over : amount;
            var part = i == 0 || top > steps[i].Over ? top - steps[i].Over : Fraction.Zero;
            foreach (var (party, share) in steps[i].Shares) shares[party] += part * Fraction.Parse(share);
        }
    }

    /// <summary>The last payment is cut to reach the cap exactly; only the out share is cut, and what is over stays with the collector.</summary>
    private bool Cut(Agreed terms, string firm, Fraction shared, Fraction cap, Dictionary<string, Fraction> shares)
    {
        var paid = _paid.GetValueOrDefault(firm, new(Fraction.Zero, Fraction.Zero));
        var measured = terms.Cap!.OnTotal ? shared : shares[terms.Out!];
        var room = cap - (terms.Cap.OnTotal ? paid.Total : paid.Out);
        var part = measured > room ? room / measured : (Fraction)1;
        var cut = shares[terms.Out!] - shares[terms.Out!] * part;
        _paid[firm] = new(paid.Out + shares[terms.Out!] - cut, paid.Total + shared * part);
        shares[terms.Out!] -= cut;
        shares[terms.Collector] += cut;
        return measured >= room;
    }

    private static bool IsDue(AgreedMinimum minimum, int first, int year) =>
        minimum.From is { } date ? year >= date.Year : year - first + 1 >= (minimum.FromYear ?? 1);

    private static void TopUp(Dictionary<string, Fraction> shares, string collector, string party, Fraction least)
    {
        var missing = least - shares[party];
        if (missing <= 0) return;
        shares[party] += missing;
        shares[collector] -= missing;
    }

    /// <summary>A minimum for the agreement: what is missing is divided over the firms that run, in proportion to basis; without any basis the first gets it.</summary>
    private static void TopUpTogether(Agreed terms, AgreedMinimum minimum, IReadOnlyList<FirmYear> firms)
    {
        var running = firms.Where(firm => firm.IsRunning).ToList();
        var missing = Yuan(minimum.Yuan) - Sum(running.Select(firm => firm.Shares[minimum.Party]));
        var whole = Sum(running.Select(firm => Sum(firm.Basis.Values)));
        if (missing <= 0 || running.Count == 0) return;
        foreach (var firm in running)
        {
            var part = whole.IsZero ? firm == running[0] ? missing : Fraction.Zero : missing * Sum(firm.Basis.Values) / whole;
            firm.Shares[minimum.Party] += part;
            firm.Shares[terms.Collector] -= part;
        }
    }

    /// <summary>The firm's shares over its heads in proportion to basis (a minimum without any receipt stands on the first), each line in whole fen by largest remainder.</summary>
    private static IEnumerable<ReferenceLine> Round(Agreed terms, FirmYear firm)
    {
        var amount = Sum(firm.Before.Values);
        foreach (var (head, basis) in firm.Basis)
        {
            var part = amount.IsZero ? head == terms.Heads[0] ? 1 : 0 : firm.Before[head] / amount;
            var exact = terms.Parties.Select(party => firm.Shares[party.Id] * part).ToList();
            yield return new(firm.Firm, head, firm.HasEntered, firm.Reason, basis.Nearest(), Whole(basis.Nearest(), exact));
        }
    }

    private static List<long> Whole(long sum, List<Fraction> exact)
    {
        if (sum < 0) return [.. Whole(-sum, [.. exact.Select(each => Fraction.Zero - each)]).Select(each => -each)];
        var whole = exact.Select(each => each.Floor()).ToList();
        var order = Enumerable.Range(0, whole.Count).OrderByDescending(i => exact[i] - whole[i]).ThenBy(i => i).ToList();
        for (var i = 0; i < sum - exact.Sum(each => each.Floor()); i++) whole[order[i % order.Count]]++;
        return whole;
    }

    private static Dictionary<string, Fraction> Nothing(Agreed terms) => terms.Parties.ToDictionary(party => party.Id, _ => Fraction.Zero);

    private static Fraction AtLeastNothing(Fraction amount) => amount < 0 ? Fraction.Zero : amount;

    private static Fraction Yuan(string yuan) => Fraction.Parse(yuan) * 100;

    private static Fraction Sum(IEnumerable<Fraction> amounts) => amounts.Aggregate(Fraction.Zero, (sum, each) => sum + each);
}
