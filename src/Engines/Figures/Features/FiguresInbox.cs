using OneCity.Figures.Model;
using OneCity.Figures.Model.Forms;
using OneCity.Kernel;

namespace OneCity.Figures.Features;

/// <summary>What of the figures waits for a reader: cells to fill, rounds to approve, conflicts to decide.</summary>
internal sealed class FiguresInbox(FiguresEngine figures, FormsEngine forms, IGate gate, TimeProvider clock) : IInboxSource
{
    private const int LinesMax = 500;

    public async Task<IReadOnlyList<InboxItem>> List(Actor actor, CancellationToken stop = default)
    {
        if (actor.Kind == ActorKind.Anonymous || !gate.May(actor, "figures", "inspect")) return [];
        var lines = new List<InboxItem>();
        var (mayApprove, mayDecide) = (gate.May(actor, "figures", "approve"), gate.May(actor, "figures", "decide"));
        foreach (var (round, openedAt) in await forms.ListOpenRounds(actor, stop)) lines.AddRange(Of(round, openedAt, actor, mayApprove));
        if (mayDecide && await OpenConflicts(actor, stop) is { Count: > 0 } open)
        {
            lines.Add(new("figures", InboxKind.ToApprove, "figures:conflicts", new($"{open.Count} 处一事多数待决定", $"{open.Count} conflicts wait for a decision"), "/figures/conflicts?open=yes",
                OneCity.Storage.Instants.FromMicroseconds(open.Min(each => each.Claims.Max(claim => claim.KnownAtUs)))));
        }
        return [.. lines.Take(LinesMax)];
    }

    private IEnumerable<InboxItem> Of(Round round, DateTimeOffset openedAt, Actor actor, bool mayApprove)
    {
        var (subject, address) = ($"round:{round.Form.Code}/{round.Period}", $"/figures/forms/{Uri.EscapeDataString(round.Form.Code)}/{Uri.EscapeDataString(round.Period.ToString())}");
        var today = DateOnly.FromDateTime(clock.GetUtcNow().AddHours(8).Date);
        var mine = round.Unanswered.Count(cell => cell.Owner == actor.Organisation);
        if (mine > 0)
        {
            yield return new("figures", round.DueOn < today ? InboxKind.Overdue : InboxKind.ToFill, subject,
                new($"填报 {round.Form.Title} {round.Period}：{mine} 格", $"Fill {mine} cells of {round.Form.Title}, {round.Period}"), address, openedAt, round.DueOn);
        }
        if (mayApprove && round.Unanswered.Count == 0)
            yield return new("figures", InboxKind.ToApprove, subject, new($"审定 {round.Form.Title} {round.Period}", $"Approve {round.Form.Title}, {round.Period}"), address, openedAt, round.DueOn);
    }

    /// <summary>Conflicts in the actor's city, or anywhere for somebody above the cities, that nobody decided.</summary>
    private async Task<IReadOnlyList<ShownConflict>> OpenConflicts(Actor actor, CancellationToken stop) =>
        [.. (await figures.ListConflicts(actor, new FigureFilter(), stop)).Where(each => each.Decision is null && each.Rule != TakingRule.OwnFigure && figures.MayDecide(actor, each.Fact.Region))];
}
