using OneCity.Kernel;

namespace OneCity.Ledger.Model;

/// <summary>What a transfer does.</summary>
public enum TransferKind
{
    /// <summary>Moves the amount at once.</summary>
    Direct = 0,

    /// <summary>Holds the amount until it is posted, voided or expires.</summary>
    Pending = 1,

    /// <summary>Moves a held amount, or a part of it; the rest is released.</summary>
    Post = 2,

    /// <summary>Releases a held amount.</summary>
    Void = 3,

    /// <summary>Releases a held amount because its time is over; only the ledger itself writes it.</summary>
    Expire = 4,

    /// <summary>Takes a transfer back: the same amount the other way; each transfer once.</summary>
    Reversal = 5,
}

/// <summary>One debit and one credit of the same amount, as a client asks for it.</summary>
/// <param name="Id">The client's number for it.</param>
/// <param name="Kind">What it does; not <see cref="TransferKind.Expire"/>.</param>
/// <param name="Debit">Code of the account debited; null where <paramref name="Refers"/> says it.</param>
/// <param name="Credit">Code of the account credited; null where <paramref name="Refers"/> says it.</param>
/// <param name="Amount">More than nothing; null takes the whole amount of <paramref name="Refers"/>.</param>
/// <param name="Refers">The pending transfer that is posted or voided, or the transfer that is reversed.</param>
/// <param name="IsLinked">True when this and the next succeed or fail as one; a chain ends with the first that is not linked.</param>
/// <param name="ExpiresAt">When a pending transfer is released by itself (UTC); null for never.</param>
/// <param name="Reference">What it is for, such as the number of a statement; may be empty, no personal data.</param>
public sealed record Transfer(
    TransferId Id,
    TransferKind Kind,
    string? Debit,
    string? Credit,
    Money? Amount,
    TransferId? Refers = null,
    bool IsLinked = false,
    DateTimeOffset? ExpiresAt = null,
    string Reference = "");

/// <summary>What became of one transfer.</summary>
/// <param name="Id">The client's number.</param>
/// <param name="Number">Its number in the journal; null when it was refused.</param>
/// <param name="IsRepeat">True when the same transfer had been taken before; nothing was done again.</param>
/// <param name="Refusal">Why it was refused; null when it stands.</param>
public sealed record TransferAnswer(TransferId Id, long? Number, bool IsRepeat, Refusal? Refusal);

/// <summary>One line of the journal.</summary>
/// <param name="Number">1, 2, 3 … in its book, without gaps.</param>
/// <param name="Id">The client's number.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Debit">Number of the account debited.</param>
/// <param name="Credit">Number of the account credited.</param>
/// <param name="AmountFen">In fen, more than zero.</param>
/// <param name="Refers">Number of the transfer it posts, voids, expires or reverses; null for none.</param>
/// <param name="ExpiresAtUs">End of a hold, UTC microseconds; null for none.</param>
/// <param name="AtUs">When it was taken, UTC microseconds; never before the line above.</param>
/// <param name="Reference">What it is for.</param>
/// <param name="Hash">SHA-256 over the line and the hash before it.</param>
public sealed record JournalEntry(
    long Number, TransferId Id, TransferKind Kind, long Debit, long Credit, long AmountFen, long? Refers,
    long? ExpiresAtUs, long AtUs, string Reference, byte[] Hash)
{
    /// <summary>Whether it moves money; holds and releases do not.</summary>
    public bool IsPosted => Kind is TransferKind.Direct or TransferKind.Post or TransferKind.Reversal;
}
