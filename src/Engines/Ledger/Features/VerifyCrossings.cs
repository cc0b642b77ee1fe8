using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Ledger.Model;
using OneCity.Ledger.Storage;
using OneCity.Storage;

namespace OneCity.Ledger.Features;

/// <summary>An amount that was paid and is not known to be entered on the other side.</summary>
/// <param name="Id">Number of the crossing.</param>
/// <param name="Peer">The other city.</param>
/// <param name="AmountFen">In fen.</param>
/// <param name="Message">Number of the message that carries it.</param>
/// <param name="Line">Line of this book.</param>
public sealed record InTransitItem(string Id, string Peer, long AmountFen, long Message, long Line);

/// <summary>Proves that every entry between cities has its mirror, or stands in the in-transit account with its message number.</summary>
/// <remarks>
/// Where the other city's book is on this node, its entry is looked up; where it is not, the signed message of that city in the journal of
/// the exchange is the evidence.
/// </remarks>
internal static class VerifyCrossings
{
    private const int FaultsMax = 20;

    /// <summary>The faults found, and what is in transit.</summary>
    public static async Task<(List<Words> Faults, List<InTransitItem> InTransit)> Handle(IReadSession session, BookState book, string code, IReadOnlyList<Account> accounts)
    {
        var (faults, transit) = (new List<Words>(), new List<InTransitItem>());
        var reserved = accounts.Where(account => CrossingAccounts.IsReserved(account.Code)).ToList();
        if (reserved.Count == 0) return (faults, transit);
        var lines = new HashSet<long>();
        var (inTransit, mirrored) = (new Dictionary<string, long>(StringComparer.Ordinal), new Dictionary<string, long>(StringComparer.Ordinal));
        var mirrors = new Mirrors(session, code);
        await foreach (var each in CrossingStore.Stream(session, book.Book))
        {
            lines.Add(each.Line);
            if (each.ClosingLine is { } closing) lines.Add(closing);
            if (each.State == CrossingStates.InTransit)
            {
                transit.Add(new(each.Id.ToString(), each.Peer, each.AmountFen, each.Message, each.Line));
                inTransit[each.Peer] = inTransit.GetValueOrDefault(each.Peer) + each.AmountFen;
            }
            if (each.State == CrossingStates.Mirrored) mirrored[each.Peer] = mirrored.GetValueOrDefault(each.Peer) + (each.IsOut ? each.AmountFen : -each.AmountFen);
            if (faults.Count < FaultsMax && await mirrors.Fault(each) is { } fault) faults.Add(fault);
        }
        foreach (var account in reserved)
        {
            var isTransit = account.Code.StartsWith(CrossingAccounts.InTransitPrefix, StringComparison.Ordinal);
            var peer = account.Code[(isTransit ? CrossingAccounts.InTransitPrefix : CrossingAccounts.MirrorPrefix).Length..];
            if (account.Balance.Fen != (isTransit ? inTransit : mirrored).GetValueOrDefault(peer))
                faults.Add(new($"账户 {account.Code} 的余额与跨市划转不符", $"the balance of {account.Code} is not that of its crossings"));
        }
        var numbers = reserved.Select(account => account.Number).ToHashSet();
        await foreach (var entry in BookStore.Stream(session, book.Book))
        {
            if (faults.Count >= FaultsMax) break;
            if ((numbers.Contains(entry.Debit) || numbers.Contains(entry.Credit)) && !lines.Contains(entry.Number))
                faults.Add(new($"第 {entry.Number} 行没有对应的跨市划转", $"line {entry.Number} belongs to no crossing"));
        }
        return (faults, transit);
    }

    /// <summary>Finds the other side of a crossing.</summary>
    private sealed class Mirrors(IReadSession session, string code)
    {
        private readonly Dictionary<string, Dictionary<TransferId, Crossing>?> _books = new(StringComparer.Ordinal);
        private readonly IJournalRows _journals = new SqlUnit(session).Journals;
        private readonly HashSet<(string, string, long)> _messages = [];

        public async Task<Words?> Fault(Crossing each)
        {
            var (payer, payee) = each.IsOut ? (code, each.Peer) : (each.Peer, code);
            if (!await Holds(payer, payee, each.Message)) return new($"第 {each.Line} 行缺少报文 {payer}>{payee}#{each.Message}", $"line {each.Line} lacks its message {payer}>{payee}#{each.Message}");
            if (each.Answer is { } answer && !await Holds(payee, payer, answer)) return new($"第 {each.Line} 行缺少答复 {payee}>{payer}#{answer}", $"line {each.Line} lacks its answer {payee}>{payer}#{answer}");
            if (each.State != CrossingStates.Mirrored || await Others(each.Peer) is not { } others) return null;
            return others.TryGetValue(each.Id, out var other) && other.IsOut != each.IsOut && other.AmountFen == each.AmountFen && other.Peer == code
                && other.State != CrossingStates.Refused && other.Credit == each.Credit
                ? null : new($"第 {each.Line} 行在 {each.Peer} 没有镜像分录", $"line {each.Line} has no mirror in {each.Peer}");
        }

        /// <summary>Messages are looked up once; many crossings share one.</summary>
        private async Task<bool> Holds(string sender, string receiver, long number)
        {
            if (_messages.Contains((sender, receiver, number))) return true;
            if (await _journals.Find(code, sender, receiver, number) is null) return false;
            return _messages.Add((sender, receiver, number));
        }

        /// <summary>The other city's crossings; null when its book is not on this node.</summary>
        private async Task<Dictionary<TransferId, Crossing>?> Others(string peer)
        {
            if (_books.TryGetValue(peer, out var known)) return known;
            if (await BookStore.Find(session, peer) is not { } book) return _books[peer] = null;
            var crossings = new Dictionary<TransferId, Crossing>();
            await foreach (var each in CrossingStore.Stream(session, book.Book)) if (each.Peer == code) crossings[each.Id] = each;
            return _books[peer] = crossings;
        }
    }
}
