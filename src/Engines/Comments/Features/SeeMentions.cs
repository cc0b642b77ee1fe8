using OneCity.Comments.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Comments.Features;

/// <summary>Says that one has seen what named one beside a record; the inbox line goes.</summary>
public static class SeeMentions
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "comments.seen";

    internal static Task<int> Handle(CommentsDesk desk, Actor actor, string record, CancellationToken stop) => desk.Database.Write(async session =>
    {
        var seen = await CommentStore.MarkSeen(session, record, actor.Name);
        if (seen > 0) session.Audit(new AuditEvent(AuditEvent, actor, $"record:{record}"));
        return seen;
    }, stop);
}
