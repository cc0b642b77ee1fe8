using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>Who owns an indicator in a region (一数一源): the bearer of the duty for it, else the bearer of <c>statistics</c>.</summary>
/// <remarks>For one directory snapshot; not for use by several threads at once.</remarks>
public sealed class Owners(RegionDirectory directory)
{
    private readonly Dictionary<(string Indicator, string Region, DateOnly On), string?> _known = [];
    private readonly HashSet<string> _named = [.. directory.Content.Mandates.Select(mandate => mandate.Duty)];

    /// <summary>Code of the owning organisation in the fact's period; null when nobody is named.</summary>
    public string? Of(Fact fact)
    {
        var on = Period.Find(fact.Period)?.LastDay ?? DateOnly.MaxValue;
        var own = _named.Contains($"figures:{fact.Indicator}") ? fact.Indicator : "";
        var key = (own, fact.Region, on);
        if (_known.TryGetValue(key, out var owner)) return owner;
        return _known[key] = Find(fact, on);
    }

    /// <summary>What the rule of taking needs to know.</summary>
    public TakingGround Ground() => new(Of, GradeOf);

    /// <summary>Rank of a source's grade, 5 for G down to 1 for M; 0 when the source is only a text.</summary>
    public int GradeOf(string source) => directory.FindSource(source)?.Grade switch
    {
        SourceGrade.Government => 5,
        SourceGrade.News => 4,
        SourceGrade.Academic => 3,
        SourceGrade.Wiki => 2,
        SourceGrade.Mirror => 1,
        null => 0,
    };

    private string? Find(Fact fact, DateOnly on)
    {
        if (directory.FindOrganisation(fact.Region) is { } itself) return itself.Code;
        var region = RegionCode.Find(fact.Region) ?? directory.FindPark(fact.Region)?.Region;
        foreach (var duty in (ReadOnlySpan<string>)[$"figures:{fact.Indicator}", "statistics"])
        {
            var bearer = region is { } here
                ? directory.WhoBears(duty, here, on)
                : directory.FindOrganisation(directory.Content.Mandates
                    .FirstOrDefault(each => each.Duty == duty && each.Region is null && each.InForce.On(on))?.Organisation);
            if (bearer is not null) return bearer.Code;
        }
        return null;
    }
}
