using OneCity.Figures.Model;
using OneCity.Figures.Model.Books;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features.Books;

/// <summary>Keeps how an agreement counts activities in the assessment book.</summary>
public static class RecordAttributions
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.attributions-recorded";

    /// <summary>All statistics rules of one agreement; they replace those recorded before, an empty list takes the agreement out.</summary>
    /// <param name="Agreement">Name or number of the agreement; never empty.</param>
    /// <param name="Rules">Its rules.</param>
    public sealed record Request(string Agreement, IReadOnlyList<AttributionRule> Rules);

    internal static async Task<RecordedAttributions> Handle(IWriteSession session, FiguresStore store, Actor actor, Request request)
    {
        if (string.IsNullOrWhiteSpace(request.Agreement)) throw FiguresRefusals.UnusableAttribution("", "").ToException();
        var kept = new List<AttributionRule>();
        var unknown = new List<string>();
        foreach (var rule in request.Rules)
        {
            if (IndicatorOf(rule.Indicator, store.Directory) is not { } indicator)
            {
                unknown.Add(rule.Indicator);
                continue;
            }
            // Of rules about the same on the same days the last one stands.
            kept.RemoveAll(each => each.Indicator == indicator.Code && each.Activity == rule.Activity && each.InForce.Overlaps(rule.InForce));
            kept.Add(Checked(request.Agreement, rule with { Indicator = indicator.Code }, store.Directory));
        }
        if (await AttributionRuleStore.Keep(session, request.Agreement, kept, store.NowUs, actor.AuditName))
            session.Audit(new AuditEvent(AuditEvent, actor, $"agreement:{request.Agreement}", $"rules={kept.Count} unknown={unknown.Count}"));
        return new(kept, unknown);
    }

    /// <summary>The indicator of a code, a name or a synonym; null when there is none.</summary>
    private static Indicator? IndicatorOf(string words, RegionDirectory directory) => directory.FindIndicator(words)
        ?? directory.Content.Indicators.FirstOrDefault(each => each.Name == words || each.NameEn == words || each.Synonyms.Contains(words));

    private static AttributionRule Checked(string agreement, AttributionRule rule, RegionDirectory directory)
    {
        if (directory.FindSubject(rule.Activity) is null) throw FiguresRefusals.UnknownRegion(rule.Activity).ToException();
        foreach (var region in rule.Parties.Select(party => party.Region).Append(rule.LocatedIn))
            if (directory.FindRegion(region.Digits) is null) throw FiguresRefusals.UnknownRegion(region.Digits).ToException();
        var isUsable = rule.Kind switch
        {
            AttributionKind.Location => true,
            AttributionKind.Ratio => rule.Parties.Count > 0 && rule.Parties.All(party => party.Share is { Ratio: >= 0 and <= 1 }) && rule.Parties.Sum(party => party.Share?.Ratio) == 1,
            AttributionKind.FullBoth => rule.Parties.Count > 1,
            AttributionKind.Wholly => rule.Parties.Count == 1,
        };
        return isUsable ? rule : throw FiguresRefusals.UnusableAttribution(agreement, rule.Indicator).ToException();
    }
}

/// <summary>What was recorded of an agreement.</summary>
/// <param name="Rules">The rules kept, with indicator codes.</param>
/// <param name="UnknownIndicators">Names that no indicator of the directory bears; their rules were left out.</param>
public sealed record RecordedAttributions(IReadOnlyList<AttributionRule> Rules, IReadOnlyList<string> UnknownIndicators);
