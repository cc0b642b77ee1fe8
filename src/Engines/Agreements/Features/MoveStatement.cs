using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>Sending, confirming, disputing, ruling and settling a statement.</summary>
internal static class MoveStatement
{
    /// <summary>Audit events by step.</summary>
    public const string Sent = "agreements.statement-sent";

    /// <summary>A party confirmed.</summary>
    public const string Confirmed = "agreements.statement-confirmed";

    /// <summary>A party disputed a line.</summary>
    public const string Disputed = "agreements.statement-disputed";

    /// <summary>The joint meeting took it.</summary>
    public const string Met = "agreements.statement-met";

    /// <summary>The superior ruled.</summary>
    public const string Ruled = "agreements.statement-ruled";

    /// <summary>It was paid.</summary>
    public const string Settled = "agreements.statement-settled";

    /// <summary>Sends a draft; the years before must be out.</summary>
    public static async Task Send(IWriteSession session, Actor actor, string id, int year)
    {
        await Demand(session, id, year, "sent", StatementState.Draft);
        var earlier = (await AgreementStore.Statements(session, id)).FirstOrDefault(row => row.Year < year && row.State == nameof(StatementState.Draft));
        if (earlier is not null) throw AgreementsRefusals.EarlierDraft(earlier.Year).ToException();
        await Move(session, actor, id, year, StatementState.Sent, Sent, "");
    }

    /// <summary>A party confirms the bytes it holds; with the last party the statement is confirmed.</summary>
    public static async Task Confirm(IWriteSession session, TimeProvider clock, Actor actor, string id, int year, string party)
    {
        var row = await Demand(session, id, year, "confirmed", StatementState.Sent, StatementState.Ruled);
        var parties = DraftStatement.Read(row).Parties.Keys.ToList();
        if (!parties.Contains(party)) throw AgreementsRefusals.UnknownParty(party).ToException();
        var given = await AgreementStore.Confirmations(session, id, year);
        if (given.Any(each => each.Party == party)) throw AgreementsRefusals.AlreadyConfirmed(party).ToException();
        await AgreementStore.AddConfirmation(session, id, year, new(party, row.Sha256, actor.AuditName, Instants.ToMicroseconds(clock.GetUtcNow())));
        var isLast = parties.TrueForAll(each => each == party || given.Any(other => other.Party == each));
        if (isLast) await AgreementStore.SetState(session, id, year, nameof(StatementState.Confirmed));
        session.Audit(new AuditEvent(Confirmed, actor, $"statement:{id}/{year}", $"{party} {row.Sha256}"));
    }

    /// <summary>A party disputes a line, with the reason.</summary>
    public static async Task Dispute(IWriteSession session, TimeProvider clock, Actor actor, string id, int year, DisputedLine line)
    {
        var row = await Demand(session, id, year, "disputed", StatementState.Sent, StatementState.Disputed);
        var paper = DraftStatement.Read(row);
        if (!paper.Parties.ContainsKey(line.Party)) throw AgreementsRefusals.UnknownParty(line.Party).ToException();
        if (!paper.Lines.Any(each => each.Firm == line.Firm && each.Head == line.Head)
            && !paper.Corrections.Any(each => each.Firm == line.Firm && each.Head == line.Head)) throw AgreementsRefusals.UnknownLine(line.Firm, line.Head).ToException();
        await AgreementStore.AddDispute(session, id, year, new(0, line.Party, line.Firm, line.Head, line.Reason, "", actor.AuditName, Instants.ToMicroseconds(clock.GetUtcNow())));
        await Move(session, actor, id, year, StatementState.Disputed, Disputed, line.Party);
    }

    /// <summary>The joint meeting takes up the disputes.</summary>
    public static async Task Meet(IWriteSession session, Actor actor, string id, int year)
    {
        await Demand(session, id, year, "taken to the joint meeting", StatementState.Disputed);
        await Move(session, actor, id, year, StatementState.Meeting, Met, "");
    }

    /// <summary>The superior's ruling on every open dispute; amended terms or receipts adjust the next statement.</summary>
    public static async Task Rule(IWriteSession session, Actor actor, string id, int year, string ruling)
    {
        await Demand(session, id, year, "ruled on", StatementState.Meeting);
        await AgreementStore.Rule(session, id, year, ruling);
        await Move(session, actor, id, year, StatementState.Ruled, Ruled, "");
    }

    /// <summary>The advice of transfer was carried out.</summary>
    public static async Task Settle(IWriteSession session, Actor actor, string id, int year)
    {
        await Demand(session, id, year, "settled", StatementState.Confirmed);
        await Move(session, actor, id, year, StatementState.Settled, Settled, "");
    }

    private static async Task<StatementRow> Demand(IReadSession session, string id, int year, string step, params IReadOnlyList<StatementState> states)
    {
        await AgreementStore.Get(session, id);
        var row = await AgreementStore.Statement(session, id, year);
        return states.Any(state => state.ToString() == row.State) ? row : throw AgreementsRefusals.WrongState(year, row.State, step).ToException();
    }

    private static async Task Move(IWriteSession session, Actor actor, string id, int year, StatementState state, string name, string details)
    {
        await AgreementStore.SetState(session, id, year, state.ToString());
        session.Audit(new AuditEvent(name, actor, $"statement:{id}/{year}", details));
    }
}

/// <summary>A line of a statement that a party does not accept.</summary>
/// <param name="Party">Which party.</param>
/// <param name="Firm">Firm of the line.</param>
/// <param name="Head">Tax head of the line.</param>
/// <param name="Reason">Why.</param>
public sealed record DisputedLine(string Party, string Firm, string Head, string Reason);
