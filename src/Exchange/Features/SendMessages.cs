using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>Writes messages to a member's journal, within the unit of work whose effect they tell of.</summary>
/// <remarks>Nothing is sent here: delivery starts after the commit, and again after every start until it is acknowledged.</remarks>
/// <param name="keys">Signs.</param>
/// <param name="clock">The sender's clock.</param>
/// <param name="bell">Rung after the commit with sender and receiver.</param>
/// <param name="files">Reads which files a message names; null where messages name none.</param>
public sealed class SendMessages(IKeyRing keys, TimeProvider clock, DeliveryBell bell, INamedFiles? files = null)
{
    /// <summary>What one message may say, in characters; what is larger travels as a file beside it.</summary>
    public const int PayloadMax = 4 << 20;

    /// <summary>Rung after each commit that wrote to a chain.</summary>
    public DeliveryBell Bell => bell;

    /// <summary>Reads which files a message names; null where messages name none.</summary>
    public INamedFiles? Files => files;

    /// <summary>Appends one message to the chain from sender to receiver.</summary>
    /// <exception cref="RefusedException"><c>exchange.catching-up</c>, <c>exchange.two-stories</c>, <c>exchange.partnership-ended</c>.</exception>
    public ValueTask<Message> One(IUnit unit, string sender, string receiver, string kind, string payload) =>
        First(Many(unit, sender, receiver, [(kind, payload)]));

    /// <summary>
    /// A message that is written when the rest of the unit is done: a chain lets one unit at a time write, and keeps it until the commit. All that
    /// a unit posts to one receiver is written and signed at once, in the order posted; refusals of <see cref="Many"/> come then.
    /// </summary>
    public void Post(IUnit unit, string sender, string receiver, string kind, string payload)
    {
        ArgumentNullException.ThrowIfNull(unit);
        unit.Outbox.Add(this, sender, receiver, kind, payload);
    }

    /// <summary>Appends several messages at once; a suite that signs slowly signs them once together.</summary>
    /// <exception cref="RefusedException">As <see cref="One"/>.</exception>
    public async ValueTask<IReadOnlyList<Message>> Many(
        IUnit unit, string sender, string receiver, IReadOnlyList<(string Kind, string Payload)> contents)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(contents);
        foreach (var (_, payload) in contents)
            if (payload.Length > PayloadMax) throw ExchangeRefusals.TooLong(payload.Length, PayloadMax).ToException();
        await DemandOpen(unit, sender);
        var chain = await unit.Journals.FindChain(sender, sender, receiver) ?? Chain.Empty(sender, sender, receiver);
        if (chain.Standing == ChainStanding.Asking) throw ExchangeRefusals.CatchingUp(sender).ToException();
        if (chain.Standing == ChainStanding.Split) throw ExchangeRefusals.Split(sender, receiver).ToException();
        if (chain.Standing == ChainStanding.Ended) throw ExchangeRefusals.Ended(sender, receiver).ToException();
        var messages = Write(chain, contents);
        await unit.Journals.Append(chain with { Number = messages[^1].Number, Hash = messages[^1].Hash }, [.. messages.Select(message => (message, Fate.Done))]);
        if (files is not null)
            foreach (var message in messages)
                if (files.In(message.Kind, message.Payload!) is { Count: > 0 } named) await unit.Journals.NameFiles(sender, receiver, isOwn: true, named);
        unit.AfterCommit(() => bell.Ring(sender, receiver));
        return messages;
    }

    /// <summary>Members to whom nothing can be written any more: the partnership has ended, or two stories were told.</summary>
    public static async ValueTask<IReadOnlySet<string>> ListClosed(IUnit unit, string sender)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return (await unit.Journals.ListChains(sender))
            .Where(chain => chain.Sender == sender && chain.Standing is ChainStanding.Ended or ChainStanding.Split).Select(chain => chain.Receiver).ToHashSet();
    }

    /// <summary>Refuses while the member is catching up after a restore.</summary>
    /// <exception cref="RefusedException"><c>exchange.catching-up</c>.</exception>
    public static async ValueTask DemandOpen(IUnit unit, string member)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (await unit.Journals.IsCatchingUp(member)) throw ExchangeRefusals.CatchingUp(member).ToException();
    }

    private Message[] Write(Chain chain, IReadOnlyList<(string Kind, string Payload)> contents)
    {
        var (keyId, atUs) = (keys.KeyOf(chain.Sender), Instants.ToMicroseconds(clock.GetUtcNow()));
        var (previous, messages) = (chain.Hash, new Message[contents.Count]);
        for (var index = 0; index < messages.Length; index++)
        {
            var (kind, payload) = contents[index];
            var message = new Message(chain.Sender, chain.Receiver, chain.Number + index + 1, previous, kind, payload,
                MessageHash.OfPayload(keys, keyId, payload), atUs, keyId, "", "");
            messages[index] = message with { Hash = previous = MessageHash.Of(keys, message) };
        }
        var signatures = keys.Sign(chain.Sender, [.. messages.Select(message => message.Hash)]);
        for (var index = 0; index < messages.Length; index++) messages[index] = messages[index] with { Signature = signatures[index] };
        return messages;
    }

    private static async ValueTask<Message> First(ValueTask<IReadOnlyList<Message>> messages) => (await messages)[0];
}

/// <summary>What a unit of work has to say when its own rows are written.</summary>
public sealed class Outbox
{
    private readonly List<(SendMessages By, string Sender, string Receiver, string Kind, string Payload)> _posted = [];

    /// <summary>A unit that only reads has nothing to say.</summary>
    /// <exception cref="InvalidOperationException">When it posted something, which would be lost.</exception>
    public void DemandEmpty()
    {
        if (_posted.Count > 0) throw new InvalidOperationException("posted in a read");
    }

    internal void Add(SendMessages by, string sender, string receiver, string kind, string payload) => _posted.Add((by, sender, receiver, kind, payload));

    /// <summary>Writes what was posted; chains in the order of their names, so that no two units wait for each other.</summary>
    /// <exception cref="RefusedException">As <see cref="SendMessages.Many"/>.</exception>
    public async ValueTask Empty(IUnit unit)
    {
        if (_posted.Count == 0) return;
        var chains = _posted.GroupBy(each => (each.By, each.Sender, each.Receiver)).ToList();
        _posted.Clear();
        foreach (var chain in chains.OrderBy(each => each.Key.Sender, StringComparer.Ordinal).ThenBy(each => each.Key.Receiver, StringComparer.Ordinal))
            await chain.Key.By.Many(unit, chain.Key.Sender, chain.Key.Receiver, [.. chain.Select(each => (each.Kind, each.Payload))]);
    }
}

/// <summary>Tells delivery that something was committed for a peer.</summary>
public sealed class DeliveryBell
{
    /// <summary>Called with sender and receiver after each commit that wrote to that chain.</summary>
    public event Action<string, string>? Rung;

    /// <summary>Rings.</summary>
    public void Ring(string sender, string receiver) => Rung?.Invoke(sender, receiver);
}
