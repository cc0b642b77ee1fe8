using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>The effect of every message about cases, within the commit that moves the high-water mark.</summary>
internal sealed class HearAboutCases(CaseDesk desk) : IReceiver
{
    public bool Takes(string kind) => kind.StartsWith("case.", StringComparison.Ordinal);

    public ValueTask<Refusal?> Apply(IUnit unit, Message message)
    {
        var rows = desk.Store.In(unit);
        return message.Kind switch
        {
            CaseKinds.Offered => Offered(unit, rows, message),
            CaseKinds.Accepted => Accepted(unit, rows, message),
            CaseKinds.Declined => Declined(unit, rows, message),
            CaseKinds.Revoked => Ended(rows, message, HandOverOutcome.Revoked),
            CaseKinds.Lapsed => Ended(rows, message, HandOverOutcome.Lapsed),
            CaseKinds.Confirmed => Confirmed(unit, rows, message),
            CaseKinds.Informed => Informed(rows, message),
            CaseKinds.Supplemented => Supplemented(unit, rows, message),
            CaseKinds.Noted => new HearBesides(desk).Noted(rows, message),
            CaseKinds.Recalled => new HearBesides(desk).Recalled(unit, rows, message),
            CaseKinds.Sought => new HearBesides(desk).Sought(unit, rows, message),
            CaseKinds.Found => new HearBesides(desk).Found(rows, message),
            CaseKinds.Patrolled => HearBesides.Patrolled(unit, message),
            CaseKinds.Settled => HearBesides.Settled(unit, message),
            _ => new(ExchangeRefusals.UnknownKind(message.Kind)),
        };
    }

    public ValueTask TakeBack(IUnit unit, Message message) => new RestoreCases(desk).TakeBack(unit, message);

    public async ValueTask WasRefused(IUnit unit, Message message, string code)
    {
        if (message.Kind != CaseKinds.Offered) return;
        var rows = desk.Store.In(unit);
        var payload = CaseDesk.Read(message, CaseJson.Readable.OfferedPayload);
        await EndDeclined(unit, rows, message.Sender, message.Receiver, payload.Header, payload.Header.Offer, code);
    }

    public ValueTask<string?> StatementFor(IUnit unit, string member, string peer) => new RestoreCases(desk).StatementFor(unit, member, peer);

    public ValueTask HearStatement(IUnit unit, string member, string peer, string statement) =>
        new RestoreCases(desk).HearStatement(unit, member, statement);

    public ValueTask FinishCatchUp(IUnit unit, string member) => new RestoreCases(desk).Finish(unit, member);

