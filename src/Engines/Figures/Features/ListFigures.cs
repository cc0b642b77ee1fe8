using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;

namespace OneCity.Figures.Features;

/// <summary>Lists figures: what is taken, or everything ever stored; what the public may see, for those without the right to read.</summary>
public static class ListFigures
{
    internal static Task<IReadOnlyList<Figure>> Handle(FigureFilter filter, FiguresStore store, CancellationToken stop) =>
        store.Database.Read(async session => await Collect(FigureQuery.Stream(session, store.Codes, filter)), stop);

    /// <summary>Only what was published and released; a value that must not be shown is marked secret.</summary>
    /// <exception cref="RefusedException"><c>figures.assessment-never-public</c> when the assessment book is asked for.</exception>
    internal static Task<IReadOnlyList<Figure>> Public(FigureFilter filter, FiguresStore store, CancellationToken stop)
    {
        PublishGuard.Demand(filter.Book);
        return store.Database.Read(async session => await Collect(
            FigureQuery.StreamPublic(session, store.Codes, filter, store.NowUs, await PublicSecrets.Withheld(session, store))), stop);
    }

    /// <summary>What was taken at an instant, from what was known then.</summary>
    internal static Task<IReadOnlyList<Figure>> AsOf(DateTimeOffset at, FigureFilter filter, FiguresStore store, CancellationToken stop)
    {
        var atUs = OneCity.Storage.Instants.ToMicroseconds(at);
        var ground = new Owners(store.Directory).Ground();
        return store.Database.Read(async session =>
        {
            var figures = new List<Figure>();
            await foreach (var record in FigureQuery.StreamFacts(session, store.Codes, filter))
            {
                var then = record.AsKnownAt(atUs);
                if (filter.All) figures.AddRange(then.Claims.Select(claim => new Figure(then.Fact, claim, claim == then.Take(ground)?.Claim)));
                else if (then.Take(ground) is { } taken) figures.Add(new(then.Fact, taken.Claim, true));
            }
            return (IReadOnlyList<Figure>)Ordered(figures);
        }, stop);
    }

    private static async Task<IReadOnlyList<Figure>> Collect(IAsyncEnumerable<Figure> figures)
    {
        var all = new List<Figure>();
        await foreach (var figure in figures) all.Add(figure);
        return Ordered(all);
    }

    private static List<Figure> Ordered(List<Figure> figures) =>
        [.. figures.OrderBy(each => each.Fact.Indicator, StringComparer.Ordinal).ThenBy(each => each.Fact.Region, StringComparer.Ordinal)
            .ThenBy(each => each.Fact.Book).ThenBy(each => Period.Parse(each.Fact.Period)).ThenBy(each => each.Claim.Number)];
}
