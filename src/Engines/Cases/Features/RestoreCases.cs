using System.Text.Json;
using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>After a restore: what peers received comes back, later knowledge of others is heard, and what nobody received is listed.</summary>
internal sealed class RestoreCases(CaseDesk desk)
{
    /// <summary>Named in the audit trail once every peer has answered.</summary>
    internal const string AuditEvent = "cases.restored";

    /// <summary>Repeats at home what sending this message once meant; older knowledge never replaces newer.</summary>
    public async ValueTask TakeBack(IUnit unit, Message message)
    {
        var rows = desk.Store.In(unit);
        switch (message.Kind)
        {
            case CaseKinds.Offered:
                var offered = CaseDesk.Read(message, CaseJson.Readable.OfferedPayload);
                await SaveOffer(rows, message.Sender, message.Receiver, message, offered.Header, offered.Header.Offer, HandOverOutcome.Open,
                    offered.Intent, offered.Terms, offered.UntilUs);
                await Take(unit, rows, message.Sender, offered.Header, Standing.Offered, offered.Content);
                break;
            case CaseKinds.Confirmed:
                var confirmed = CaseDesk.Read(message, CaseJson.Readable.ConfirmedPayload);
                await SaveOffer(rows, message.Sender, message.Receiver, message, confirmed.Header, confirmed.Offer, HandOverOutcome.Accepted);
                await Take(unit, rows, message.Sender, confirmed.Header, Standing.Handed, confirmed.Content);
                break;
            case CaseKinds.Noted:
                var noted = CaseDesk.Read(message, CaseJson.Readable.NotedPayload);
                if (await rows.FindCase(message.Sender, noted.CaseId) is not null)
                    await rows.AddEvent(new CaseEvent(message.Sender, noted.CaseId, 0, message.AtUs, noted.Kind, message.Sender, noted.Words));
                break;
            case CaseKinds.Revoked or CaseKinds.Lapsed:
                var ended = CaseDesk.Read(message, CaseJson.Readable.AnswerPayload);
                await SaveOffer(rows, message.Sender, message.Receiver, message, ended.Header, ended.Offer,
                    message.Kind == CaseKinds.Lapsed ? HandOverOutcome.Lapsed : HandOverOutcome.Revoked);
                await Take(unit, rows, message.Sender, ended.Header, Standing.Held, null);
                break;
            case CaseKinds.Accepted or CaseKinds.Declined:
                await TakeBackAnswer(rows, message);
                break;
            case CaseKinds.Informed:
                var informed = CaseDesk.Read(message, CaseJson.Readable.InformedPayload);
                await Take(unit, rows, message.Sender, informed.Header, null, null);
                break;
        }
    }

    /// <summary>The headers of all cases in which the restored peer took part.</summary>
    public async ValueTask<string?> StatementFor(IUnit unit, string member, string peer)
    {
        var headers = (await desk.Store.In(unit).ListCases(member))
            .Where(record => record.Header.Passed.Contains(peer)).Select(record => record.Header).ToList();
        return headers.Count == 0 ? null : CaseDesk.Write(new CustodyStatement(headers), CaseJson.Readable.CustodyStatement);
    }

    /// <summary>Hears such headers; only later ones count.</summary>
    public async ValueTask HearStatement(IUnit unit, string member, string statement)
    {
        var rows = desk.Store.In(unit);
        var heard = JsonSerializer.Deserialize(statement, CaseJson.Readable.CustodyStatement)!;
        foreach (var header in heard.Headers) await Take(unit, rows, member, header, null, null);
    }

