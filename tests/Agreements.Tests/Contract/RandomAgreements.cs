using System.Globalization;

namespace OneCity.Agreements.Tests.Contract;

/// <summary>Random terms and receipts that reach every key of the contract, small enough for caps, thresholds and bands to be met.</summary>
internal sealed class RandomAgreements(Random random)
{
    private static readonly string[] Heads = ["增值税", "企业所得税", "个人所得税"];
    private static readonly string[] Firms = ["甲", "乙", "丙厂"];

    public Agreed Terms()
    {
        var parties = new List<(string Id, string Role)> { ("out", random.Next(2) == 0 ? "飞出地" : "协作地"), ("in", random.Next(2) == 0 ? "飞入地" : "承载地") };
        if (random.Next(3) == 0) parties.Add(("joint", "company"));
        if (random.Next(4) == 0) parties.Add(("prov", "province"));
        parties = [.. parties.OrderBy(_ => random.Next())];
        var agreed = One(parties, new DateOnly(2016, random.Next(1, 13), random.Next(1, 28)));
        var amendments = Enumerable.Range(0, Math.Max(0, random.Next(-2, 3))).Select(_ => Amendment(agreed)).DistinctBy(each => each.From).ToList();
        return agreed with { Amendments = amendments };
    }

    public IReadOnlyList<PaidRow> Receipts(Agreed agreed)
    {
        var rows = new List<PaidRow>();
        for (var i = random.Next(5, 60); i > 0; i--)
        {
            var isIncentive = random.Next(8) == 0;
            var amount = random.Next(4) switch { 0 => random.NextInt64(1, 100), 1 => random.NextInt64(1, 5_000_000), _ => random.NextInt64(1, 100_000) * 100 };
            rows.Add(new(random.Next(12) == 0 ? "外厂" : Firms[random.Next(Firms.Length)], isIncentive ? "incentive" : random.Next(12) == 0 ? "契税" : Heads[random.Next(Heads.Length)],
                random.Next(2011, 2025), random.Next(3) == 0 ? random.Next(1, 13) : null, !isIncentive && random.Next(6) == 0 ? -amount : amount,
                agreed.Park is null ? null : random.Next(4) == 0 ? "别园" : agreed.Park));
        }
        return rows;
    }

    private Agreed One(List<(string Id, string Role)> parties, DateOnly from)
    {
        var heads = Heads.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToList();
        var isRetained = random.Next(3) == 0;
        var terms = new Agreed
        {
            Parties = parties, From = from, Heads = heads,
            Park = random.Next(6) == 0 ? "产业园" : null,
            LocalRetained = isRetained ? Heads.ToDictionary(head => head, _ => Number(random.Next(1, 1001), 1000)) : null,
            DeductsIncentives = random.Next(3) == 0,
            Ratio = Ratio(parties),
            Bands = random.Next(4) == 0 ? Bands(parties) : [],
            Increment = random.Next(3) == 0 ? random.Next(2) == 0 ? new(random.Next(1, 5), null, Any(parties)) : new(null, Yuan(60_000), Any(parties)) : null,
            Threshold = random.Next(3) == 0 ? new(Yuan(30_000), random.Next(1, 5), random.Next(2) == 0 ? [.. Heads.Take(random.Next(1, 4))] : null) : null,
            Cap = random.Next(3) == 0 ? new(random.Next(2) == 0 ? random.Next(1, 5) : null, null, random.Next(2) == 0) : null,
            Term = random.Next(3) == 0 ? new(random.Next(1, 5), random.Next(2) == 0 ? random.Next(1, 4) : null) : null,
            Minimum = random.Next(3) == 0 ? Minimum(parties) : null,
            CollectedBy = random.Next(4) == 0 ? Any(parties) : null,
        };
        if (terms.Cap is { PriorYears: null } cap) terms = terms with { Cap = cap with { AmountYuan = Yuan(200_000) } };
        return terms.Park is null && random.Next(2) == 0 ? terms with { Firms = Listed() } : terms;
    }

