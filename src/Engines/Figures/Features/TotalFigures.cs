using OneCity.Figures.Features.Books;
using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>A sum over regions in one book.</summary>
/// <param name="Value">In <paramref name="Unit"/>; null when a figure is missing.</param>
/// <param name="Unit">The indicator's unit.</param>
/// <param name="Book">The book; the other one is never touched.</param>
/// <param name="Missing">Regions without a figure.</param>
/// <param name="DoubleCounted">
/// What the sum counts more than once, in the unit: always 0 in the official book; null when it cannot be known because an official figure is missing.
/// </param>
/// <param name="Nested">Regions asked for that lie inside others of the list: they are in the sum once, as part of those.</param>
public sealed record Total(decimal? Value, string Unit, string Book, IReadOnlyList<string> Missing, decimal? DoubleCounted, IReadOnlyList<string> Nested);

/// <summary>Adds figures over regions, in one book only.</summary>
public static class TotalFigures
{
    /// <summary>What to add.</summary>
    public sealed record Request(string Indicator, IReadOnlyList<string> Regions, string Period, FigureBook Book);

    internal static Task<Total> Handle(Request request, FiguresStore store, CancellationToken stop)
    {
        var indicator = store.Directory.FindIndicator(request.Indicator)
            ?? throw FiguresRefusals.UnknownIndicator(request.Indicator, "").ToException();
        if (!indicator.Adds) throw FiguresRefusals.DoesNotAdd(request.Indicator).ToException();
        var during = Period.Parse(request.Period);
        var period = during.ToString();
        if (request.Regions.Count == 0) throw FiguresRefusals.UnreadableRegions.ToException();
        var (outer, nested) = Nesting.Split([.. request.Regions.Select(region => Subject(store.Directory, region)).Distinct()], store.Directory, during.LastDay);
        return store.Database.Read(async session =>
        {
            var regions = await Expanded(session, store, indicator.Code, outer, during, request.Book);
            var sum = await Sum(session, store, indicator, regions, period, request.Book);
            var twice = request.Book == FigureBook.Official ? new Rational(0)
                : await DoubleCounted(session, store, indicator, regions, period, sum.Sum);
            return new Total(
                Shown(sum.Missing.Count > 0 ? null : sum.Sum, indicator.Unit), indicator.Unit.Code, request.Book.Word(), sum.Missing,
                Shown(sum.Missing.Count > 0 ? null : twice, indicator.Unit), nested);
        }, stop);
    }

    /// <summary>The regions to add: a scope that has no figure of its own counts as its members on the period's last day.</summary>
    private static async Task<IReadOnlyList<string>> Expanded(
        IReadSession session, FiguresStore store, string indicator, IReadOnlyList<string> regions, Period during, FigureBook book)
    {
        if (!regions.Any(region => store.Directory.FindScope(region) is not null)) return regions;
        var known = (await TakenQuery.Values(session, store.Codes, [indicator], regions, [during.ToString()], book)).Select(each => each.Fact.Region).ToHashSet();
        return [.. regions.SelectMany(region => known.Contains(region) || store.Directory.MembersOf(region, during.LastDay) is not { Count: > 0 } members
            ? [region] : members.Select(member => member.Code.Digits)).Distinct()];
    }

    /// <summary>The sum in base units over what is taken, and who has no figure; null when nobody has one.</summary>
    internal static async Task<(Rational? Sum, IReadOnlyList<string> Missing)> Sum(
        IReadSession session, FiguresStore store, Indicator indicator, IReadOnlyList<string> regions, string period, FigureBook book)
    {
        var values = await TakenQuery.Values(session, store.Codes, [indicator.Code], regions, [period], book);
        Rational? sum = values.Count == 0 ? null : values.Aggregate(new Rational(0), (total, each) => total + each.Quantity.InBase);
        return (sum, [.. regions.Except(values.Select(each => each.Fact.Region))]);
    }

    /// <summary>
    /// Where the assessment book was computed from agreements, what each activity is counted beyond its whole. Where it was stated, both books count
    /// the same activities: what it has over the official one, over regions that are closed under sharing. A single region counts nothing twice.
    /// </summary>
    private static async Task<Rational?> DoubleCounted(
        IReadSession session, FiguresStore store, Indicator indicator, IReadOnlyList<string> regions, string period, Rational? assessment)
    {
        if (regions.Count < 2) return new Rational(0);
        if (await TakenQuery.CountFrom(session, store.Codes, SettleAssessment.Source, indicator.Code, regions, period, FigureBook.Assessment) == regions.Count)
            return await AttributionStore.CountedTwice(session, indicator.Code, regions, period);
        var official = await Sum(session, store, indicator, regions, period, FigureBook.Official);
        if (assessment is not { } counted || official.Sum is not { } place || official.Missing.Count > 0) return null;
        return counted.CompareTo(place) > 0 ? counted - place : new Rational(0);
    }

    private static decimal? Shown(Rational? amount, Unit unit)
    {
        if (amount is not { } known) return null;
        var inUnit = known / unit.Ratio;
        return inUnit.ToDecimal() ?? inUnit.Round(6);
    }

    private static string Subject(RegionDirectory directory, string code) =>
        directory.FindRegion(code)?.Code.Digits ?? (directory.FindSubject(code) is null ? throw FiguresRefusals.UnknownRegion(code).ToException() : code);
}
