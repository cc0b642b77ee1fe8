using System.Text.Json;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>Takes in a batch: checks every message, applies it and moves the high-water mark, all in one commit.</summary>
/// <param name="units">The store.</param>
/// <param name="keys">Verifies.</param>
/// <param name="send">Tells the sender of refusals.</param>
/// <param name="receivers">The engines.</param>
/// <param name="clock">The receiver's clock.</param>
internal sealed class TakeInBatch(
    IUnits units, IKeyRing keys, SendMessages send, IReadOnlyList<IReceiver> receivers, TimeProvider clock)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string, string, long), int> _attempts = new();

    /// <summary>The outcome of a batch: how far the receiver is now, and what stopped it.</summary>
    internal sealed record Outcome(Chain Chain, string? Trouble, Message? Evidence);

    /// <summary>Takes in what follows on; repeats are skipped, what comes too early is left for later.</summary>
    public async ValueTask<Outcome> Run(string sender, string receiver, IReadOnlyList<Message> messages)
    {
        try
        {
            return await TakeIn(units, sender, receiver, messages, Apply);
        }
        catch (EffectFailedException)
        {
            return await OneByOne(sender, receiver, messages);
        }
    }

    /// <summary>One unit: every effect, every row and the high-water mark together.</summary>
    internal ValueTask<Outcome> TakeIn(
        IUnits store, string sender, string receiver, IReadOnlyList<Message> messages, Func<IUnit, Message, ValueTask<Fate>> apply) =>
        store.Write(async unit =>
        {
            var chain = await unit.Journals.FindChain(receiver, sender, receiver) ?? Chain.Empty(receiver, sender, receiver);
            if (await unit.Journals.IsCatchingUp(receiver)) return new Outcome(chain, Troubles.CatchingUp, null);
            var taken = new List<(Message, Fate)>(messages.Count);
            Outcome? stopped = null;
            foreach (var message in messages)
            {
                stopped = await Check(unit, chain, message);
                if (stopped is not null) break;
                if (Rulings.PlaceOf(message.Number, chain.Number) == Place.Repeated) continue;
                taken.Add((message, await apply(unit, message)));
                chain = chain with { Number = message.Number, Hash = message.Hash };
            }
            if (taken.Count > 0)
            {
                await unit.Journals.Append(chain, taken);
                await Say(unit, taken[^1].Item1);
            }
            return stopped is null || stopped.Trouble is null ? new Outcome(chain, null, null) : stopped with { Chain = chain };
        });

    /// <summary>What the effects have to say; when it is refused, nobody knows yet which of them said it.</summary>
    private static async ValueTask Say(IUnit unit, Message last)
    {
        try
        {
            await unit.Outbox.Empty(unit);
        }
        catch (RefusedException refused)
        {
            throw new EffectFailedException(last, refused);
        }
    }

    /// <summary>Null when the message may be taken in or skipped; an outcome without trouble when it comes too early.</summary>
    private async ValueTask<Outcome?> Check(IUnit unit, Chain chain, Message message)
    {
        switch (Rulings.PlaceOf(message.Number, chain.Number))
        {
            case Place.Ahead:
                return new Outcome(chain, null, null);
            case Place.Repeated:
                var held = await unit.Journals.Find(chain.Keeper, chain.Sender, chain.Receiver, message.Number);
                return held is null || held.Hash == message.Hash ? null : await TwoStories(unit, chain, held, message);
        }
        if (!Holds(chain, message)) return new Outcome(chain, Troubles.Broken, null);
        if (Rulings.Continues(message, chain.Hash)) return null;
        var last = await unit.Journals.Find(chain.Keeper, chain.Sender, chain.Receiver, chain.Number);
        return await TwoStories(unit, chain, last, message);
    }

    /// <summary>A peer shows its own signed message of a number of which another is held here; answers the one held, or null.</summary>
    public ValueTask<Message?> HearEvidence(Message shown) => units.Write(async unit =>
    {
        var chain = await unit.Journals.FindChain(shown.Receiver, shown.Sender, shown.Receiver) ?? Chain.Empty(shown.Receiver, shown.Sender, shown.Receiver);
        var held = await unit.Journals.Find(shown.Receiver, shown.Sender, shown.Receiver, shown.Number);
        if (held is not null && held.Hash != shown.Hash) await TwoStories(unit, chain, held, shown);
        return held;
    });

    /// <summary>Whether the message belongs to this chain, is whole, and was signed by its sender.</summary>
    private bool Holds(Chain chain, Message message) =>
        message.Payload is { } payload && message.Sender == chain.Sender && message.Receiver == chain.Receiver
        && MessageHash.OfPayload(keys, message.KeyId, payload) == message.PayloadHash
        && MessageHash.Of(keys, message) == message.Hash
        && keys.Verify(message.Sender, message.KeyId, message.Hash, message.Signature);

    private async ValueTask<Outcome?> TwoStories(IUnit unit, Chain chain, Message? held, Message offered)
    {
        if (!Holds(chain, offered)) return new Outcome(chain, Troubles.Broken, null);
        var evidence = JsonSerializer.Serialize(new Message?[] { held, offered }, WireJson.Options);
        await unit.Journals.AddFinding(new Finding(chain.Keeper, chain.Sender, "two-stories",
            $"{chain.Sender}>{chain.Receiver}#{offered.Number}", evidence, Instants.ToMicroseconds(clock.GetUtcNow())));
        unit.Audit(new AuditEvent(ExchangeEvents.TwoStories, Actor.Node, $"chain:{chain.Sender}>{chain.Receiver}", $"number {offered.Number}"));
        return new Outcome(chain, Troubles.TwoStories, held);
    }

    /// <summary>The effect of one message; a refusal is recorded and, as a message of its own, told to the sender.</summary>
    private async ValueTask<Fate> Apply(IUnit unit, Message message)
    {
        try
        {
            if (message.Kind == ExchangeKinds.Refused) return await HearRefusal(unit, message);
            var refusal = message.Kind == ExchangeKinds.KeyChanged ? await HearKey(unit, message)
                : message.Kind == ExchangeKinds.Ended ? await EndPartnership.Hear(unit, message)
                : receivers.FirstOrDefault(each => each.Takes(message.Kind)) is { } receiver
                ? await receiver.Apply(unit, message)
                : ExchangeRefusals.UnknownKind(message.Kind);
            if (refusal is not null) return await Refuse(unit, message, refusal, "refused");
            if (send.Files?.In(message.Kind, message.Payload!) is { Count: > 0 } named)
                await unit.Journals.NameFiles(message.Receiver, message.Sender, isOwn: false, named);
            return Fate.Done;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or FormatException
            or InvalidOperationException or ArgumentException or RefusedException or NullReferenceException)
        {
            throw new EffectFailedException(message, failure);
        }
    }

    private async ValueTask<Refusal?> HearKey(IUnit unit, Message message)
    {
        var notice = KeyNotice.Read(message);
        if (!await notice.Learn(keys, unit, message.Sender)) return ExchangeRefusals.BrokenKey(message.Sender, notice.KeyId);
        unit.Audit(new AuditEvent(ExchangeEvents.KeyLearned, Actor.Node, $"member:{message.Sender}", notice.KeyId));
        return null;
    }

    private async ValueTask<Fate> Refuse(IUnit unit, Message message, Refusal refusal, string kind)
    {
        await unit.Journals.AddFinding(new Finding(message.Receiver, message.Sender, kind,
            $"{message.Sender}>{message.Receiver}#{message.Number}", refusal.ToLine(Language.Chinese), Instants.ToMicroseconds(clock.GetUtcNow())));
        // Where nothing may be written back any more, the finding here is all there is, and what comes behind moves on.
        if (Rulings.TellsSender(message.Kind) && !(await SendMessages.ListClosed(unit, message.Receiver)).Contains(message.Sender))
            send.Post(unit, message.Receiver, message.Sender, ExchangeKinds.Refused, JsonSerializer.Serialize(
                new RefusedPayload(message.Number, message.Hash, refusal.Code, refusal.What.Chinese, refusal.What.English), WireJson.Options));
        return Fate.Refused;
    }

    private async ValueTask<Fate> HearRefusal(IUnit unit, Message message)
    {
        var refused = JsonSerializer.Deserialize<RefusedPayload>(message.Payload!, WireJson.Options)!;
        var own = await unit.Journals.Find(message.Receiver, message.Receiver, message.Sender, refused.Number);
        if (own is null || own.Hash != refused.Hash) return Fate.Done;
        await unit.Journals.SetRefused(message.Receiver, message.Receiver, message.Sender, refused.Number);
        await unit.Journals.AddFinding(new Finding(message.Receiver, message.Sender, "refused",
            $"{message.Receiver}>{message.Sender}#{refused.Number}", $"{refused.Code}: {refused.Chinese}", Instants.ToMicroseconds(clock.GetUtcNow())));
        if (receivers.FirstOrDefault(each => each.Takes(own.Kind)) is { } receiver) await receiver.WasRefused(unit, own, refused.Code);
        return Fate.Done;
    }

    /// <summary>After a failure each message gets a unit of its own; one that keeps failing is set aside, seen by both sides.</summary>
    private async ValueTask<Outcome> OneByOne(string sender, string receiver, IReadOnlyList<Message> messages)
    {
        Outcome? outcome = null;
        foreach (var message in messages)
        {
            try
            {
                outcome = await TakeIn(units, sender, receiver, [message], Apply);
            }
            catch (EffectFailedException failed)
            {
                var attempts = _attempts.AddOrUpdate((sender, receiver, failed.Failed.Number), 1, (_, before) => before + 1);
                if (!Rulings.SetsAside(attempts)) break;
                var words = failed.InnerException!.GetType().Name;
                outcome = await TakeIn(units, sender, receiver, [message],
                    (unit, poison) => Refuse(unit, poison, ExchangeRefusals.Poison(words), "poison"));
                _attempts.TryRemove((sender, receiver, failed.Failed.Number), out _);
            }
            if (outcome.Trouble is not null) return outcome;
        }
        return outcome ?? await units.Read(async unit => new Outcome(
            await unit.Journals.FindChain(receiver, sender, receiver) ?? Chain.Empty(receiver, sender, receiver), null, null));
    }

    /// <summary>What a refusal message says.</summary>
    internal sealed record RefusedPayload(long Number, string Hash, string Code, string Chinese, string English);
}

/// <summary>The effect of a message failed; nothing of it was written.</summary>
internal sealed class EffectFailedException(Message failed, Exception inner) : Exception(inner.Message, inner)
{
    /// <summary>The message that failed.</summary>
    public Message Failed { get; } = failed;
}
