using OneCity.Comments.Features;
using OneCity.Comments.Model;
using OneCity.Comments.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Comments;

/// <summary>Comments beside the records of all engines.</summary>
public sealed class CommentsEngine : IInboxSource
{
    /// <summary>The engine's name in rights and routes.</summary>
    public const string Name = "comments";

    private const int ShownMax = 200;

    private readonly CommentsDesk _desk;

    /// <summary>Over the node's database; the kinds of records come from the joins.</summary>
    public CommentsEngine(IDatabase database, IGate gate, TimeProvider clock, ICommentReaders people, IEnumerable<ICommentedRecords> kinds) =>
        _desk = new(database, gate, clock, people, kinds.ToDictionary(each => each.Kind));

    /// <summary>The newest comments beside a record, in the order they were written; empty when nobody said anything.</summary>
    /// <exception cref="RefusedException"><c>comments.unknown-record</c>, or the refusal of the record's engine when the actor may not see it.</exception>
    public async Task<IReadOnlyList<Comment>> List(Actor actor, string record, CancellationToken stop = default)
    {
        _desk.Gate.Demand(actor, Name, "read");
        await _desk.Record(actor, record, stop);
        return await _desk.Database.Read(session => CommentStore.List(session, record, ShownMax), stop);
    }

    /// <summary>Writes a comment; answers its number.</summary>
    /// <exception cref="RefusedException"><c>comments.empty</c>, <c>comments.too-long</c>, <c>comments.unknown-person</c>, <c>comments.unknown-record</c>.</exception>
    public Task<long> Write(Actor actor, string record, string text, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        _desk.Gate.Demand(actor, Name, "write");
        return WriteComment.Handle(_desk, actor, record, text, stop);
    }

    /// <summary>Takes one's own comment back.</summary>
    /// <exception cref="RefusedException"><c>comments.not-yours</c>.</exception>
    public Task Withdraw(Actor actor, long number, CancellationToken stop = default)
    {
        _desk.Gate.Demand(actor, Name, "write");
        return WithdrawComment.Handle(_desk, actor, number, stop);
    }

    /// <summary>Says that the actor has seen what named them beside a record.</summary>
    public Task See(Actor actor, string record, CancellationToken stop = default)
    {
        _desk.Gate.Demand(actor, Name, "write");
        return SeeMentions.Handle(_desk, actor, record, stop);
    }

    /// <inheritdoc/>
    async Task<IReadOnlyList<InboxItem>> IInboxSource.List(Actor actor, CancellationToken stop)
    {
        if (actor.Kind != ActorKind.User || !_desk.Gate.May(actor, Name, "read")) return [];
        var rows = await _desk.Database.Read(session => CommentStore.ListUnseen(session, actor.Name), stop);
        return [.. rows.GroupBy(row => row.Record).Select(group => Line(group.Key, [.. group]))];
    }

    private static InboxItem Line(string record, IReadOnlyList<CommentStore.MentionRow> rows) => new(
        Name, InboxKind.Comment, record,
        new($"{rows[^1].Author} 在“{rows[^1].TitleZh}”的留言中提到你", $"{rows[^1].Author} mentions you beside “{rows[^1].TitleEn}”"),
        rows[^1].Address + "#comments", Instants.FromMicroseconds(rows[0].AtUs));
}
