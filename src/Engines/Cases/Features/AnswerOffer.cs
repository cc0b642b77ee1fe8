using System.Text.Json;
using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>The member asked accepts an offer; it holds the case only when the holder's confirmation arrives.</summary>
public static class AcceptOffer
{
    internal static ValueTask<CaseRecord> Handle(CaseDesk desk, Actor actor, string member, string caseId)
    {
        desk.Demand(actor, "accept", member);
        return desk.Units.Write(async unit =>
        {
            var rows = desk.Store.In(unit);
            var (record, offer) = await OpenOffer.Get(unit, rows, member, caseId);
            record = Custody.Accept(record);
            await desk.Save(rows, record, "accepted", actor.Name);
            desk.Send.Post(unit, member, offer.From, CaseKinds.Accepted,
                CaseDesk.Write(new AnswerPayload(record.Header, offer.Offer, ""), CaseJson.Readable.AnswerPayload));
            unit.Audit(new AuditEvent(CaseEvents.Accepted, actor, $"case:{record.Header.Id}", $"offer {offer.Offer} from {offer.From}"));
            return record;
        });
    }
}

/// <summary>The member asked declines an offer with a reason; the holder goes on holding the case and sees why.</summary>
public static class DeclineOffer
{
    internal static ValueTask<CaseRecord> Handle(CaseDesk desk, Actor actor, string member, string caseId, string reason)
    {
        desk.Demand(actor, "decline", member);
        if (string.IsNullOrWhiteSpace(reason)) throw CasesRefusals.ReasonMissing.ToException();
        return desk.Units.Write(async unit =>
        {
            var rows = desk.Store.In(unit);
            var (record, offer) = await OpenOffer.Get(unit, rows, member, caseId);
            record = record with { Standing = Standing.Known };
            await rows.SaveHandOver(offer with { Outcome = HandOverOutcome.Declined, Reason = reason, Preview = null });
            await desk.Save(rows, record, "declined", actor.Name, reason);
            desk.Send.Post(unit, member, offer.From, CaseKinds.Declined,
                CaseDesk.Write(new AnswerPayload(record.Header, offer.Offer, reason), CaseJson.Readable.AnswerPayload));
            unit.Audit(new AuditEvent(CaseEvents.Declined, actor, $"case:{record.Header.Id}", $"offer {offer.Offer} from {offer.From}"));
            return record;
        });
    }
}

/// <summary>The offer that a member may answer now.</summary>
internal static class OpenOffer
{
    /// <exception cref="RefusedException"><c>cases.unknown-offer</c>, <c>cases.offer-ended</c>, <c>exchange.catching-up</c>.</exception>
    public static async ValueTask<(CaseRecord Record, HandOver Offer)> Get(IUnit unit, ICaseRows rows, string member, string caseId)
    {
        await SendMessages.DemandOpen(unit, member);
        var record = await CaseDesk.Get(rows, member, caseId);
        var offer = await rows.FindHandOver(member, record.Header.Id, record.Header.Offer);
        if (offer is null || offer.To != member) throw CasesRefusals.UnknownOffer(record.Header.Number).ToException();
        if (Custody.MayAnswer(record, offer)) return (record, offer);
        throw (record.Standing == Standing.Awaiting
            ? CasesRefusals.AwaitsConfirmation(record.Header.Number, offer.From)
            : CasesRefusals.OfferEnded(record.Header.Number, JsonNamingPolicy.KebabCaseLower.ConvertName(offer.Outcome.ToString()))).ToException();
    }
}
