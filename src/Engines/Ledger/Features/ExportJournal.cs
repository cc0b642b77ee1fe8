using System.Globalization;
using OneCity.Kernel;
using OneCity.Ledger.Model;
using OneCity.Ledger.Storage;
using OneCity.Storage;

namespace OneCity.Ledger.Features;

/// <summary>Writes a book as a plain-text journal that hledger reads, with balance assertions at the end.</summary>
internal static class ExportJournal
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>Writes the whole book; holds are left out, because they have moved nothing.</summary>
    public static async Task Handle(IReadSession session, string code, TextWriter output)
    {
        var book = await BookStore.Find(session, code) ?? throw LedgerRefusals.UnknownBook(code).ToException();
        var accounts = await BookStore.Accounts(session, book.Book);
        var names = Names(accounts);
        await output.WriteLineAsync($"; OneCity ledger {code}, {book.LastNumber.ToString(CultureInfo.InvariantCulture)} lines, hash {Convert.ToHexStringLower(book.LastHash)}");
        await output.WriteLineAsync("commodity 1000.00 CNY");
        foreach (var account in accounts) await output.WriteLineAsync($"account {names[account.Number]}");
        var last = "1970-01-01";
        await foreach (var entry in BookStore.Stream(session, book.Book))
        {
            if (!entry.IsPosted) continue;
            last = Instants.FromMicroseconds(entry.AtUs).ToOffset(Shanghai).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var amount = new Money(entry.AmountFen);
            await output.WriteLineAsync($"\n{last} ({entry.Number.ToString(CultureInfo.InvariantCulture)}) {Line(entry.Reference)}  ; id:{entry.Id}");
            await output.WriteLineAsync($"    {names[entry.Debit]}    {amount} CNY");
            await output.WriteLineAsync($"    {names[entry.Credit]}    {-amount} CNY");
        }
        await output.WriteLineAsync($"\n{last} balances on record");
        foreach (var account in accounts) await output.WriteLineAsync($"    {names[account.Number]}    0 = {account.Debits - account.Credits} CNY");
    }

    /// <summary>A name for each account by its number; two codes that would be written alike are told apart by the number.</summary>
    private static Dictionary<long, string> Names(IReadOnlyList<Account> accounts)
    {
        var (names, taken) = (new Dictionary<long, string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var account in accounts)
        {
            var name = Name(account.Code);
            while (!taken.Add(name)) name = string.Create(CultureInfo.InvariantCulture, $"{name} ({account.Number})");
            names[account.Number] = name;
        }
        return names;
    }

    /// <summary>Account levels are parted by colons; two blanks would end the name, and a bracket or mark at its beginning would mean something else.</summary>
    private static string Name(string code)
    {
        var name = string.Join(' ', code.Replace('/', ':').Replace(';', ',').Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return name.Length > 0 && "([*!#=~%".Contains(name[0], StringComparison.Ordinal) ? "_" + name : name;
    }

    private static string Line(string reference) => reference.Replace('\n', ' ').Replace(';', ',').Replace('|', ' ');
}
