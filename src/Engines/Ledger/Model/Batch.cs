using OneCity.Kernel;

namespace OneCity.Ledger.Model;

/// <summary>What a batch needs to know of its book before it is decided.</summary>
internal sealed class BookState
{
    /// <summary>Number of the book.</summary>
    public required long Book { get; init; }

    /// <summary>Number of the last line.</summary>
    public required long LastNumber { get; set; }

    /// <summary>Instant of the last line.</summary>
    public required long LastAtUs { get; set; }

    /// <summary>Hash of the last line.</summary>
    public required byte[] LastHash { get; set; }

    /// <summary>The accounts concerned.</summary>
    public Dictionary<string, Account> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>The same by number.</summary>
    public Dictionary<long, Account> ByNumber { get; } = [];

    /// <summary>Transfers already in the journal, of those the batch names.</summary>
    public Dictionary<TransferId, JournalEntry> Known { get; } = [];

    /// <summary>Numbers of open holds, of those the batch names.</summary>
    public HashSet<long> OpenHolds { get; } = [];

    /// <summary>Numbers that were reversed before, of those the batch names.</summary>
    public HashSet<long> Reversed { get; } = [];

    /// <summary>Adds an account.</summary>
    public void Add(Account account)
    {
        Accounts[account.Code] = account;
        ByNumber[account.Number] = account;
    }
}

/// <summary>Decides a batch of transfers in order: what enters the journal, what is a repeat, what is refused and why.</summary>
/// <remarks>Pure: the state is read before and written after by the storage, in one transaction with the journal.</remarks>
/// <param name="book">The book, with what the batch names.</param>
/// <param name="nowUs">Now.</param>
/// <param name="refuse">A rule of the caller's own, asked before any other but the id; null for none.</param>
internal sealed class Batch(BookState book, long nowUs, Func<Transfer, Refusal?>? refuse = null)
{
    private readonly List<Action> _undo = [];

    /// <summary>Lines to add to the journal, hashes filled in.</summary>
    public List<JournalEntry> Entries { get; } = [];

    /// <summary>Holds closed by the batch that were open before it.</summary>
    public List<long> ClosedHolds { get; } = [];

    /// <summary>Accounts whose sums have changed.</summary>
    public HashSet<Account> Touched { get; } = [];

    /// <summary>Decides every transfer.</summary>
    public TransferAnswer[] Decide(IReadOnlyList<Transfer> transfers)
    {
        var answers = new TransferAnswer[transfers.Count];
        for (var start = 0; start < transfers.Count;)
        {
            var end = start;
            while (end < transfers.Count && transfers[end].IsLinked) end++;
            DecideChain(transfers, start, Math.Min(end, transfers.Count - 1), isOpen: end == transfers.Count, answers);
            start = end + 1;
        }
        return answers;
    }

    /// <summary>Releases a hold whose time is over.</summary>
    public void Expire(JournalEntry hold, TransferId id)
    {
        Release(hold);
        Append(new(0, id, TransferKind.Expire, hold.Debit, hold.Credit, hold.AmountFen, hold.Number, null, 0, hold.Reference, []));
    }

    private void DecideChain(IReadOnlyList<Transfer> transfers, int first, int last, bool isOpen, TransferAnswer[] answers)
    {
        _undo.Clear();
        var entriesBefore = Entries.Count;
        var failed = isOpen ? (Id: transfers[last].Id, Refusal: LedgerRefusals.ChainOpen) : ((TransferId Id, Refusal Refusal)?)null;
        for (var i = first; i <= last && failed is null; i++)
        {
            answers[i] = DecideOne(transfers[i]);
            if (answers[i].Refusal is { } refusal) failed = (transfers[i].Id, refusal);
        }
        if (failed is not { } cause) return;
        for (var i = _undo.Count - 1; i >= 0; i--) _undo[i]();
        Entries.RemoveRange(entriesBefore, Entries.Count - entriesBefore);
        for (var i = first; i <= last; i++)
        {
            var why = transfers[i].Id == cause.Id ? cause.Refusal : LedgerRefusals.ChainFailed(cause.Id);
            answers[i] = new(transfers[i].Id, null, false, why);
        }
    }

    private TransferAnswer DecideOne(Transfer transfer)
    {
        if (book.Known.TryGetValue(transfer.Id, out var known))
        {
            return IsSame(transfer, known)
                ? new(transfer.Id, known.Number, true, null)
                : new(transfer.Id, null, false, LedgerRefusals.IdUsed(transfer.Id));
        }
        var refusal = refuse?.Invoke(transfer) ?? transfer.Kind switch
        {
            TransferKind.Direct or TransferKind.Pending => Move(transfer),
            TransferKind.Post or TransferKind.Void => Resolve(transfer),
            TransferKind.Reversal => Reverse(transfer),
            TransferKind.Expire => LedgerRefusals.BadKind(transfer.Kind),
        };
        return refusal is null ? new(transfer.Id, book.LastNumber, false, null) : new(transfer.Id, null, false, refusal);
    }

    private Refusal? Move(Transfer transfer)
    {
        if (transfer.Debit is null || transfer.Credit is null || transfer.Refers is not null) return LedgerRefusals.BadKind(transfer.Kind);
        if (transfer.Amount is not { Fen: > 0 } amount) return LedgerRefusals.NoAmount;
        if (!book.Accounts.TryGetValue(transfer.Debit, out var debit)) return LedgerRefusals.UnknownAccount(transfer.Debit);
        if (!book.Accounts.TryGetValue(transfer.Credit, out var credit)) return LedgerRefusals.UnknownAccount(transfer.Credit);
        if (debit == credit) return LedgerRefusals.SameAccount(debit.Code);
        var isHold = transfer.Kind == TransferKind.Pending;
        if (Change(debit, credit, amount, isHold) is { } refusal) return refusal;
        Append(Line(transfer, debit.Number, credit.Number, amount, null));
        return null;
    }

