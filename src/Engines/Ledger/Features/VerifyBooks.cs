using System.Security.Cryptography;
using OneCity.Kernel;
using OneCity.Ledger.Model;
using OneCity.Ledger.Storage;
using OneCity.Storage;

namespace OneCity.Ledger.Features;

/// <summary>What was found when a book was proved.</summary>
/// <param name="Book">Code of the book.</param>
/// <param name="Entries">Lines replayed.</param>
/// <param name="Accounts">Accounts.</param>
/// <param name="SumFen">Sum of all balances; zero in a sound book.</param>
/// <param name="InTransit">Amounts that stand in the in-transit accounts, each with its message number.</param>
/// <param name="ReplayHash">Hash over all sums found by replaying the journal.</param>
/// <param name="JournalHash">Hash of the last line.</param>
/// <param name="Faults">What does not hold; empty in a sound book.</param>
public sealed record BookProof(
    string Book, long Entries, int Accounts, long SumFen, IReadOnlyList<InTransitItem> InTransit,
    string ReplayHash, string JournalHash, IReadOnlyList<Words> Faults);

/// <summary>Proves books: replays the journal from the first line, and compares chain, sums, holds and limits.</summary>
internal static class VerifyBooks
{
    private const int FaultsMax = 20;

    /// <summary>Proves one book on a consistent view.</summary>
    public static async Task<BookProof> Handle(IReadSession session, string code)
    {
        var book = await BookStore.Find(session, code) ?? throw LedgerRefusals.UnknownBook(code).ToException();
        var faults = new List<Words>();
        var replay = new Replay();
        var (hash, number, at) = (Journal.Beginning(code), 0L, 0L);
        await foreach (var entry in BookStore.Stream(session, book.Book))
        {
            if (entry.Number != number + 1) faults.Add(new($"第 {number + 1} 行缺失", $"line {number + 1} is missing"));
            if (entry.AtUs < at) faults.Add(new($"第 {entry.Number} 行早于上一行", $"line {entry.Number} is earlier than the one before"));
            if (!Journal.HashOf(hash, entry).AsSpan().SequenceEqual(entry.Hash))
                faults.Add(new($"第 {entry.Number} 行的哈希不符", $"the hash of line {entry.Number} does not hold"));
            if (replay.Take(entry) is { } fault) faults.Add(fault);
            (hash, number, at) = (entry.Hash, entry.Number, entry.AtUs);
            if (faults.Count >= FaultsMax) break;
        }
        if (faults.Count == 0 && (number != book.LastNumber || !hash.AsSpan().SequenceEqual(book.LastHash)))
            faults.Add(new("账本末行与登记的不符", "the last line is not the one on record"));
        var accounts = await BookStore.Accounts(session, book.Book);
        Compare(accounts, replay, faults);
        var sum = accounts.Aggregate(Money.Zero, (all, account) => all + account.Balance);
        if (sum != Money.Zero) faults.Add(new($"全部余额之和是 {sum}，应为 0", $"all balances add up to {sum}, not to 0"));
        var (crossingFaults, transit) = await VerifyCrossings.Handle(session, book, code, accounts);
        faults.AddRange(crossingFaults);
        return new(code, number, accounts.Count, sum.Fen, transit, replay.Hash(), Convert.ToHexStringLower(hash), faults);
    }

    private static void Compare(List<Account> accounts, Replay replay, List<Words> faults)
    {
        foreach (var account in accounts)
        {
            var expected = replay.Of(account.Number);
            if (expected != (account.Debits.Fen, account.Credits.Fen, account.HeldDebits.Fen, account.HeldCredits.Fen))
                faults.Add(new($"账户 {account.Code} 的累计数与分录不符", $"the sums of account {account.Code} differ from its entries"));
        }
        foreach (var number in replay.Accounts.Except(accounts.Select(account => account.Number)))
            faults.Add(new($"分录所指账户 {number} 不存在", $"account {number} of an entry is not there"));
    }

    /// <summary>Sums as the journal alone gives them.</summary>
    private sealed class Replay
    {
        private readonly SortedDictionary<long, (long Debits, long Credits, long HeldDebits, long HeldCredits)> _sums = [];
        private readonly Dictionary<long, JournalEntry> _holds = [];

        public IEnumerable<long> Accounts => _sums.Keys;

        public (long Debits, long Credits, long HeldDebits, long HeldCredits) Of(long account) => _sums.GetValueOrDefault(account);

        public Words? Take(JournalEntry entry)
        {
            if (entry.Kind is TransferKind.Post or TransferKind.Void or TransferKind.Expire)
            {
                if (entry.Refers is not { } number || !_holds.Remove(number, out var hold))
                    return new($"第 {entry.Number} 行所指的冻结不存在", $"line {entry.Number} resolves a hold that is not open");
                Hold(hold, -1);
            }
            if (entry.Kind == TransferKind.Pending)
            {
                _holds[entry.Number] = entry;
                Hold(entry, 1);
            }
            if (!entry.IsPosted) return null;
            var (debit, credit) = (Of(entry.Debit), Of(entry.Credit));
            _sums[entry.Debit] = debit with { Debits = debit.Debits + entry.AmountFen };
            _sums[entry.Credit] = credit with { Credits = credit.Credits + entry.AmountFen };
            return null;
        }

        public string Hash()
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (account, sums) in _sums)
                sha.AppendData(System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"{account}:{sums.Debits}:{sums.Credits}:{sums.HeldDebits}:{sums.HeldCredits};")));
            return Convert.ToHexStringLower(sha.GetHashAndReset());
        }

        private void Hold(JournalEntry entry, int sign)
        {
            var (debit, credit) = (Of(entry.Debit), Of(entry.Credit));
            _sums[entry.Debit] = debit with { HeldDebits = debit.HeldDebits + sign * entry.AmountFen };
            _sums[entry.Credit] = credit with { HeldCredits = credit.HeldCredits + sign * entry.AmountFen };
        }
    }
}
