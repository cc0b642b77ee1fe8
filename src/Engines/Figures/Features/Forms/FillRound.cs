using OneCity.Figures.Model;
using OneCity.Figures.Model.Forms;
using OneCity.Figures.Storage;
using OneCity.Figures.Storage.Forms;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features.Forms;

/// <summary>Opens a round, or fills an open one anew: known cells are drawn from figures, only the rest is asked of its owner.</summary>
public static class FillRound
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.round-filled";

    /// <summary>Which round.</summary>
    /// <param name="Form">The form's code.</param>
    /// <param name="Period">What it is about.</param>
    /// <param name="DueOn">Last day to answer, for a new round; null for none.</param>
    public sealed record Request(string Form, Period Period, DateOnly? DueOn = null);

    internal static Task<Round> Handle(Request request, Actor actor, FiguresStore store, CancellationToken stop) =>
        store.Database.Write(async session =>
        {
            var form = await FormStore.Find(session, request.Form) ?? throw FiguresRefusals.UnknownForm(request.Form).ToException();
            if (form.Rounds is { } kind && kind != request.Period.Kind) throw FiguresRefusals.NoRoundOfForm(form.Code, request.Period.ToString()).ToException();
            var round = await FormStore.FindRound(session, form.Code, request.Period);
            if (round?.State == "approved") return await Get(session, form, request.Period);
            var id = round?.Id ?? await FormStore.Open(session, form.Code, request.Period, request.DueOn, store.NowUs, actor.AuditName);
            var before = (await FormStore.Cells(session, id, form)).ToDictionary(cell => cell.Cell.Address);
            var known = (await TakenQuery.WithClaims(session, store, [.. form.Cells.Select(cell => cell.FactIn(request.Period)).OfType<Fact>()]))
                .ToDictionary(each => each.Fact);
            foreach (var cell in form.Cells)
                await FormStore.Put(session, id, Fill(cell, request.Period, known, before.GetValueOrDefault(cell.Address), form, store), store.NowUs);
            var filled = await Get(session, form, request.Period);
            session.Audit(new AuditEvent(AuditEvent, actor, $"form:{form.Code}/{request.Period}", $"drawn={filled.Drawn} asked={filled.Cells.Count - filled.Drawn}"));
            return filled;
        }, stop);

    /// <summary>A round as it stands.</summary>
    /// <exception cref="RefusedException"><c>figures.unknown-round</c>.</exception>
    internal static async Task<Round> Get(IReadSession session, Form form, Period period)
    {
        var round = await FormStore.FindRound(session, form.Code, period) ?? throw FiguresRefusals.UnknownRound(form.Code, period.ToString()).ToException();
        var due = round.DueOn is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : (DateOnly?)null;
        return new(form, period, round.State, due, await FormStore.Cells(session, round.Id, form));
    }

    private static RoundCell Fill(
        FormCell cell, Period period, Dictionary<Fact, (Fact Fact, Claim Claim)> known, RoundCell? before, Form form, FiguresStore store)
    {
        if (cell.FactIn(period) is not { } fact)
            return before ?? new(cell, null, cell.Unit?.Code ?? "", cell.Owner ?? form.Department, WasAsked: true, null);
        var unit = cell.Unit ?? store.Directory.FindIndicator(fact.Indicator)!.Unit;
        if (before is { WasAsked: true, Value: not null }) return before;
        if (known.TryGetValue(fact, out var taken) && (cell.Status is null || taken.Claim.Status >= cell.Status))
            return new(cell, InUnit(taken.Claim.Quantity, unit), unit.Code, taken.Claim.Owner, WasAsked: false, null);
        return new(cell, null, unit.Code, new Owners(store.Directory).Of(fact) ?? form.Department, WasAsked: true, null);
    }

    private static decimal InUnit(Quantity quantity, Unit unit)
    {
        var value = quantity.InBase / unit.Ratio;
        return value.ToDecimal() is { Scale: <= 18 } exact ? exact : value.Round(10);
    }
}
