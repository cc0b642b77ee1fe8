namespace OneCity.Exchange;

/// <summary>Where a message stands against the receiver's high-water mark.</summary>
internal enum Place
{
    /// <summary>Taken in before.</summary>
    Repeated,

    /// <summary>The next in order.</summary>
    Next,

    /// <summary>One before it is missing.</summary>
    Ahead,
}

/// <summary>The decisions that "exactly once" rests on, each on its own, so that each can be tested on its own.</summary>
internal static class Rulings
{
    /// <summary>Whether a number was taken in before, is next, or comes too early.</summary>
    public static Place PlaceOf(long number, long highWaterMark) =>
        number <= highWaterMark ? Place.Repeated : number == highWaterMark + 1 ? Place.Next : Place.Ahead;

    /// <summary>How far the receiver has certainly got: only its own receipt says so.</summary>
    public static long MarkAfterCall(long mark, Receipt? receipt, long lastSent)
    {
        _ = lastSent;
        return receipt is null ? mark : receipt.Number;
    }

    /// <summary>Whether a batch belongs to the caller's last greeting; a batch from before a restart or restore does not.</summary>
    public static bool SessionHolds(string? granted, string? token) => granted is not null && granted == token;

    /// <summary>Whether the message continues the chain that the receiver holds.</summary>
    public static bool Continues(Message message, string lastHash) => message.Previous == lastHash;

    /// <summary>How a restored member begins: with a question to every peer before anything is sent.</summary>
    public static ChainStanding StandingAfterRestore(ChainStanding before) =>
        before == ChainStanding.Ended ? ChainStanding.Ended : ChainStanding.Asking;

    /// <summary>Which of its own messages a member takes back from a peer: all that it does not hold itself.</summary>
    public static IEnumerable<Message> TakenBack(IReadOnlyList<Message> returned, long last) =>
        returned.Where(message => message.Number > last);

    /// <summary>Where sending resumes when the peer names its high-water mark, which is lower after a restore there.</summary>
    public static long MarkAfterGreeting(long mark, long peersHigh) => Math.Min(mark, peersHigh);

    /// <summary>Whether the sender is told that its message was refused: always, but a refusal is not answered by another.</summary>
    public static bool TellsSender(string kind) => kind != ExchangeKinds.Refused;

    /// <summary>Whether a message whose effect fails again and again is set aside so that those behind it move on.</summary>
    public static bool SetsAside(int attempts) => attempts >= 3;
}

/// <summary>Kinds of messages that the exchange itself understands.</summary>
public static class ExchangeKinds
{
    /// <summary>The receiver refused a message; the payload names it.</summary>
    public const string Refused = "exchange.refused";

    /// <summary>No message: the evidence of a finding, which holds messages.</summary>
    public const string Evidence = "exchange.evidence";

    /// <summary>The sender's next key, under a signature of its last one.</summary>
    public const string KeyChanged = "exchange.key-changed";

    /// <summary>The sender ends the partnership: what was written before is still delivered, nothing is written after.</summary>
    public const string Ended = "exchange.partnership-ended";
}
