using OneCity.Comments;
using OneCity.Comments.Model;
using OneCity.Kernel;
using OneCity.Plans;

namespace OneCity.Joins;

/// <summary>Items, tasks and milestones of plans take comments of whoever may read them.</summary>
internal sealed class CommentsToPlans(Func<PlansEngine> plans) : ICommentedRecords
{
    public string Kind => "plans-item";

    public async Task<CommentedRecord> Get(Actor actor, string id, CancellationToken stop)
    {
        var title = (await plans().ReadItem(actor, id, stop)).Row.Item.Title;
        return new(new(title, title), $"/plans/items/{Uri.EscapeDataString(id)}");
    }
}
