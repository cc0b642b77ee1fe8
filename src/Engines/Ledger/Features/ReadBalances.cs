using OneCity.Kernel;
using OneCity.Ledger.Model;
using OneCity.Ledger.Storage;
using OneCity.Storage;

namespace OneCity.Ledger.Features;

/// <summary>An account's balance at an instant.</summary>
/// <param name="Account">Code of the account.</param>
/// <param name="DebitsFen">Posted debits.</param>
/// <param name="CreditsFen">Posted credits.</param>
/// <param name="BalanceFen">Credits less debits.</param>
/// <param name="HeldDebitsFen">Debits on hold.</param>
/// <param name="HeldCreditsFen">Credits on hold.</param>
public sealed record AccountBalance(
    string Account, long DebitsFen, long CreditsFen, long BalanceFen, long HeldDebitsFen, long HeldCreditsFen);

/// <summary>Balances now, or as they stood at any earlier instant.</summary>
internal static class ReadBalances
{
    /// <summary>Balances of all accounts of a book, by code.</summary>
    public static async Task<IReadOnlyList<AccountBalance>> Handle(IReadSession session, string code, DateTimeOffset? at)
    {
        var book = await BookStore.Find(session, code) ?? throw LedgerRefusals.UnknownBook(code).ToException();
        var accounts = await BookStore.Accounts(session, book.Book);
        if (at is not { } instant) return [.. accounts.Select(Show)];
        var sums = accounts.ToDictionary(account => account.Number, account => new Account { Number = account.Number, Code = account.Code });
        foreach (var side in await session.List<SideRow>(SidesSql, new { book.Book, at = Instants.ToMicroseconds(instant) }))
        {
            var account = sums[side.Account];
            account.Debits += new Money(side.Debits);
            account.Credits += new Money(side.Credits);
            account.HeldDebits += new Money(side.HeldDebits);
            account.HeldCredits += new Money(side.HeldCredits);
        }
        return [.. sums.Values.Select(Show)];
    }

    /// <summary>Posted kinds are 0, 2, 5; a hold counts while nothing up to the instant resolves it.</summary>
    private const string SidesSql =
        """
        SELECT debit AS Account,
               CAST(SUM(CASE WHEN kind IN (0, 2, 5) THEN amount_fen ELSE 0 END) AS bigint) AS Debits, CAST(0 AS bigint) AS Credits,
               CAST(SUM(CASE WHEN kind = 1 AND NOT EXISTS (SELECT 1 FROM ledger_transfers r WHERE r.book = t.book AND r.refers = t.number AND r.at_us <= @at)
                   THEN amount_fen ELSE 0 END) AS bigint) AS HeldDebits, CAST(0 AS bigint) AS HeldCredits
        FROM ledger_transfers t WHERE book = @Book AND at_us <= @at GROUP BY debit
        UNION ALL
        SELECT credit, CAST(0 AS bigint), CAST(SUM(CASE WHEN kind IN (0, 2, 5) THEN amount_fen ELSE 0 END) AS bigint), CAST(0 AS bigint),
               CAST(SUM(CASE WHEN kind = 1 AND NOT EXISTS (SELECT 1 FROM ledger_transfers r WHERE r.book = t.book AND r.refers = t.number AND r.at_us <= @at)
                   THEN amount_fen ELSE 0 END) AS bigint)
        FROM ledger_transfers t WHERE book = @Book AND at_us <= @at GROUP BY credit
        """;

    private static AccountBalance Show(Account account) => new(
        account.Code, account.Debits.Fen, account.Credits.Fen, account.Balance.Fen, account.HeldDebits.Fen, account.HeldCredits.Fen);

    private sealed class SideRow
    {
        public long Account { get; set; }
        public long Debits { get; set; }
        public long Credits { get; set; }
        public long HeldDebits { get; set; }
        public long HeldCredits { get; set; }
    }
}
