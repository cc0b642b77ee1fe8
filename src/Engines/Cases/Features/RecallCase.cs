using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>
/// A superior (the joint office) orders the holder to hand a case to another member (指定管辖, 提级). The holder still decides nothing away by
/// itself: its node ends any open offer and offers the case as ordered; from there the usual hand-over runs.
/// </summary>
public static class RecallCase
{
    internal static ValueTask<CaseRecord> Handle(CaseDesk desk, Actor actor, string by, string member, string caseId, string to, string reason)
    {
        desk.Demand(actor, "recall", by);
        if (string.IsNullOrWhiteSpace(reason)) throw CasesRefusals.ReasonMissing.ToException();
        return desk.Units.Write(async unit =>
        {
            var rows = desk.Store.In(unit);
            var record = await CaseDesk.Get(rows, member, caseId);
            if (to != record.Keeper) await Peers.DemandPartner(unit, record.Keeper, to);
            if (record.Header.Holder == to) throw CasesRefusals.OfferToSelf(to).ToException();
            if (record.Header.IsFinished) throw CasesRefusals.WrongState(record.Header.Number, WorkOnCase.StateWord(record.Header.State)).ToException();
            unit.Audit(new AuditEvent(CaseEvents.Recalled, actor, $"case:{record.Header.Id}", $"to {to}"));
            desk.Send.Post(unit, by, record.Header.Holder, CaseKinds.Recalled,
                CaseDesk.Write(new RecalledPayload(record.Header.Id, by, to, reason), CaseJson.Readable.RecalledPayload));
            return record;
        });
    }

    internal static async ValueTask Obey(CaseDesk desk, IUnit unit, ICaseRows rows, CaseRecord record, RecalledPayload order)
    {
        var open = await rows.FindHandOver(record.Keeper, record.Header.Id, record.Header.Offer);
        if (open is not null && Custody.MayRevoke(record, open))
        {
            await EndOffer.Run(desk, unit, rows, record, open, HandOverOutcome.Revoked, order.Reason, order.By);
            record = (await rows.FindCase(record.Keeper, record.Header.Id))!;
        }
        if (!Custody.MayOffer(record) || record.Content is null) return;
        await rows.AddEvent(new CaseEvent(record.Keeper, record.Header.Id, 0, desk.NowUs, "recalled", order.By, order.Reason));
        unit.Audit(new AuditEvent(CaseEvents.Recalled, Actor.Node, $"case:{record.Header.Id}", $"by {order.By} to {order.To}"));
        await OfferCase.Run(desk, unit, rows, record, new OfferCase.Request(record.Keeper, record.Header.Id, order.To, order.Reason, "recall"), order.By);
    }
}
