namespace OneCity.Agreements.Model;

/// <summary>What a line of an earlier statement has become since: late receipts, refunds, clawback, a ruling.</summary>
/// <param name="Year">Year of the line.</param>
/// <param name="Firm">Firm.</param>
/// <param name="Head">Tax head.</param>
/// <param name="BasisFen">Change of the basis.</param>
/// <param name="SharesFen">Change per party; the changes add up to <paramref name="BasisFen"/>.</param>
/// <param name="Reasons">Why; null in papers written before reasons were kept.</param>
public sealed record Correction(
    int Year, string Firm, string Head, long BasisFen, IReadOnlyDictionary<string, long> SharesFen, IReadOnlyList<CorrectionReason>? Reasons = null);

/// <summary>Why a line has changed since it was stated.</summary>
/// <param name="Code"><c>late</c>, <c>refund</c>, <c>incentive</c>, <c>terms</c>, <c>ruling</c>, or <c>follows</c> when another line's change moved it.</param>
/// <param name="AmountFen">What came in or was paid back; null where the reason is no amount.</param>
/// <param name="What">The ruling's words or the version of the terms; empty for others.</param>
public sealed record CorrectionReason(string Code, long? AmountFen, string What);

/// <summary>A receipt that came after the last statement was made.</summary>
public sealed record LateReceipt(int Year, string Firm, string Head, long AmountFen);

/// <summary>What a superior's ruling moves between two parties on one line of a year that was stated.</summary>
/// <param name="Year">Year of the line.</param>
/// <param name="Firm">Firm of the line.</param>
/// <param name="Head">Tax head of the line.</param>
/// <param name="Payer">Party that gives.</param>
/// <param name="Payee">Party that gets.</param>
/// <param name="AmountFen">More than nothing.</param>
/// <param name="Ruling">The ruling's words.</param>
public sealed record Adjustment(int Year, string Firm, string Head, string Payer, string Payee, long AmountFen, string Ruling);

/// <summary>What has happened since the last statement: the grounds for corrections.</summary>
/// <param name="Late">Receipts imported since.</param>
/// <param name="Adjustments">Every ruling's adjustments, whenever made.</param>
/// <param name="TermsVersion">Version of the terms now.</param>
public sealed record Grounds(IReadOnlyList<LateReceipt> Late, IReadOnlyList<Adjustment> Adjustments, long TermsVersion)
{
    /// <summary>Nothing has happened.</summary>
    public static Grounds None { get; } = new([], [], 0);

    /// <summary>Why a line changed; never empty.</summary>
    /// <param name="year">Year of the line.</param>
    /// <param name="firm">Its firm.</param>
    /// <param name="head">Its head.</param>
    /// <param name="statedVersion">Version of the terms of the last statement.</param>
    /// <param name="newRulings">Adjustments that the last statement did not carry yet.</param>
    public IReadOnlyList<CorrectionReason> Of(int year, string firm, string head, long statedVersion, IReadOnlyList<Adjustment> newRulings)
    {
        var reasons = new List<CorrectionReason>();
        var own = Late.Where(each => each.Year == year && each.Firm == firm && each.Head == head).ToList();
        Add(reasons, "late", own.Where(each => each.AmountFen > 0).Sum(each => each.AmountFen));
        Add(reasons, "refund", own.Where(each => each.AmountFen < 0).Sum(each => each.AmountFen));
        Add(reasons, "incentive", Late.Where(each => each.Year == year && each.Firm == firm && each.Head == Terms.IncentiveHead).Sum(each => each.AmountFen));
        reasons.AddRange(newRulings.Where(each => each.Year == year && each.Firm == firm && each.Head == head)
            .Select(each => new CorrectionReason("ruling", each.AmountFen, each.Ruling)));
        if (TermsVersion > statedVersion) reasons.Add(new("terms", null, $"v{TermsVersion}"));
        if (reasons.Count == 0) reasons.Add(new("follows", null, ""));
        return reasons;
    }

    private static void Add(List<CorrectionReason> reasons, string code, long sum)
    {
        if (sum != 0) reasons.Add(new(code, sum, ""));
    }
}