    private Refusal? Resolve(Transfer transfer)
    {
        if (transfer.Refers is not { } id) return LedgerRefusals.BadKind(transfer.Kind);
        if (!book.Known.TryGetValue(id, out var hold) || hold.Kind != TransferKind.Pending) return LedgerRefusals.UnknownTransfer(id);
        if (!book.OpenHolds.Contains(hold.Number) || hold.ExpiresAtUs <= nowUs) return LedgerRefusals.AlreadyResolved(id);
        var amount = transfer.Amount ?? new Money(hold.AmountFen);
        if (amount.Fen <= 0) return LedgerRefusals.NoAmount;
        if (amount.Fen > hold.AmountFen) return LedgerRefusals.MoreThanHeld(id);
        Release(hold);
        if (transfer.Kind == TransferKind.Post
            && Change(book.ByNumber[hold.Debit], book.ByNumber[hold.Credit], amount, isHold: false) is { } refusal) return refusal;
        Append(Line(transfer, hold.Debit, hold.Credit, amount, hold.Number));
        return null;
    }

    private Refusal? Reverse(Transfer transfer)
    {
        if (transfer.Refers is not { } id) return LedgerRefusals.BadKind(transfer.Kind);
        if (!book.Known.TryGetValue(id, out var old) || !old.IsPosted) return LedgerRefusals.UnknownTransfer(id);
        if (book.Reversed.Contains(old.Number)) return LedgerRefusals.AlreadyResolved(id);
        if (refuse?.Invoke(transfer with { Debit = book.ByNumber[old.Credit].Code, Credit = book.ByNumber[old.Debit].Code }) is { } ruled) return ruled;
        var amount = new Money(old.AmountFen);
        if (transfer.Amount is { } asked && asked != amount) return LedgerRefusals.BadKind(transfer.Kind);
        if (Change(book.ByNumber[old.Credit], book.ByNumber[old.Debit], amount, isHold: false) is { } refusal) return refusal;
        book.Reversed.Add(old.Number);
        _undo.Add(() => book.Reversed.Remove(old.Number));
        Append(Line(transfer, old.Credit, old.Debit, amount, old.Number));
        return null;
    }

    /// <summary>Changes both sums; a broken limit takes the change back and is refused.</summary>
    private Refusal? Change(Account debit, Account credit, Money amount, bool isHold)
    {
        void Apply(Money by)
        {
            if (isHold) (debit.HeldDebits, credit.HeldCredits) = (debit.HeldDebits + by, credit.HeldCredits + by);
            else (debit.Debits, credit.Credits) = (debit.Debits + by, credit.Credits + by);
        }

        Apply(amount);
        var broken = debit.IsWithinLimits ? credit.IsWithinLimits ? null : credit : debit;
        if (broken is not null)
        {
            Apply(-amount);
            return LedgerRefusals.OverLimit(broken.Code);
        }
        _undo.Add(() => Apply(-amount));
        Touched.Add(debit);
        Touched.Add(credit);
        return null;
    }

    private void Release(JournalEntry hold)
    {
        var (debit, credit, amount) = (book.ByNumber[hold.Debit], book.ByNumber[hold.Credit], new Money(hold.AmountFen));
        void Apply(Money by) => (debit.HeldDebits, credit.HeldCredits) = (debit.HeldDebits + by, credit.HeldCredits + by);
        Apply(-amount);
        book.OpenHolds.Remove(hold.Number);
        ClosedHolds.Add(hold.Number);
        Touched.Add(debit);
        Touched.Add(credit);
        _undo.Add(() =>
        {
            Apply(amount);
            book.OpenHolds.Add(hold.Number);
            ClosedHolds.Remove(hold.Number);
        });
    }

    private static JournalEntry Line(Transfer transfer, long debit, long credit, Money amount, long? refers) => new(
        0, transfer.Id, transfer.Kind, debit, credit, amount.Fen, refers,
        transfer.Kind == TransferKind.Pending && transfer.ExpiresAt is { } at ? Microseconds(at) : null, 0, transfer.Reference, []);

    private static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10;

    private void Append(JournalEntry line)
    {
        var (number, at, hash) = (book.LastNumber, book.LastAtUs, book.LastHash);
        line = Journal.Link(hash, line with { Number = number + 1, AtUs = Math.Max(at, nowUs) });
        (book.LastNumber, book.LastAtUs, book.LastHash) = (line.Number, line.AtUs, line.Hash);
        book.Known[line.Id] = line;
        if (line.Kind == TransferKind.Pending) book.OpenHolds.Add(line.Number);
        Entries.Add(line);
        _undo.Add(() =>
        {
            (book.LastNumber, book.LastAtUs, book.LastHash) = (number, at, hash);
            book.Known.Remove(line.Id);
            book.OpenHolds.Remove(line.Number);
        });
    }

    private bool IsSame(Transfer transfer, JournalEntry known) =>
        transfer.Kind == known.Kind
        && transfer.Reference == known.Reference
        && (transfer.Amount is null || transfer.Amount.Value.Fen == known.AmountFen)
        && (transfer.Debit is null || IsAccount(transfer.Debit, known.Debit))
        && (transfer.Credit is null || IsAccount(transfer.Credit, known.Credit))
        && (transfer.Refers is null ? known.Refers is null
            : book.Known.TryGetValue(transfer.Refers.Value, out var referred) && referred.Number == known.Refers);

    private bool IsAccount(string code, long number) => book.Accounts.TryGetValue(code, out var account) && account.Number == number;
}
