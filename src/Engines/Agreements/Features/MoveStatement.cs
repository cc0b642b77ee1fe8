using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>A line of a statement that a party does not accept.</summary>
/// <param name="Party">Which party.</param>
/// <param name="Firm">Firm of the line.</param>
/// <param name="Head">Tax head of the line.</param>
/// <param name="Reason">Why.</param>
public sealed record DisputedLine(string Party, string Firm, string Head, string Reason);

/// <summary>What a ruling moves between two parties on one line.</summary>
/// <param name="Firm">Firm of the line.</param>
/// <param name="Head">Tax head of the line.</param>
/// <param name="Payer">Party that gives.</param>
/// <param name="Payee">Party that gets.</param>
/// <param name="AmountFen">More than nothing.</param>
public sealed record RuledAmount(string Firm, string Head, string Payer, string Payee, long AmountFen);

/// <summary>Disputing, meeting, ruling and settling.</summary>
internal static class MoveStatement
{
    /// <summary>A party disputed a line.</summary>
    public const string Disputed = "agreements.statement-disputed";

    /// <summary>The joint meeting took it.</summary>
    public const string Met = "agreements.statement-met";

    /// <summary>The superior ruled.</summary>
    public const string Ruled = "agreements.statement-ruled";

    /// <summary>It was paid.</summary>
    public const string Settled = "agreements.statement-settled";

    /// <summary>A party disputes a line of the copy it holds, with the reason, and tells the others.</summary>
    public static Task<PaperRow> Dispute(StatementDesk desk, Actor actor, string id, int year, DisputedLine line) => desk.Write(async (unit, session) =>
    {
        if (string.IsNullOrWhiteSpace(line.Reason)) throw AgreementsRefusals.NoReason.ToException();
        var (row, paper) = await StatementDesk.CopyOf(session, id, year, line.Party);
        StatementDesk.Demand(row, "disputed", StatementState.Sent, StatementState.Disputed);
        DemandLine(paper, line.Firm, line.Head);
        var known = await PaperStore.Objections(session, row.Keeper, id, year);
        var number = known.Count(each => each.Party == line.Party) + 1;
        await PaperStore.SaveObjection(session, new(row.Keeper, id, year, line.Party, number, line.Firm, line.Head, line.Reason.Trim(), "", actor.AuditName, desk.NowUs));
        await desk.Tell(unit, row.Keeper, paper, StatementKinds.Disputed, new DisputedPayload(id, year, line.Party, number, line.Firm, line.Head, line.Reason.Trim()));
        session.Audit(new AuditEvent(Disputed, actor, $"statement:{id}/{year}", $"{line.Party} {number}"));
        return await PaperStore.Restate(session, row, paper);
    });

    /// <summary>The joint meeting takes up the disputes.</summary>
    public static Task<PaperRow> Meet(StatementDesk desk, Actor actor, string id, int year) => desk.Write(async (unit, session) =>
    {
        var (row, paper) = await StatementDesk.HomeCopy(session, id, year);
        StatementDesk.Demand(row, "taken to the joint meeting", StatementState.Disputed);
        return await Move(desk, unit, session, actor, row, paper, new(id, year, nameof(StatementState.Meeting), "", []), Met);
    });

    /// <summary>The superior's ruling on every open dispute; what it moves is adjusted in the next statement.</summary>
    public static Task<PaperRow> Rule(StatementDesk desk, Actor actor, string id, int year, string ruling, IReadOnlyList<RuledAmount> amounts) => desk.Write(async (unit, session) =>
    {
        if (string.IsNullOrWhiteSpace(ruling)) throw AgreementsRefusals.NoReason.ToException();
        var (row, paper) = await StatementDesk.HomeCopy(session, id, year);
        StatementDesk.Demand(row, "ruled on", StatementState.Meeting);
        foreach (var each in amounts)
        {
            DemandLine(paper, each.Firm, each.Head);
            foreach (var party in (string[])[each.Payer, each.Payee])
                if (!paper.Parties.ContainsKey(party)) throw AgreementsRefusals.UnknownParty(party).ToException();
            if (each.AmountFen <= 0 || each.Payer == each.Payee) throw AgreementsRefusals.BadAdjustment.ToException();
            await AgreementStore.AddAdjustment(session, id, new(year, each.Firm, each.Head, each.Payer, each.Payee, each.AmountFen, ruling.Trim()), desk.NowUs);
        }
        var open = (await PaperStore.Objections(session, row.Keeper, id, year)).Where(each => each.IsOpen).ToList();
        return await Move(desk, unit, session, actor, row, paper,
            new(id, year, nameof(StatementState.Ruled), ruling.Trim(), [.. open.Select(each => new RuledObjection(each.Party, each.Number))]), Ruled);
    });

    /// <summary>The transfers were carried out: the period is closed; what comes later is corrected in the next.</summary>
    public static Task<PaperRow> Settle(StatementDesk desk, Actor actor, string id, int year) => desk.Write(async (unit, session) =>
    {
        var (row, paper) = await StatementDesk.HomeCopy(session, id, year);
        StatementDesk.Demand(row, "settled", StatementState.Confirmed);
        return await Move(desk, unit, session, actor, row, paper, new(id, year, nameof(StatementState.Settled), "", []), Settled);
    });

    /// <summary>A step of the drafting city as it takes effect on one copy.</summary>
    public static async Task<PaperRow> Take(IWriteSession session, PaperRow row, StatementPaper paper, MovedPayload step)
    {
        row = row with { Moved = step.To };
        var known = await PaperStore.Objections(session, row.Keeper, row.Agreement, row.Year);
        foreach (var each in known.Where(each => step.Ruled.Any(ruled => ruled.Party == each.Party && ruled.Number == each.Number)))
            await PaperStore.SaveObjection(session, each with { Ruling = step.Ruling });
        return await PaperStore.Restate(session, row, paper);
    }

    private static async Task<PaperRow> Move(
        StatementDesk desk, IUnit unit, IWriteSession session, Actor actor, PaperRow row, StatementPaper paper, MovedPayload step, string name)
    {
        await desk.Tell(unit, row.Home, paper, StatementKinds.Moved, step);
        session.Audit(new AuditEvent(name, actor, $"statement:{row.Agreement}/{row.Year}", step.Ruled.Count == 0 ? "" : $"objections {step.Ruled.Count}"));
        return await Take(session, row, paper, step);
    }

    private static void DemandLine(StatementPaper paper, string firm, string head)
    {
        if (!paper.Lines.Any(each => each.Firm == firm && each.Head == head) && !paper.Corrections.Any(each => each.Firm == firm && each.Head == head))
            throw AgreementsRefusals.UnknownLine(firm, head).ToException();
    }
}
