using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>The effect of messages that never change who holds a case by themselves: notes, orders from above, questions about duplicates.</summary>
internal sealed class HearBesides(CaseDesk desk)
{
    public async ValueTask<Refusal?> Noted(ICaseRows rows, Message message)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.NotedPayload);
        if (await rows.FindCase(message.Receiver, payload.CaseId) is not null)
            await rows.AddEvent(new CaseEvent(message.Receiver, payload.CaseId, 0, desk.NowUs, payload.Kind, message.Sender, payload.Words));
        return null;
    }

    /// <summary>The holder obeys an order of the joint office, which is no city; any other order is refused, and the sender sees why.</summary>
    public async ValueTask<Refusal?> Recalled(IUnit unit, ICaseRows rows, Message message)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.RecalledPayload);
        if (payload.By != message.Sender || Peers.IsCity(message.Sender)) return CasesRefusals.NoSuperior(message.Sender);
        if (await rows.FindCase(message.Receiver, payload.CaseId) is not { } record) return CasesRefusals.UnknownCase(payload.CaseId);
        if (record.Header.Holder != record.Keeper) return CasesRefusals.NotTheHolder(record.Header.Number, record.Header.Holder);
        await RecallCase.Obey(desk, unit, rows, record, payload);
        return null;
    }

    public async ValueTask<Refusal?> Sought(IUnit unit, ICaseRows rows, Message message)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.SoughtPayload);
        var states = new List<string>();
        foreach (var id in await SeekDuplicates.Known(unit, message.Receiver, message.Sender, payload.PairKey))
            if (id != payload.CaseId && await rows.FindCase(message.Receiver, id) is { } record) states.Add(WorkOnCase.StateWord(record.Header.State));
        unit.Audit(new AuditEvent(CaseEvents.DuplicateAnswered, Actor.Node, $"member:{message.Sender}", $"{payload.Purpose}: {states.Count}"));
        desk.Send.Post(unit, message.Receiver, message.Sender, CaseKinds.Found,
            CaseDesk.Write(new FoundPayload(payload.CaseId, payload.Item, states), CaseJson.Readable.FoundPayload));
        return null;
    }

    /// <summary>A patrol that another city entered; the same one twice is kept once.</summary>
    public static async ValueTask<Refusal?> Patrolled(IUnit unit, Message message)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.PatrolledPayload);
        if (payload.Patrol.Keeper == message.Sender) await DeskRows.In(unit, null!).AddPatrol(payload.Id, payload.Patrol, message.AtUs);
        return null;
    }

    /// <summary>The joint office settled a difference between cities; nobody else may.</summary>
    public static async ValueTask<Refusal?> Settled(IUnit unit, Message message)
    {
        if (Peers.IsCity(message.Sender)) return CasesRefusals.NoSuperior(message.Sender);
        await DeskRows.In(unit, null!).SaveDifference(CaseDesk.Read(message, CaseJson.Readable.DifferenceSetting), message.Sender, message.AtUs);
        return null;
    }

    public async ValueTask<Refusal?> Found(ICaseRows rows, Message message)
    {
        var payload = CaseDesk.Read(message, CaseJson.Readable.FoundPayload);
        if (await rows.FindCase(message.Receiver, payload.CaseId) is not null)
            await rows.AddEvent(new CaseEvent(message.Receiver, payload.CaseId, 0, desk.NowUs, payload.States.Count == 0 ? "no-duplicate" : "duplicate-found",
                message.Sender, string.Join(' ', payload.States)));
        return null;
    }
}
