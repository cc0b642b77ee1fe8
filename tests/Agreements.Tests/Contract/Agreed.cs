namespace OneCity.Agreements.Tests.Contract;

/// <summary>Terms as the contract lists them, key by key, without any reading or checking.</summary>
internal sealed record Agreed
{
    public required IReadOnlyList<(string Id, string Role)> Parties { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Firms with their own day of recognition, if any; null for every firm in the receipts.</summary>
    public IReadOnlyList<(string Id, DateOnly? From)>? Firms { get; init; }

    public string? Park { get; init; }

    public required IReadOnlyList<string> Heads { get; init; }

    /// <summary>Local-retained part by head; null for <c>basis: total</c>.</summary>
    public IReadOnlyDictionary<string, string>? LocalRetained { get; init; }

    public bool DeductsIncentives { get; init; }

    public required IReadOnlyList<AgreedStep> Ratio { get; init; }

    public IReadOnlyList<(string OverYuan, IReadOnlyDictionary<string, string> Shares)> Bands { get; init; } = [];

    public AgreedIncrement? Increment { get; init; }

    public AgreedThreshold? Threshold { get; init; }

    public AgreedCap? Cap { get; init; }

    public AgreedTerm? Term { get; init; }

    public AgreedMinimum? Minimum { get; init; }

    public string? CollectedBy { get; init; }

    /// <summary>Amendments: the day and the names of the keys that change, with the terms that hold the new values.</summary>
    public IReadOnlyList<(DateOnly From, IReadOnlyList<string> Keys, Agreed Values)> Amendments { get; init; } = [];

    /// <summary>The terms in force in a year: amendments by date, each key as a whole.</summary>
    public Agreed In(int year) => Amendments.Where(each => each.From.Year <= year).OrderBy(each => each.From).Aggregate(this, (now, each) => each.Keys.Aggregate(now, (terms, key) => key switch
    {
        "heads" => terms with { Heads = each.Values.Heads },
        "basis" => terms with { LocalRetained = each.Values.LocalRetained },
        "deduct_incentives" => terms with { DeductsIncentives = each.Values.DeductsIncentives },
        "ratio" => terms with { Ratio = each.Values.Ratio },
        "bands" => terms with { Bands = each.Values.Bands },
        "increment" => terms with { Increment = each.Values.Increment },
        "threshold" => terms with { Threshold = each.Values.Threshold },
        "cap" => terms with { Cap = each.Values.Cap },
        "term" => terms with { Term = each.Values.Term },
        "minimum" => terms with { Minimum = each.Values.Minimum },
        "collected_by" => terms with { CollectedBy = each.Values.CollectedBy },
        _ => throw new ArgumentException(key),
    }));

    public string Collector => CollectedBy ?? Parties.First(party => party.Role is "飞入地" or "承载地").Id;

    public string? Out => Parties.FirstOrDefault(party => party.Role is "飞出地" or "协作地").Id;

    public IReadOnlyDictionary<string, string> SharesIn(int firmYear) =>
        Ratio.LastOrDefault(step => firmYear >= step.FromYear && (step.ToYear is null || firmYear <= step.ToYear))?.Shares ?? Ratio[^1].Shares;
}

internal sealed record AgreedStep(int FromYear, int? ToYear, IReadOnlyDictionary<string, string> Shares);

internal sealed record AgreedIncrement(int? PriorYears, string? AmountYuan, string BaseTo);

internal sealed record AgreedThreshold(string AverageYuan, int PriorYears, IReadOnlyList<string>? Heads);

internal sealed record AgreedCap(int? PriorYears, string? AmountYuan, bool OnTotal);

internal sealed record AgreedTerm(int Years, int? ExtendYears);

internal sealed record AgreedMinimum(string Party, string Yuan, int? FromYear, DateOnly? From, bool PerAgreement);

internal sealed record PaidRow(string Firm, string Head, int Year, int? Month, long AmountFen, string? Park);
