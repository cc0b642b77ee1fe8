using OneCity.Comments.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Comments.Storage;

/// <summary>The SQL of comments.</summary>
internal static class CommentStore
{
    internal sealed record Row(long Number, string Author, string Organisation, long AtUs, string? Text);

    internal sealed record MentionRow(string Record, string TitleZh, string TitleEn, string Address, string Author, long AtUs);

    public static Task<long> Add(IWriteSession session, string record, Actor author, string text, long atUs) => session.Get<long>(
        "INSERT INTO comments_entries (record, author, organisation, at_us, text) VALUES (@record, @Name, @organisation, @atUs, @text) RETURNING number",
        new { record, author.Name, organisation = author.Organisation ?? "", atUs, text });

    public static Task<int> Mention(IWriteSession session, long comment, string name, CommentedRecord shown) => session.Execute(
        "INSERT INTO comments_mentions (comment, name, title_zh, title_en, address, seen) VALUES (@comment, @name, @Chinese, @English, @Address, 0)",
        new { comment, name, shown.Title.Chinese, shown.Title.English, shown.Address });

    /// <summary>The newest of a record, in the order they were written.</summary>
    public static async Task<IReadOnlyList<Comment>> List(IReadSession session, string record, int limit)
    {
        var rows = await session.List<Row>(
            "SELECT number, author, organisation, at_us AS AtUs, text FROM comments_entries WHERE record = @record ORDER BY number DESC LIMIT @limit", new { record, limit });
        return [.. rows.Reverse().Select(row => new Comment(row.Number, row.Author, row.Organisation, Instants.FromMicroseconds(row.AtUs), row.Text, row.Text is null ? [] : Mentions.In(row.Text)))];
    }

    /// <summary>Takes the text out and the mentions back; answers the record, null when it is not this author's.</summary>
    public static async Task<string?> Withdraw(IWriteSession session, long number, string author)
    {
        await session.Execute(
            "DELETE FROM comments_mentions WHERE comment IN (SELECT number FROM comments_entries WHERE number = @number AND author = @author)", new { number, author });
        return await session.Find<string>("UPDATE comments_entries SET text = NULL WHERE number = @number AND author = @author RETURNING record", new { number, author });
    }

    public static Task<IReadOnlyList<MentionRow>> ListUnseen(IReadSession session, string name) => session.List<MentionRow>(
        "SELECT e.record, m.title_zh AS TitleZh, m.title_en AS TitleEn, m.address, e.author, e.at_us AS AtUs "
        + "FROM comments_mentions m JOIN comments_entries e ON e.number = m.comment WHERE m.name = @name AND m.seen = 0 ORDER BY e.number LIMIT 500", new { name });

    public static Task<int> MarkSeen(IWriteSession session, string record, string name) => session.Execute(
        "UPDATE comments_mentions SET seen = 1 WHERE name = @name AND seen = 0 AND comment IN (SELECT number FROM comments_entries WHERE record = @record)", new { record, name });
}