    private async ValueTask<Refusal?> Offered(IUnit unit, ICaseRows rows, Message message)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.OfferedPayload);
        var (me, header) = (message.Receiver, payload.Header);
        if (desk.Procedures.Find(header.Procedure, header.ProcedureVersion) is null) return CasesRefusals.UnknownProcedure(header.Procedure);
        var (record, known) = await rows.FindWithOffer(me, header.Id, header.Offer);
        if (!Custody.CanBeAsked(record, header)) return CasesRefusals.HeldHere(header.Number);
        await rows.SaveHandOver(new HandOver(me, header.Id, header.Offer, message.Sender, me, payload.Intent, payload.Terms, message.AtUs,
            payload.UntilUs, known?.Outcome ?? HandOverOutcome.Open, known?.Reason ?? "",
            known is { Outcome: not HandOverOutcome.Open } ? null : payload.Content));
        if (!Custody.IsNewOffer(record, header)) return null;
        await desk.Save(rows, (record ?? new CaseRecord(me, header, null, Standing.Previewed, "", 0)) with
        {
            Header = header,
            Standing = Standing.Previewed,
        }, "offered", message.Sender, payload.Terms);
        return null;
    }

    private async ValueTask<Refusal?> Accepted(IUnit unit, ICaseRows rows, Message message)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.AnswerPayload);
        var (record, offer) = await rows.FindWithOffer(message.Receiver, payload.Header.Id, payload.Offer);
        if (record is null || !Custody.AnswersOpenOffer(record, offer, payload.Offer, message.Sender)) return null;
        await RecordAcceptance(unit, rows, record, offer!, message.Sender, payload.Offer);
        return null;
    }

    /// <summary>From this commit on the keeper does not hold the case, and the confirmation is on its way.</summary>
    private async ValueTask RecordAcceptance(IUnit unit, ICaseRows rows, CaseRecord record, HandOver offer, string to, int number)
    {
        var clock = Custody.NextHop(record.Header.Clock, desk.Today, desk.ProcedureOf(record.Header).HopDays);
        record = Custody.RecordAcceptance(record, to, clock);
        await desk.Save(rows, record, "handed-over", Actor.Node.Name, to);
        await desk.Confirm(unit, rows, record, offer);
        unit.Audit(new AuditEvent(CaseEvents.HandedOver, Actor.Node, $"case:{record.Header.Id}", $"offer {number} to {to}"));
    }

    private async ValueTask<Refusal?> Declined(IUnit unit, ICaseRows rows, Message message)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.AnswerPayload);
        await EndDeclined(unit, rows, message.Receiver, message.Sender, payload.Header, payload.Offer, payload.Reason);
        return null;
    }

    private async ValueTask EndDeclined(
        IUnit unit, ICaseRows rows, string me, string by, CaseHeader header, int number, string reason)
    {
        var (record, offer) = await rows.FindWithOffer(me, header.Id, number);
        if (record is null || !Custody.AnswersOpenOffer(record, offer, number, by)) return;
        record = Custody.EndOffer(record);
        await rows.SaveHandOver(offer! with { Outcome = HandOverOutcome.Declined, Reason = reason });
        await desk.Save(rows, record, "declined", by, reason);
        await desk.Inform(unit, record, "declined", reason);
    }

    /// <summary>The holder ended its offer, whether it had been answered or not.</summary>
    private async ValueTask<Refusal?> Ended(ICaseRows rows, Message message, HandOverOutcome outcome)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.AnswerPayload);
        var (record, offer) = await rows.FindWithOffer(message.Receiver, payload.Header.Id, payload.Offer);
        if (offer is not null) await rows.SaveHandOver(offer with { Outcome = outcome, Reason = payload.Reason, Preview = null });
        if (record is null) return null;
        var ends = Custody.EndsWaiting(record, payload.Offer);
        if (!ends && !Custody.IsLater(payload.Header, record.Header)) return null;
        await desk.Save(rows, record with
        {
            Standing = ends ? Standing.Known : record.Standing,
            Header = Custody.IsLater(payload.Header, record.Header) ? payload.Header : record.Header,
        }, outcome == HandOverOutcome.Lapsed ? "lapsed" : "revoked", message.Sender, payload.Reason);
        return null;
    }

    private async ValueTask<Refusal?> Confirmed(IUnit unit, ICaseRows rows, Message message)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.ConfirmedPayload);
        var (me, header) = (message.Receiver, payload.Header);
        var (known, offer) = await rows.FindWithOffer(me, header.Id, payload.Offer);
        if (offer is not null) await rows.SaveHandOver(offer with { Outcome = HandOverOutcome.Accepted, Preview = null });
        var record = known ?? new CaseRecord(me, header, null, Standing.Awaiting, "", 0);
        var key = desk.PersonKeys.KeyOf(me, payload.Content.PersonId);
        if (!Custody.TakesConfirmation(record, header, payload.Offer))
        {
            if (record.Confirmed < payload.Offer)
                await desk.Save(rows, record with
                {
                    Content = Custody.ComesBack(record, header, payload.Content),
                    Confirmed = payload.Offer,
                    PersonKey = key,
                }, "content-came-back", message.Sender);
            return null;
        }
        record = Custody.Confirm(record, header, payload.Content, payload.Offer) with { PersonKey = key };
        await SeekDuplicates.Keep(desk, unit, record);
        await desk.Save(rows, record, "confirmed", message.Sender);
        await desk.Inform(unit, record, "handed-over", "", except: message.Sender);
        unit.Audit(new AuditEvent(CaseEvents.Confirmed, Actor.Node, $"case:{header.Id}", $"offer {payload.Offer} from {message.Sender}"));
        return null;
    }

    private async ValueTask<Refusal?> Informed(ICaseRows rows, Message message)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.InformedPayload);
        var record = await rows.FindCase(message.Receiver, payload.Header.Id);
        if (record is null)
        {
            await desk.Save(rows, new CaseRecord(message.Receiver, payload.Header, null, Standing.Known, "", 0), payload.Kind, message.Sender, payload.Words);
            return null;
        }
        // A second dispute about the same state of a case is news to the joint office, although nothing about the case changed.
        if (!Custody.IsLater(payload.Header, record.Header) && payload.Kind != "disputed") return null;
        var heard = Custody.IsLater(payload.Header, record.Header) ? Custody.Hear(record, payload.Header) : record;
        await desk.Save(rows, heard, payload.Kind, message.Sender, payload.Words);
        return null;
    }

    private async ValueTask<Refusal?> Supplemented(IUnit unit, ICaseRows rows, Message message)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.SupplementedPayload);
        if (await rows.FindCase(message.Receiver, payload.CaseId) is { } record)
            await SupplementCase.File(desk, unit, rows, record, payload);
        return null;
    }
}
