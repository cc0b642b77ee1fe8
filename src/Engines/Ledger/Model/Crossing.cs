using System.Security.Cryptography;
using OneCity.Kernel;

namespace OneCity.Ledger.Model;

/// <summary>A transfer from an account of one city to an account of another, as the paying city asks for it.</summary>
/// <param name="Id">The client's number; sending it again is harmless.</param>
/// <param name="Debit">Own account debited.</param>
/// <param name="Peer">The other city.</param>
/// <param name="Credit">Account credited there; it must be open there.</param>
/// <param name="Amount">More than nothing.</param>
/// <param name="Reference">What it is for; may be empty, no personal data.</param>
public sealed record CrossTransfer(TransferId Id, string Debit, string Peer, string Credit, Money Amount, string Reference = "");

/// <summary>Where a crossing stands.</summary>
public static class CrossingStates
{
    /// <summary>Paid here, not yet known to be entered there: it stands in the in-transit account.</summary>
    public const string InTransit = "in-transit";

    /// <summary>Entered on both sides.</summary>
    public const string Mirrored = "mirrored";

    /// <summary>The other city refused it; it was reversed here.</summary>
    public const string Refused = "refused";
}

/// <summary>A crossing as one of the two books keeps it.</summary>
/// <param name="Id">Number, the same in both books.</param>
/// <param name="Peer">The other city.</param>
/// <param name="IsOut">Whether this book paid.</param>
/// <param name="AmountFen">In fen.</param>
/// <param name="Debit">Account debited in the paying book.</param>
/// <param name="Credit">Account credited in the receiving book.</param>
/// <param name="Reference">What it is for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Message">Number of the message that carried it, from payer to receiver.</param>
/// <param name="Answer">Number of the message that answered it; null while there is none.</param>
/// <param name="Line">Line of this book that paid or received.</param>
/// <param name="ClosingLine">Line that took it out of the in-transit account, or reversed it; null while in transit and for receipts.</param>
/// <param name="Refusal">Code of the refusal; empty for none.</param>
public sealed record Crossing(
    TransferId Id, string Peer, bool IsOut, long AmountFen, string Debit, string Credit, string Reference, string State,
    long Message, long? Answer, long Line, long? ClosingLine, string Refusal);

/// <summary>Accounts that the ledger alone posts to, and the ids of its own entries.</summary>
public static class CrossingAccounts
{
    /// <summary>How codes of in-transit accounts begin; the other city's code follows.</summary>
    public const string InTransitPrefix = "在途/";

    /// <summary>How codes of mirrored accounts begin: the two cities' accounts of each other add up to zero.</summary>
    public const string MirrorPrefix = "往来/";

    /// <summary>The in-transit account towards a city.</summary>
    public static string InTransit(string peer) => InTransitPrefix + peer;

    /// <summary>The mirrored account towards a city.</summary>
    public static string Mirror(string peer) => MirrorPrefix + peer;

    /// <summary>Whether only the ledger itself may post to the account.</summary>
    public static bool IsReserved(string? account) => account is not null
        && (account.StartsWith(InTransitPrefix, StringComparison.Ordinal) || account.StartsWith(MirrorPrefix, StringComparison.Ordinal));

    /// <summary>The id of the entry that closes a crossing: fixed by the crossing's own id, so that a repeat is a repeat.</summary>
    public static TransferId Closing(TransferId id)
    {
        Span<byte> bytes = stackalloc byte[17];
        id.ToBytes().CopyTo(bytes);
        bytes[16] = 1;
        return TransferId.From(new Guid(SHA256.HashData(bytes).AsSpan(0, 16), bigEndian: true));
    }
}

/// <summary>Kinds of messages about crossings.</summary>
public static class CrossingKinds
{
    /// <summary>Amounts on their way.</summary>
    public const string Sent = "ledger.sent";

    /// <summary>What became of them.</summary>
    public const string Answered = "ledger.answered";
}

/// <summary>Payload of <see cref="CrossingKinds.Sent"/>.</summary>
internal sealed record SentPayload(IReadOnlyList<SentItem> Items);

/// <summary>One amount on its way; the id as a UUID.</summary>
internal sealed record SentItem(string Id, string Debit, string Credit, long AmountFen, string Reference, long Line);

/// <summary>Payload of <see cref="CrossingKinds.Answered"/>.</summary>
internal sealed record AnsweredPayload(IReadOnlyList<AnsweredItem> Items);

/// <summary>What became of one; an empty refusal means that it is entered.</summary>
internal sealed record AnsweredItem(string Id, string Refusal);
