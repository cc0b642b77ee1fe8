using OneCity.Figures.Model;
using OneCity.Figures.Model.Books;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features.Books;

/// <summary>Computes the assessment book of one indicator and period from the official book and the rules of agreements.</summary>
/// <remarks>
/// Every region with an official figure gets one of the assessment book; where no agreement speaks of it, it counts as located. The official
/// book is only read. Computed figures have the source <see cref="Source"/>: computing again after a correction supersedes them.
/// </remarks>
public static class SettleAssessment
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.assessment-settled";

    /// <summary>Source of computed figures of the assessment book.</summary>
    public const string Source = "attribution";

    /// <summary>What to compute.</summary>
    /// <param name="Indicator">Indicator code.</param>
    /// <param name="Period">The period.</param>
    public sealed record Request(string Indicator, string Period);

    internal static Task<SettledAssessment> Handle(Request request, Actor actor, FiguresStore store, CancellationToken stop)
    {
        var indicator = store.Directory.FindIndicator(request.Indicator) ?? throw FiguresRefusals.UnknownIndicator(request.Indicator, "").ToException();
        if (!indicator.Adds) throw FiguresRefusals.DoesNotAdd(request.Indicator).ToException();
        var period = Period.Parse(request.Period);
        return store.Database.Write(async session =>
        {
            await ImportStore.Lock(session);
            var rules = (await AttributionRuleStore.List(session)).Where(each => each.Rule.Indicator == indicator.Code && each.Rule.Holds(period)).ToList();
            var official = await Official(session, store, indicator, period, rules);
            var missing = rules.Select(each => each.Rule.Activity).Distinct().Where(activity => !official.ContainsKey(activity)).ToList();
            var activities = rules.Where(each => official.ContainsKey(each.Rule.Activity))
                .Select(each => new AttributedActivity(each, official[each.Rule.Activity].Quantity.InBase)).ToList();
            await AttributionStore.Replace(session, indicator.Code, period.ToString(), activities, official, store.NowUs);
            var entries = Entries(store, indicator, period, rules, activities, official);
            await EnterFigures.Handle(session, store, actor, store.Directory, entries, $"attribution:{indicator.Code}");
            session.Audit(new AuditEvent(AuditEvent, actor, $"{indicator.Code} {period}", $"regions={entries.Count} activities={activities.Count} missing={missing.Count}"));
            return new SettledAssessment(
                [.. entries.Select(each => new SettledRegion(each.Entry.Fact.Region, official[each.Entry.Fact.Region].Quantity, new(each.Entry.Value.Number, each.Entry.Unit)))], missing);
        }, stop);
    }

    private static async Task<Dictionary<string, Claim>> Official(
        IWriteSession session, FiguresStore store, Indicator indicator, Period period, List<AgreedAttribution> rules)
    {
        var subjects = store.Directory.Content.Regions.Select(region => region.Code.Digits).Concat(rules.Select(each => each.Rule.Activity)).Distinct();
        var facts = subjects.Select(subject => new Fact(indicator.Code, subject, period.ToString(), FigureBook.Official)).ToList();
        return (await TakenQuery.WithClaims(session, store, facts)).ToDictionary(each => each.Fact.Region, each => each.Claim);
    }

    /// <summary>Regions that a rule without a figure of its activity touches are left out: their amount is not known.</summary>
    private static List<PlacedEntry> Entries(
        FiguresStore store, Indicator indicator, Period period, List<AgreedAttribution> rules, List<AttributedActivity> activities, Dictionary<string, Claim> official)
    {
        var (owners, entries) = (new Owners(store.Directory), new List<PlacedEntry>());
        var known = activities.Select(activity => activity.Agreed).ToHashSet();
        var open = rules.Where(rule => !known.Contains(rule)).ToList();
        foreach (var region in store.Directory.Content.Regions)
        {
            if (!official.TryGetValue(region.Code.Digits, out var claim) || open.Exists(each => Touches(region.Code, each.Rule))) continue;
            var amount = Attribution.Counted(region.Code, claim.Quantity.InBase, activities) / claim.Unit.Ratio;
            var fact = new Fact(indicator.Code, region.Code.Digits, period.ToString(), FigureBook.Assessment);
            if (FigureValue.From(amount.ToDecimal() ?? amount.Round(6)) is not { } value) continue;
            var named = rules.Where(each => Touches(region.Code, each.Rule)).Select(each => each.Agreement).Distinct().ToList();
            entries.Add(new(region.Code.Digits, new Entry
            {
                Fact = fact, Status = claim.Status, Source = Source, Owner = owners.Of(fact) ?? claim.Owner, Value = value, Unit = claim.Unit,
                Qualifier = claim.Qualifier, Place = named.Count > 0 ? string.Join("; ", named) : null,
            }, IsPublic: false));
        }
        return entries;
    }

    private static bool Touches(RegionCode region, AttributionRule rule) =>
        region.Contains(rule.LocatedIn) || rule.Parties.Any(party => region.Contains(party.Region));
}

/// <summary>The assessment book of one indicator and period.</summary>
/// <param name="Regions">The regions computed.</param>
/// <param name="Missing">Activities of agreements without an official figure; regions they touch are not computed.</param>
public sealed record SettledAssessment(IReadOnlyList<SettledRegion> Regions, IReadOnlyList<string> Missing);

/// <summary>A region in both books.</summary>
/// <param name="Region">Region code.</param>
/// <param name="Official">Counted where it takes place.</param>
/// <param name="Assessment">Counted as agreements say.</param>
public sealed record SettledRegion(string Region, Quantity Official, Quantity Assessment);
