using System.Globalization;
using OneCity.Comments;
using OneCity.Comments.Model;
using OneCity.Documents;
using OneCity.Kernel;

namespace OneCity.Joins;

/// <summary>Documents take comments of whoever may read them.</summary>
internal sealed class CommentsToDocuments(Func<DocumentsEngine> documents) : ICommentedRecords
{
    public string Kind => "document";

    public async Task<CommentedRecord> Get(Actor actor, string id, CancellationToken stop)
    {
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw CommentsRefusals.UnknownRecord(id).ToException();
        var head = (await documents().Get(actor, number, stop)).Head;
        return new(new(head.Title ?? head.Name, head.Title ?? head.Name), string.Create(CultureInfo.InvariantCulture, $"/documents/{number}"));
    }
}
