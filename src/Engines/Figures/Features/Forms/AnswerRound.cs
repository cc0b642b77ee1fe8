using OneCity.Figures.Model;
using OneCity.Figures.Model.Forms;
using OneCity.Figures.Storage;
using OneCity.Figures.Storage.Forms;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features.Forms;

/// <summary>An owner answers the cells asked of it; an answer about an indicator becomes a figure, so that nobody is asked for it again.</summary>
public static class AnswerRound
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.round-answered";

    /// <summary>The answers of one owner.</summary>
    /// <param name="Form">The form's code.</param>
    /// <param name="Period">The round.</param>
    /// <param name="Owner">Who answers; cells of other owners are refused.</param>
    /// <param name="Values">Value by cell address, in the cell's unit.</param>
    public sealed record Request(string Form, Period Period, string Owner, IReadOnlyDictionary<string, decimal> Values);

    internal static Task<Round> Handle(Request request, Actor actor, FiguresStore store, CancellationToken stop) =>
        store.Database.Write(async session =>
        {
            var form = await FormStore.Find(session, request.Form) ?? throw FiguresRefusals.UnknownForm(request.Form).ToException();
            var round = await FormStore.FindRound(session, form.Code, request.Period) ?? throw FiguresRefusals.UnknownRound(form.Code, request.Period.ToString()).ToException();
            if (round.State == "approved") throw FiguresRefusals.RoundClosed(form.Code, round.Period).ToException();
            var cells = (await FormStore.Cells(session, round.Id, form)).ToDictionary(cell => cell.Cell.Address);
            var entries = new List<PlacedEntry>();
            foreach (var (address, value) in request.Values)
            {
                if (!cells.TryGetValue(address, out var cell) || !cell.WasAsked || cell.Owner != request.Owner)
                    throw FiguresRefusals.NotAsked(address, request.Owner).ToException();
                var number = FigureValue.From(value) ?? throw FiguresRefusals.TooManyDigits(address).ToException();
                await FormStore.Put(session, round.Id, cell with { Value = value, AnsweredBy = actor.AuditName }, store.NowUs);
                if (cell.Cell.FactIn(request.Period) is { } fact) entries.Add(new(address, Entry(fact, cell, number, form, request), IsPublic: false));
            }
            var warnings = await Check(session, store, entries);
            if (entries.Count > 0) await EnterFigures.Handle(session, store, actor, store.Directory, entries, $"form:{form.Code}");
            session.Audit(new AuditEvent(AuditEvent, actor, $"form:{form.Code}/{request.Period}", $"owner={request.Owner} cells={request.Values.Count}"));
            return (await FillRound.Get(session, form, request.Period)) with { Warnings = warnings };
        }, stop);

    /// <summary>The checks on entry: what a pack rule refuses is refused, the rest is said.</summary>
    private static async Task<IReadOnlyList<Words>> Check(IWriteSession session, FiguresStore store, List<PlacedEntry> entries)
    {
        if (entries.Count == 0) return [];
        var beside = await EntryNeighbours.Load(session, store, [.. entries.Select(each => each.Entry)]);
        var found = entries.SelectMany(each => EntryChecks.Check(each.Entry, store.Rules.Checks).Concat(beside.Check(each.Entry))).ToList();
        return found.Find(finding => finding.Refuses) is { } no
            ? throw FiguresRefusals.RuleSaysNo(no.Rule, no.Text).ToException() : [.. found.Select(finding => finding.Text)];
    }

    private static Entry Entry(Fact fact, RoundCell cell, FigureValue value, Form form, Request request) => new()
    {
        Fact = fact,
        Status = cell.Cell.Status ?? FigureStatus.AsPrinted,
        Source = $"form:{form.Code} {request.Period}",
        Owner = request.Owner,
        Value = value,
        Unit = Unit.Parse(cell.Unit),
        Place = cell.Cell.Address,
    };
}
