using OneCity.Comments.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Comments;

/// <summary>What the use cases share.</summary>
internal sealed record CommentsDesk(IDatabase Database, IGate Gate, TimeProvider Clock, ICommentReaders People, IReadOnlyDictionary<string, ICommentedRecords> Kinds)
{
    /// <summary>The record, as its engine shows it to the actor.</summary>
    /// <exception cref="RefusedException"><c>comments.unknown-record</c>, or the refusal of the record's engine.</exception>
    public Task<CommentedRecord> Record(Actor actor, string record, CancellationToken stop)
    {
        var parts = record.Split(':', 2);
        return parts.Length == 2 && Kinds.TryGetValue(parts[0], out var kind)
            ? kind.Get(actor, parts[1], stop) : throw CommentsRefusals.UnknownRecord(record).ToException();
    }
}
