using Microsoft.AspNetCore.Http;
using OneCity.Comments;
using OneCity.Comments.Model;
using OneCity.Figures;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Joins;

/// <summary>Facts take comments of whoever may look at their claims; the id is <c>indicator/region/period</c>, of the official book.</summary>
internal sealed class CommentsToFigures(Func<FiguresEngine> figures, IDirectory directory) : ICommentedRecords
{
    public string Kind => "fact";

    public async Task<CommentedRecord> Get(Actor actor, string id, CancellationToken stop)
    {
        // A period may be a span and then holds a stroke itself: 2019-01/2019-11.
        var parts = id.Split('/', 3);
        if (parts.Length != 3) throw CommentsRefusals.UnknownRecord(id).ToException();
        var fact = new Fact(parts[0], parts[1], parts[2], FigureBook.Official);
        await figures().Show(actor, fact, stop);
        var (indicator, region) = (directory.Current.FindIndicator(fact.Indicator), directory.Current.FindSubject(fact.Region));
        return new(
            new($"{region?.Chinese ?? fact.Region}{indicator?.Name ?? fact.Indicator} {fact.Period}", $"{indicator?.NameEn ?? fact.Indicator}, {region?.English ?? fact.Region}, {fact.Period}"),
            "/figures/fact" + QueryString.Create((KeyValuePair<string, string?>[])[new("indicator", fact.Indicator), new("region", fact.Region), new("period", fact.Period)]));
    }
}
