using OneCity.Agreements;
using OneCity.Comments;
using OneCity.Comments.Model;
using OneCity.Kernel;

namespace OneCity.Joins;

/// <summary>Agreements take comments of whoever may read them.</summary>
internal sealed class CommentsToAgreements(Func<AgreementsEngine> agreements) : ICommentedRecords
{
    public string Kind => "agreement";

    public async Task<CommentedRecord> Get(Actor actor, string id, CancellationToken stop)
    {
        var name = (await agreements().Get(actor, id, stop)).Summary.Name;
        return new(new(name, name), $"/agreements/{Uri.EscapeDataString(id)}");
    }
}