    private List<(string Id, DateOnly? From)> Listed() => [.. Firms.OrderBy(_ => random.Next()).Take(random.Next(1, 4))
        .Select(firm => (firm, random.Next(2) == 0 ? (DateOnly?)null : new DateOnly(random.Next(2016, 2020), random.Next(1, 13), 5)))];

    private AgreedMinimum Minimum(List<(string Id, string Role)> parties) => random.Next(3) switch
    {
        0 => new(Any(parties), Yuan(40_000), null, null, random.Next(2) == 0),
        1 => new(Any(parties), Yuan(40_000), random.Next(1, 5), null, random.Next(2) == 0),
        _ => new(Any(parties), Yuan(40_000), null, new DateOnly(random.Next(2016, 2021), 7, 1), random.Next(2) == 0),
    };

    private (DateOnly From, IReadOnlyList<string> Keys, Agreed Values) Amendment(Agreed agreed)
    {
        var values = One([.. agreed.Parties], agreed.From) with { Firms = agreed.Firms, Park = agreed.Park };
        var keys = ((string[])["heads", "basis", "deduct_incentives", "ratio", "collected_by"]).Where(_ => random.Next(3) == 0)
            .Concat(values.Bands.Count > 0 ? ["bands"] : []).Concat(values.Increment is not null ? ["increment"] : []).Concat(values.Threshold is not null ? ["threshold"] : [])
            .Concat(values.Cap is not null ? ["cap"] : []).Concat(values.Term is not null ? ["term"] : []).Concat(values.Minimum is not null ? ["minimum"] : []).ToList();
        if (values.CollectedBy is null) keys.Remove("collected_by");
        if (keys.Count == 0) keys.Add("ratio");
        return (new DateOnly(random.Next(2017, 2024), random.Next(1, 13), random.Next(1, 28)), keys, values);
    }

    private List<AgreedStep> Ratio(List<(string Id, string Role)> parties)
    {
        var steps = new List<AgreedStep>();
        for (var (from, left) = (1, random.Next(1, 4)); left > 0; left--)
        {
            var to = from + random.Next(0, 3);
            steps.Add(new(from, left == 1 && random.Next(2) == 0 ? null : to, Split(parties)));
            from = to + 1;
        }
        return steps;
    }

    private List<(string, IReadOnlyDictionary<string, string>)> Bands(List<(string Id, string Role)> parties)
    {
        var first = random.Next(1_000, 50_000);
        return [.. Enumerable.Range(1, random.Next(1, 4)).Select(i => ((first * i).ToString(CultureInfo.InvariantCulture), (IReadOnlyDictionary<string, string>)Split(parties)))];
    }

    /// <summary>Shares that add up to one: in thousandths, or thirds for three.</summary>
    private Dictionary<string, string> Split(List<(string Id, string Role)> parties)
    {
        if (parties.Count == 3 && random.Next(3) == 0) return parties.ToDictionary(party => party.Id, _ => "1/3");
        if (parties.Count == 2 && random.Next(2) == 0) return parties.ToDictionary(party => party.Id, _ => "0.5");
        var left = 1000;
        var shares = new Dictionary<string, string>();
        foreach (var (id, _) in parties.Skip(1))
        {
            var part = random.Next(0, left + 1);
            shares[id] = Number(part, 1000);
            left -= part;
        }
        shares[parties[0].Id] = Number(left, 1000);
        return shares;
    }

    private static string Number(int part, int whole) => (part / (decimal)whole).ToString("0.###", CultureInfo.InvariantCulture);

    private string Any(List<(string Id, string Role)> parties) => parties[random.Next(parties.Count)].Id;

    private string Yuan(int most) => random.Next(2) == 0 ? random.Next(1, most).ToString(CultureInfo.InvariantCulture)
        : (random.Next(100, most * 100) / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
