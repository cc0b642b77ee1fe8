using OneCity.Cases;
using OneCity.Comments;
using OneCity.Comments.Model;
using OneCity.Kernel;

namespace OneCity.Joins;

/// <summary>Cases take comments of the desks of one city: like side notes they stay at home, so the record is the case as that member keeps it.</summary>
internal sealed class CommentsToCases(Func<CasesEngine> cases) : ICommentedRecords
{
    public string Kind => "case";

    /// <param name="actor">Who reads or writes.</param>
    /// <param name="id">Member and identifier, <c>430100/0f3c…</c>.</param>
    /// <param name="stop">Stops.</param>
    public async Task<CommentedRecord> Get(Actor actor, string id, CancellationToken stop)
    {
        var (member, caseId) = id.Split('/', 2) is [var first, var second] ? (first, second) : ("", id);
        var number = (await cases().Show(actor, member, caseId)).Record.Header.Number;
        return new(new($"办件 {number}", $"Case {number}"), $"/cases/at/{member}/{Uri.EscapeDataString(number)}");
    }
}
