using OneCity.Comments.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Comments.Features;

/// <summary>Takes one's own comment back: the line stays, the text and its mentions go.</summary>
public static class WithdrawComment
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "comments.withdrawn";

    internal static Task<int> Handle(CommentsDesk desk, Actor actor, long number, CancellationToken stop) => desk.Database.Write(async session =>
    {
        var record = await CommentStore.Withdraw(session, number, actor.Name) ?? throw CommentsRefusals.NotYours.ToException();
        session.Audit(new AuditEvent(AuditEvent, actor, $"comment:{number}", record));
        return 0;
    }, stop);
}
