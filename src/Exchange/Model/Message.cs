namespace OneCity.Exchange;

/// <summary>One numbered, hash-chained, signed message from one member to another.</summary>
/// <remarks>
/// The hash covers every field but the signature, and the payload only through its hash: a payload can be erased and the
/// chain still holds. Hashes are lower-case hexadecimal, signatures text (see <see cref="IKeyRing"/>).
/// </remarks>
/// <param name="Sender">Code of the member that wrote it.</param>
/// <param name="Receiver">Code of the member it is for.</param>
/// <param name="Number">1, 2, 3 … without gaps for each ordered pair of members.</param>
/// <param name="Previous">Hash of the message before; 64 zeros before the first.</param>
/// <param name="Kind">What it says, such as <c>case.offered</c>.</param>
/// <param name="Payload">JSON text; null once erased.</param>
/// <param name="PayloadHash">Hash of the payload as it was written.</param>
/// <param name="AtUs">When the sender wrote it, by the sender's clock: UTC microseconds since 1970.</param>
/// <param name="KeyId">The sender's key that signed it; its prefix names the suite.</param>
/// <param name="Hash">Hash of the message.</param>
/// <param name="Signature">The sender's signature over the hash.</param>
public sealed record Message(
    string Sender, string Receiver, long Number, string Previous, string Kind, string? Payload, string PayloadHash,
    long AtUs, string KeyId, string Hash, string Signature);

/// <summary>How far one chain has got, as one of the two members keeps it.</summary>
/// <param name="Keeper">The member that keeps this row: the sender or the receiver.</param>
/// <param name="Sender">Who writes the chain.</param>
/// <param name="Receiver">Whom it is for.</param>
/// <param name="Number">The last number written (sender) or taken in with its effect (receiver: the high-water mark).</param>
/// <param name="Hash">Hash of that message.</param>
/// <param name="Mark">Kept by the sender: the last number that the receiver acknowledged; 0 with the receiver.</param>
/// <param name="Standing">Whether messages may flow.</param>
/// <param name="Receipt">The receiver's last signed acknowledgement as JSON; empty before the first.</param>
public sealed record Chain(
    string Keeper, string Sender, string Receiver, long Number, string Hash, long Mark, ChainStanding Standing, string Receipt)
{
    /// <summary>The hash before the first message.</summary>
    public static string Root { get; } = new('0', 64);

    /// <summary>A chain without messages.</summary>
    public static Chain Empty(string keeper, string sender, string receiver) =>
        new(keeper, sender, receiver, 0, Root, 0, ChainStanding.Open, "");
}

/// <summary>Whether messages may flow on a chain.</summary>
public enum ChainStanding
{
    /// <summary>They flow.</summary>
    Open,

    /// <summary>The keeper was restored from a backup and has not heard from this peer yet; nothing may be sent to anyone.</summary>
    Asking,

    /// <summary>Two messages with one number exist; both administrators must look.</summary>
    Split,

    /// <summary>The partnership has ended; old messages stay verifiable.</summary>
    Ended,
}

/// <summary>What became of a message at the member that keeps the row.</summary>
public enum Fate
{
    /// <summary>Written, or taken in with its effect.</summary>
    Done,

    /// <summary>The receiver refused it; the sender has been told.</summary>
    Refused,
}

/// <summary>Something both administrators must be able to see.</summary>
/// <param name="Keeper">The member that noticed.</param>
/// <param name="Peer">The other member.</param>
/// <param name="Kind"><c>two-stories</c>, <c>refused</c>, <c>poison</c> or <c>lost</c>.</param>
/// <param name="Subject">What it is about: a chain and number, or a case.</param>
/// <param name="Evidence">The signed messages or words that show it.</param>
/// <param name="AtUs">When it was noticed, UTC microseconds since 1970.</param>
public sealed record Finding(string Keeper, string Peer, string Kind, string Subject, string Evidence, long AtUs);

/// <summary>A signed statement that a payload was erased after its retention period.</summary>
/// <param name="Keeper">Who erased its copy.</param>
/// <param name="Sender">Sender of the chain.</param>
/// <param name="Receiver">Receiver of the chain.</param>
/// <param name="Number">The message.</param>
/// <param name="PayloadHash">Hash of what was erased.</param>
/// <param name="Ground">The rule that asked for it.</param>
/// <param name="AtUs">When.</param>
/// <param name="KeyId">The keeper's key.</param>
/// <param name="Signature">The keeper's signature over all of it.</param>
public sealed record Tombstone(
    string Keeper, string Sender, string Receiver, long Number, string PayloadHash, string Ground, long AtUs, string KeyId, string Signature);
