using System.Text.Json;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Cases;

/// <summary>The holder offers a case to another member; it goes on holding it until an acceptance is recorded.</summary>
public static class OfferCase
{
    /// <summary>What is offered.</summary>
    /// <param name="Member">The holder.</param>
    /// <param name="CaseId">The case.</param>
    /// <param name="To">The member asked.</param>
    /// <param name="Terms">What is asked or promised, in words.</param>
    /// <param name="Intent"><c>hand-over</c>, <c>return</c> or <c>assist</c>.</param>
    /// <param name="Days">Working days until it lapses; null for the procedure's.</param>
    public sealed record Request(string Member, string CaseId, string To, string Terms = "", string Intent = "hand-over", int? Days = null);

    internal static ValueTask<HandOver> Handle(CaseDesk desk, Actor actor, Request request)
    {
        desk.Demand(actor, "offer", request.Member);
        if (request.To == request.Member) throw CasesRefusals.OfferToSelf(request.To).ToException();
        return desk.Units.Write(async unit =>
        {
            var rows = desk.Store.In(unit);
            await Peers.DemandPartner(unit, request.Member, request.To);
            var record = await CaseDesk.GetHeld(unit, rows, request.Member, request.CaseId);
            return await Run(desk, unit, rows, record, request, actor.Name, actor);
        });
    }

    /// <summary>Offers within a unit of work that is open already.</summary>
    /// <exception cref="RefusedException"><c>cases.awaits-acceptance</c>.</exception>
    internal static async ValueTask<HandOver> Run(
        CaseDesk desk, IUnit unit, ICaseRows rows, CaseRecord record, Request request, string who, Actor? actor = null)
    {
        if (!Custody.MayOffer(record)) throw CasesRefusals.AwaitsAcceptance(record.Header.Number).ToException();
        var procedure = desk.ProcedureOf(record.Header);
        var until = desk.Calendar.AddWorkingDays(desk.Today, request.Days ?? procedure.OfferDays).On;
        var offer = new HandOver(record.Keeper, record.Header.Id, Custody.NextOffer(record.Header), record.Keeper, request.To,
            request.Intent, request.Terms, desk.NowUs, EndOfDayUs(until), HandOverOutcome.Open, "", null);
        record = record with { Standing = Standing.Offered, Header = record.Header.Next() with { Offer = offer.Offer } };
        var travelling = await desk.Travelling(rows, record);
        await rows.SaveHandOver(offer);
        await desk.Save(rows, record, "offered", who, request.To);
        desk.Send.Post(unit, record.Keeper, request.To, CaseKinds.Offered, CaseDesk.Write(
            new OfferedPayload(record.Header, travelling, offer.Intent, offer.Terms, offer.UntilUs), CaseJson.Readable.OfferedPayload));
        await desk.Inform(unit, record, "offered", request.To, except: request.To);
        unit.Audit(new AuditEvent(CaseEvents.Offered, actor ?? Actor.Node, $"case:{record.Header.Id}", $"offer {offer.Offer} to {request.To}"));
        return offer;
    }

    /// <summary>The last microsecond of a day in China.</summary>
    private static long EndOfDayUs(DateOnly day) =>
        Instants.ToMicroseconds(new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8))) - 1;
}

/// <summary>The holder takes an open offer back; refused once an acceptance has been recorded.</summary>
public static class RevokeOffer
{
    internal static ValueTask<HandOver> Handle(CaseDesk desk, Actor actor, string member, string caseId, string reason)
    {
        desk.Demand(actor, "offer", member);
        return desk.Units.Write(async unit =>
        {
            var rows = desk.Store.In(unit);
            await SendMessages.DemandOpen(unit, member);
            var record = await CaseDesk.Get(rows, member, caseId);
            var offer = await rows.FindHandOver(member, record.Header.Id, record.Header.Offer)
                ?? throw CasesRefusals.UnknownOffer(record.Header.Number).ToException();
            if (!Custody.MayRevoke(record, offer))
                throw CasesRefusals.OfferEnded(record.Header.Number, JsonNamingPolicy.KebabCaseLower.ConvertName(offer.Outcome.ToString())).ToException();
            unit.Audit(new AuditEvent(CaseEvents.Revoked, actor, $"case:{record.Header.Id}", $"offer {offer.Offer}"));
            return await EndOffer.Run(desk, unit, rows, record, offer, HandOverOutcome.Revoked, reason, actor.Name);
        });
    }
}

/// <summary>Offers past their limit lapse, by the holder's clock alone; run by the node's own clockwork.</summary>
public static class LapseOffers
{
    internal static async ValueTask<int> Handle(CaseDesk desk, string member)
    {
        var due = await desk.Units.Read(async unit =>
        {
            if (await unit.Journals.IsCatchingUp(member)) return [];
            return (await desk.Store.In(unit).ListHandOvers(member, null)).Where(offer => Custody.HasLapsed(offer, member, desk.NowUs)).ToList();
        });
        foreach (var offer in due) await desk.Units.Write(unit => End(desk, unit, offer));
        return due.Count;
    }

    /// <summary>Ends one offer of its holder, unless it has ended since.</summary>
    internal static async ValueTask<int> End(CaseDesk desk, IUnit unit, HandOver offer)
    {
        var rows = desk.Store.In(unit);
        var record = await rows.FindCase(offer.Keeper, offer.CaseId);
        var now = await rows.FindHandOver(offer.Keeper, offer.CaseId, offer.Offer);
        if (record is null || now is null || !Custody.MayRevoke(record, now)) return 0;
        unit.Audit(new AuditEvent(CaseEvents.Lapsed, Actor.Node, $"case:{record.Header.Id}", $"offer {offer.Offer}"));
        await EndOffer.Run(desk, unit, rows, record, now, HandOverOutcome.Lapsed, "", Actor.Node.Name);
        return 1;
    }
}

/// <summary>The holder ends its own offer and says so to the member asked.</summary>
internal static class EndOffer
{
    public static async ValueTask<HandOver> Run(
        CaseDesk desk, IUnit unit, ICaseRows rows, CaseRecord record, HandOver offer, HandOverOutcome outcome, string reason, string who)
    {
        offer = offer with { Outcome = outcome, Reason = reason };
        record = Custody.EndOffer(record);
        await rows.SaveHandOver(offer);
        var (kind, word) = outcome == HandOverOutcome.Lapsed ? (CaseKinds.Lapsed, "lapsed") : (CaseKinds.Revoked, "revoked");
        await desk.Save(rows, record, word, who, reason);
        desk.Send.Post(unit, record.Keeper, offer.To, kind,
            CaseDesk.Write(new AnswerPayload(record.Header, offer.Offer, reason), CaseJson.Readable.AnswerPayload));
        await desk.Inform(unit, record, word, reason, except: offer.To);
        return offer;
    }
}
