using OneCity.Comments.Model;
using OneCity.Comments.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Comments.Features;

/// <summary>Writes a comment beside a record and tells whom it names; the writer has then seen what named them there.</summary>
public static class WriteComment
{
    /// <summary>Written to the audit trail.</summary>
    public const string AuditEvent = "comments.written";

    /// <summary>Longest text in characters.</summary>
    public const int LengthMax = 2000;

    internal static async Task<long> Handle(CommentsDesk desk, Actor actor, string record, string text, CancellationToken stop)
    {
        var shown = await desk.Record(actor, record, stop);
        var said = text.Trim().ReplaceLineEndings("\n");
        if (said.Length == 0) throw CommentsRefusals.Empty.ToException();
        var names = Mentions.In(said);
        if (said.Length > LengthMax || names.Count > Mentions.CountMax) throw CommentsRefusals.TooLong.ToException();
        var mentioned = new List<string>();
        foreach (var name in names) mentioned.Add(await Reader(desk, record, name, stop));
        return await desk.Database.Write(async session =>
        {
            var number = await CommentStore.Add(session, record, actor, said, Instants.ToMicroseconds(desk.Clock.GetUtcNow()));
            foreach (var name in mentioned.Where(name => name != actor.Name).Distinct(StringComparer.Ordinal)) await CommentStore.Mention(session, number, name, shown);
            await CommentStore.MarkSeen(session, record, actor.Name);
            session.Audit(new AuditEvent(AuditEvent, actor, $"comment:{number}", record));
            return number;
        }, stop);
    }

    /// <summary>Naming somebody who may not see the record would tell them of it: it is refused.</summary>
    private static async Task<string> Reader(CommentsDesk desk, string record, string name, CancellationToken stop)
    {
        if (await desk.People.Find(name, stop) is not { } person) throw CommentsRefusals.UnknownPerson(name).ToException();
        try
        {
            await desk.Record(person, record, stop);
        }
        catch (RefusedException)
        {
            throw CommentsRefusals.UnknownPerson(name).ToException();
        }
        return person.Name;
    }
}
