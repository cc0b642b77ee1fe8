using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>A party takes back an objection that was not ruled on yet; it stays on record, and no longer stands in the way.</summary>
internal static class WithdrawDispute
{
    /// <summary>Audit event.</summary>
    public const string Event = "agreements.dispute-withdrawn";

    /// <summary>Withdraws the party's objection of this number and tells the others.</summary>
    public static Task<PaperRow> Handle(StatementDesk desk, Actor actor, string id, int year, string party, long number) => desk.Write(async (unit, session) =>
    {
        var (row, paper) = await StatementDesk.CopyOf(session, id, year, party);
        var objection = (await PaperStore.Objections(session, row.Keeper, id, year)).FirstOrDefault(each => each.Party == party && each.Number == number);
        if (objection is not { IsOpen: true }) throw AgreementsRefusals.NoOpenDispute(party, number).ToException();
        await PaperStore.WithdrawObjection(session, row.Keeper, id, year, party, number, desk.NowUs);
        await desk.Tell(unit, row.Keeper, paper, StatementKinds.Withdrawn, new WithdrawnPayload(id, year, party, number));
        session.Audit(new AuditEvent(Event, actor, $"statement:{id}/{year}", $"{party} {number}"));
        return await PaperStore.Restate(session, row, paper);
    });
}
