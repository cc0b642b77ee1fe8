using OneCity.Kernel;
using OneCity.Ledger.Model;

namespace OneCity.Ledger.Storage;

/// <summary>An account as stored.</summary>
internal sealed class AccountRow
{
    public long Number { get; set; }
    public string Code { get; set; } = "";
    public long? FloorFen { get; set; }
    public long? CeilingFen { get; set; }
    public long DebitsFen { get; set; }
    public long CreditsFen { get; set; }
    public long HeldDebitsFen { get; set; }
    public long HeldCreditsFen { get; set; }

    public Account ToAccount() => new()
    {
        Number = Number,
        Code = Code,
        Floor = FloorFen is { } floor ? new Money(floor) : null,
        Ceiling = CeilingFen is { } ceiling ? new Money(ceiling) : null,
        Debits = new(DebitsFen),
        Credits = new(CreditsFen),
        HeldDebits = new(HeldDebitsFen),
        HeldCredits = new(HeldCreditsFen),
    };
}

/// <summary>A line of the journal as stored; the id is a UUID on PostgreSQL and sixteen bytes on SQLite.</summary>
internal sealed class EntryRow
{
    public long Number { get; set; }
    public object Id { get; set; } = Array.Empty<byte>();
    public long Kind { get; set; }
    public long Debit { get; set; }
    public long Credit { get; set; }
    public long Amount_fen { get; set; }
    public long? Refers { get; set; }
    public long? Expires_at_us { get; set; }
    public long At_us { get; set; }
    public string Reference { get; set; } = "";
    public byte[] Hash { get; set; } = [];

    public JournalEntry ToEntry() => new(
        Number, TransferId.From(Id is Guid guid ? guid : new Guid((byte[])Id, bigEndian: true)), (TransferKind)Kind,
        Debit, Credit, Amount_fen, Refers, Expires_at_us, At_us, Reference, Hash);
}
