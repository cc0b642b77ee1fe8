namespace OneCity.Exchange;

/// <summary>What one member's node sends to another's: a question after a start, or a batch of messages.</summary>
/// <param name="From">The member that calls.</param>
/// <param name="To">The member called.</param>
/// <param name="Call">Ties the answer to the call; never used twice.</param>
/// <param name="Token">The word the called node gave to this caller's last greeting; null in a greeting.</param>
/// <param name="Ask">The greeting; null in a batch.</param>
/// <param name="Messages">The batch in order of number; null in a greeting.</param>
public sealed record Request(string From, string To, string Call, string? Token, Ask? Ask, IReadOnlyList<Message>? Messages)
{
    /// <summary>Whether the batch was all that waited when it was put together; the caller's own knowledge, which is not sent.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAll { get; init; }
}

/// <summary>The greeting: how far the caller has got on both chains with the called member.</summary>
/// <param name="LastNumber">The caller's own last number on its chain to the called member.</param>
/// <param name="LastHash">Its hash.</param>
/// <param name="HighNumber">The caller's high-water mark on the chain it receives.</param>
/// <param name="Restored">True when the caller was restored from a backup and wants what is known of its cases.</param>
public sealed record Ask(long LastNumber, string LastHash, long HighNumber, bool Restored);

/// <summary>The answer to a call.</summary>
/// <param name="From">The member that answers.</param>
/// <param name="To">The member that called.</param>
/// <param name="Call">The call it answers.</param>
/// <param name="Told">The answer to a greeting.</param>
/// <param name="Receipt">The signed acknowledgement of a batch.</param>
/// <param name="Trouble">Why neither could be given: see <see cref="Troubles"/>; null when all is well.</param>
/// <param name="Evidence">With <c>two-stories</c>: the message that the answering member holds.</param>
public sealed record Answer(
    string From, string To, string Call, Told? Told = null, Receipt? Receipt = null, string? Trouble = null, Message? Evidence = null);

/// <summary>What the called member knows about the caller.</summary>
/// <param name="Token">The word that later batches must carry.</param>
/// <param name="HighNumber">How far the called member has taken in the caller's chain.</param>
/// <param name="HighHash">Hash of that message.</param>
/// <param name="Yours">The caller's own messages after the number it named, as far as they were received.</param>
/// <param name="More">True when more of them follow; ask again.</param>
/// <param name="Statements">What is known of matters the caller took part in; only for a restored caller.</param>
public sealed record Told(
    string Token, long HighNumber, string HighHash, IReadOnlyList<Message> Yours, bool More, IReadOnlyList<string> Statements);

/// <summary>A signed acknowledgement: everything up to this number has been taken in, with its effect, durably.</summary>
/// <param name="Sender">Sender of the chain.</param>
/// <param name="Receiver">Receiver of the chain, who signs.</param>
/// <param name="Number">The high-water mark.</param>
/// <param name="Hash">Hash of the message with that number.</param>
/// <param name="AtUs">When, by the receiver's clock.</param>
/// <param name="KeyId">The receiver's key.</param>
/// <param name="Signature">The receiver's signature.</param>
public sealed record Receipt(string Sender, string Receiver, long Number, string Hash, long AtUs, string KeyId, string Signature);

/// <summary>Why a call was not answered as hoped.</summary>
public static class Troubles
{
    /// <summary>The called node does not know this token; greet first.</summary>
    public const string UnknownSession = "unknown-session";

    /// <summary>The called member is catching up after a restore; try later.</summary>
    public const string CatchingUp = "catching-up";

    /// <summary>A hash or a signature does not hold.</summary>
    public const string Broken = "broken";

    /// <summary>Two messages with one number exist.</summary>
    public const string TwoStories = "two-stories";

    /// <summary>The called node does not host this member, or has no partnership with the caller.</summary>
    public const string Stranger = "stranger";
}