    /// <summary>
    /// Every peer has answered. The cases held here are told anew to all they passed through, since some may have missed
    /// what was said in between; offers that later ones have overtaken are ended.
    /// </summary>
    public async ValueTask Finish(IUnit unit, string member)
    {
        unit.Audit(new Kernel.AuditEvent(AuditEvent, Actor.Node, $"member:{member}"));
        var rows = desk.Store.In(unit);
        foreach (var record in await rows.ListCases(member))
        {
            if (record.Header.Holder != member) continue;
            var told = record with { Header = record.Header.Next() };
            await desk.Save(rows, told, "restored", member);
            await desk.Inform(unit, told, "restored");
        }
        var closed = await SendMessages.ListClosed(unit, member);
        foreach (var offer in await rows.ListHandOvers(member, null))
        {
            if (offer.From != member || await rows.FindCase(member, offer.CaseId) is not { } record) continue;
            if (record.Standing == Standing.Offered && record.Header.Offer == offer.Offer) continue;
            var canBeTold = !closed.Contains(offer.To);
            if (Custody.IsHandedBy(record, offer))
            {
                if (canBeTold) await desk.Confirm(unit, rows, record, offer);
                continue;
            }
            await rows.SaveHandOver(offer with { Outcome = HandOverOutcome.Revoked, Reason = "restored" });
            if (canBeTold) desk.Send.Post(unit, member, offer.To, CaseKinds.Revoked,
                CaseDesk.Write(new AnswerPayload(record.Header, offer.Offer, "restored"), CaseJson.Readable.AnswerPayload));
        }
    }

    private async ValueTask TakeBackAnswer(ICaseRows rows, Message message)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.AnswerPayload);
        var (me, header) = (message.Sender, payload.Header);
        var accepted = message.Kind == CaseKinds.Accepted;
        var known = await rows.FindHandOver(me, header.Id, payload.Offer);
        if (known is null or { Outcome: HandOverOutcome.Open })
            await rows.SaveHandOver((known ?? new HandOver(me, header.Id, payload.Offer, message.Receiver, me, "hand-over", "", message.AtUs,
                message.AtUs, HandOverOutcome.Open, "", null)) with
            {
                Outcome = accepted ? HandOverOutcome.Open : HandOverOutcome.Declined,
                Reason = payload.Reason,
            });
        var record = await rows.FindCase(me, header.Id);
        if (record is not null && record.Header.Version > header.Version) return;
        await desk.Save(rows, (record ?? new CaseRecord(me, header, null, Standing.Known, "", 0)) with
        {
            Header = header,
            Standing = accepted ? Standing.Awaiting : Standing.Known,
        }, "came-back", me);
    }

    private static async ValueTask SaveOffer(
        ICaseRows rows, string from, string to, Message message, CaseHeader header, int number, HandOverOutcome outcome,
        string intent = "hand-over", string terms = "", long untilUs = 0)
    {
        var known = await rows.FindHandOver(from, header.Id, number);
        if (known is not null && outcome == HandOverOutcome.Open) return;
        await rows.SaveHandOver((known ?? new HandOver(
            from, header.Id, number, from, to, intent, terms, message.AtUs, untilUs, outcome, "", null)) with { Outcome = outcome });
    }

    /// <summary>Takes a header that counts only when it is later than the one held; lists the versions in between as lost.</summary>
    private async ValueTask Take(IUnit unit, ICaseRows rows, string me, CaseHeader header, Standing? standing, CaseContent? content)
    {
        var record = await rows.FindCase(me, header.Id);
        if (record is not null && !Custody.IsLater(header, record.Header)) return;
        if (record is not null && header.Version > record.Header.Version + 1 && header.Holder == me)
            await unit.Journals.AddFinding(new Finding(me, "", "lost", $"case:{header.Id}",
                $"versions {record.Header.Version + 1} to {header.Version - 1}", desk.NowUs));
        var key = content is null ? record?.PersonKey ?? "" : desk.PersonKeys.KeyOf(me, content.PersonId);
        if (record is null) record = new CaseRecord(me, header, content, standing ?? (header.Holder == me ? Standing.Held : Standing.Known), key, 0);
        else
        {
            record = Custody.Hear(record, header) with { PersonKey = key };
            if (content is not null) record = record with { Content = content.Over(record.Content) };
        }
        if (standing is { } known) record = record with { Standing = known };
        await desk.Save(rows, record, "came-back", me);
    }
}
