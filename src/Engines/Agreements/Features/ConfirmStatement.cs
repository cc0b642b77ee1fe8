using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Kernel;

namespace OneCity.Agreements.Features;

/// <summary>A party confirms the bytes it holds: its member signs their digest and tells the others.</summary>
internal static class ConfirmStatement
{
    /// <summary>Audit event.</summary>
    public const string Event = "agreements.statement-confirmed";

    /// <summary>Confirms; with the last party the statement is confirmed, at each member as the news arrives.</summary>
    public static Task<PaperRow> Handle(StatementDesk desk, Actor actor, string id, int year, string party) => desk.Write(async (unit, session) =>
    {
        var (row, paper) = await StatementDesk.CopyOf(session, id, year, party);
        if ((await PaperStore.Signatures(session, row.Keeper, id, year)).Any(each => each.Party == party)) throw AgreementsRefusals.AlreadyConfirmed(party).ToException();
        StatementDesk.Demand(row, "confirmed", StatementState.Sent, StatementState.Ruled);
        var member = paper.MemberOf(party) ?? "";
        var keyId = member.Length == 0 ? "" : desk.Keys.KeyOf(member);
        var signature = member.Length == 0 ? "" : desk.Keys.Sign(member, [row.Sha256])[0];
        await PaperStore.AddSignature(session, new(row.Keeper, id, year, party, row.Sha256, member, keyId, signature, actor.AuditName, desk.NowUs));
        await desk.Tell(unit, row.Keeper, paper, StatementKinds.Confirmed, new ConfirmedPayload(id, year, party, row.Sha256, keyId, signature));
        session.Audit(new AuditEvent(Event, actor, $"statement:{id}/{year}", $"{party} {row.Sha256}"));
        return await PaperStore.Restate(session, row, paper);
    });
}
