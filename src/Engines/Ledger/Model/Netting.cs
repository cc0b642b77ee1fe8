using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using OneCity.Kernel;

namespace OneCity.Ledger.Model;

/// <summary>How obligations are netted.</summary>
public enum NettingMode
{
    /// <summary>All parties together: everybody pays or receives one position.</summary>
    Multilateral,

    /// <summary>Pair by pair.</summary>
    Bilateral,
}

/// <summary>One obligation: somebody owes somebody an amount.</summary>
/// <param name="Line">Line of the file, or any number that tells items apart.</param>
/// <param name="From">Who owes.</param>
/// <param name="To">To whom.</param>
/// <param name="Amount">More than nothing.</param>
public readonly record struct Obligation(int Line, string From, string To, Money Amount);

/// <summary>A payment that remains after netting.</summary>
/// <param name="From">Who pays.</param>
/// <param name="To">Who receives.</param>
/// <param name="Amount">How much.</param>
public sealed record NetTransfer(string From, string To, Money Amount);

/// <summary>What one obligation became, seen from both sides; each pair adds up to the obligation.</summary>
/// <param name="Item">The obligation.</param>
/// <param name="DebtorSetOff">Discharged against what the debtor had to receive.</param>
/// <param name="DebtorPaid">Part of the debtor's net payment.</param>
/// <param name="CreditorSetOff">Used against what the creditor had to pay.</param>
/// <param name="CreditorReceived">Part of the creditor's net receipt.</param>
public readonly record struct ItemProof(
    Obligation Item, Money DebtorSetOff, Money DebtorPaid, Money CreditorSetOff, Money CreditorReceived);

/// <summary>The result of netting one window.</summary>
/// <param name="Mode">How it was netted.</param>
/// <param name="Transfers">Payments that remain; nobody both pays and receives in a multilateral window.</param>
/// <param name="Positions">Per party: what it receives, negative for what it pays; the sum is zero.</param>
/// <param name="Proof">One per obligation, in order.</param>
/// <param name="Gross">Sum of the obligations.</param>
/// <param name="Root">Merkle root over the proofs (RFC 6962 hashing), in hexadecimal.</param>
public sealed record NettingResult(
    NettingMode Mode, IReadOnlyList<NetTransfer> Transfers, IReadOnlyDictionary<string, Money> Positions,
    IReadOnlyList<ItemProof> Proof, Money Gross, string Root);

/// <summary>Nets obligations and proves, item by item, what each became.</summary>
public static class Netting
{
    /// <summary>Nets one window; the order of items decides only which of them are set off first.</summary>
    public static NettingResult Run(IReadOnlyList<Obligation> items, NettingMode mode)
    {
        ArgumentNullException.ThrowIfNull(items);
        var window = new Window(items);
        var positions = new SortedDictionary<string, Money>(StringComparer.Ordinal);
        for (var party = 0; party < window.Names.Count; party++) positions[window.Names[party]] = new(window.PositionsFen[party]);
        var proof = Prove(items, window, mode);
        var transfers = mode == NettingMode.Multilateral ? Match(positions) : Pairs(window);
        return new(mode, transfers, positions, proof, window.Gross, MerkleRoot(proof));
    }

    /// <summary>In each account (a party, or a party towards one other) what is owed is set off against what is due, first come first.</summary>
    private static ItemProof[] Prove(IReadOnlyList<Obligation> items, Window window, NettingMode mode)
    {
        var (debtorRoom, creditorRoom) = (window.SetOffFen(mode), window.SetOffFen(mode));
        var proof = new ItemProof[items.Count];
        for (var i = 0; i < proof.Length; i++)
        {
            var item = items[i];
            var (debtor, creditor) = window.AccountsOf(i, mode);
            var setOff = Take(ref debtorRoom[debtor], item.Amount);
            var used = Take(ref creditorRoom[creditor], item.Amount);
            proof[i] = new(item, setOff, item.Amount - setOff, used, item.Amount - used);
        }
        return proof;
    }

    private static Money Take(ref long left, Money amount)
    {
        var taken = Math.Min(left, amount.Fen);
        left -= taken;
        return new(taken);
    }

    /// <summary>Largest payers meet largest receivers: at most one transfer fewer than there are parties.</summary>
    private static List<NetTransfer> Match(SortedDictionary<string, Money> positions)
    {
        var payers = positions.Where(each => each.Value < Money.Zero).OrderBy(each => each.Value).Select(each => (each.Key, Left: -each.Value)).ToList();
        var receivers = positions.Where(each => each.Value > Money.Zero).OrderByDescending(each => each.Value).Select(each => (each.Key, Left: each.Value)).ToList();
        var transfers = new List<NetTransfer>();
        for (int p = 0, r = 0; p < payers.Count && r < receivers.Count;)
        {
            var amount = payers[p].Left < receivers[r].Left ? payers[p].Left : receivers[r].Left;
            transfers.Add(new(payers[p].Key, receivers[r].Key, amount));
            payers[p] = (payers[p].Key, payers[p].Left - amount);
            receivers[r] = (receivers[r].Key, receivers[r].Left - amount);
            if (payers[p].Left == Money.Zero) p++;
            if (receivers[r].Left == Money.Zero) r++;
        }
        return transfers;
    }

    private static List<NetTransfer> Pairs(Window window)
    {
        var nets = new SortedDictionary<(string Low, string High), Money>();
        foreach (var ((from, to), fen) in window.PairsFen())
        {
            var (payer, payee) = (window.Names[from], window.Names[to]);
            var isUp = string.CompareOrdinal(payer, payee) < 0;
            var pair = isUp ? (payer, payee) : (payee, payer);
            nets[pair] = nets.GetValueOrDefault(pair) + new Money(isUp ? fen : -fen);
        }
        return [.. nets.Where(net => net.Value != Money.Zero).Select(net => net.Value > Money.Zero
            ? new NetTransfer(net.Key.Low, net.Key.High, net.Value)
            : new NetTransfer(net.Key.High, net.Key.Low, -net.Value))];
    }

    /// <summary>Leaves are hashed on all cores; the tree above them is the same whatever the order.</summary>
    private static string MerkleRoot(ItemProof[] proof)
    {
        if (proof.Length == 0) return Convert.ToHexStringLower(SHA256.HashData([]));
        var level = new byte[proof.Length * SHA256.HashSizeInBytes];
        Parallel.ForEach(Partitioner.Create(0, proof.Length), range =>
        {
            for (var i = range.Item1; i < range.Item2; i++) Leaf(proof[i], level.AsSpan(i * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes));
        });
        for (var count = proof.Length; count > 1; count = (count + 1) / 2)
        {
            var (below, above) = (level, new byte[(count + 1) / 2 * SHA256.HashSizeInBytes]);
            Parallel.ForEach(Partitioner.Create(0, (count + 1) / 2), range => Above(below, above, range.Item1, range.Item2));
            level = above;
        }
        return Convert.ToHexStringLower(level.AsSpan(0, SHA256.HashSizeInBytes));
    }

    /// <summary>A level of the tree from the one below; the last node of an odd level goes up as it is.</summary>
    private static void Above(byte[] below, byte[] above, int first, int last)
    {
        const int Size = SHA256.HashSizeInBytes;
        Span<byte> both = stackalloc byte[1 + 2 * Size];
        both[0] = 1;
        for (var i = first; i < last; i++)
        {
            var pair = below.AsSpan(2 * i * Size);
            if (pair.Length < 2 * Size)
            {
                pair[..Size].CopyTo(above.AsSpan(i * Size));
                continue;
            }
            pair[..(2 * Size)].CopyTo(both[1..]);
            SHA256.HashData(both, above.AsSpan(i * Size, Size));
        }
    }

    /// <summary>The hash of <c>0x00</c>, then line, debtor, creditor, amount and both parts set off, in UTF-8, a line feed between them.</summary>
    private static void Leaf(in ItemProof each, Span<byte> hash)
    {
        const int Short = 512;
        var longest = 6 * 20 + 3 * (each.Item.From.Length + each.Item.To.Length);
        Span<byte> bytes = longest <= Short ? stackalloc byte[Short] : new byte[longest];
        var end = 0;
        bytes[end++] = 0;
        end = Number(bytes, end, each.Item.Line);
        end = Text(bytes, end, each.Item.From);
        end = Text(bytes, end, each.Item.To);
        end = Number(bytes, end, each.Item.Amount.Fen);
        end = Number(bytes, end, each.DebtorSetOff.Fen);
        end = Number(bytes, end, each.CreditorSetOff.Fen);
        SHA256.HashData(bytes[..(end - 1)], hash);
    }

    private static int Number(Span<byte> bytes, int at, long number)
    {
        number.TryFormat(bytes[at..], out var written, default, CultureInfo.InvariantCulture);
        bytes[at + written] = (byte)'\n';
        return at + written + 1;
    }

    private static int Text(Span<byte> bytes, int at, string text)
    {
        at += Encoding.UTF8.GetBytes(text, bytes[at..]);
        bytes[at] = (byte)'\n';
        return at + 1;
    }

    /// <summary>A window's parties and pairs by number, so that names are looked up once per item.</summary>
    private sealed class Window
    {
        private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
        private readonly Dictionary<long, int> _pairIndex = [];
        private readonly List<(int From, int To)> _pairs = [];
        private readonly List<long> _owedFen = [];
        private readonly int[] _pairOf;
        private readonly int[] _back;

        public Window(IReadOnlyList<Obligation> items)
        {
            _pairOf = new int[items.Count];
            for (var i = 0; i < _pairOf.Length; i++)
            {
                var item = items[i];
                var pair = Pair(Index(item.From), Index(item.To));
                _pairOf[i] = pair;
                _owedFen[pair] += item.Amount.Fen;
                Gross += item.Amount;
            }
            _back = [.. _pairs.Select(pair => _pairIndex.GetValueOrDefault(Key(pair.To, pair.From), _pairs.Count))];
            PositionsFen = new long[Names.Count];
            for (var pair = 0; pair < _pairs.Count; pair++)
            {
                PositionsFen[_pairs[pair].From] -= _owedFen[pair];
                PositionsFen[_pairs[pair].To] += _owedFen[pair];
            }
        }

        public List<string> Names { get; } = [];

        public long[] PositionsFen { get; }

        public Money Gross { get; } = Money.Zero;

        /// <summary>What is owed, pair by pair; a pair the other way round is another.</summary>
        public IEnumerable<((int From, int To) Pair, long Fen)> PairsFen() => _pairs.Zip(_owedFen);

        /// <summary>Accounts of an item's debtor and creditor: a party each, or a pair each; after the last pair comes one that holds nothing.</summary>
        public (int Debtor, int Creditor) AccountsOf(int item, NettingMode mode)
        {
            var pair = _pairOf[item];
            return mode == NettingMode.Multilateral ? _pairs[pair] : (pair, _back[pair]);
        }

        /// <summary>By account: the smaller of what it owes and what is due to it.</summary>
        public long[] SetOffFen(NettingMode mode)
        {
            if (mode == NettingMode.Bilateral)
                return [.. _back.Select((back, pair) => back < _pairs.Count ? Math.Min(_owedFen[pair], _owedFen[back]) : 0), 0];
            var (owed, due) = (new long[Names.Count], new long[Names.Count]);
            for (var pair = 0; pair < _pairs.Count; pair++)
            {
                owed[_pairs[pair].From] += _owedFen[pair];
                due[_pairs[pair].To] += _owedFen[pair];
            }
            return [.. owed.Zip(due, Math.Min)];
        }

        private static long Key(int from, int to) => ((long)from << 32) | (uint)to;

        private int Pair(int from, int to)
        {
            ref var pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairIndex, Key(from, to), out var isKnown);
            if (isKnown) return pair;
            pair = _pairs.Count;
            _pairs.Add((from, to));
            _owedFen.Add(0);
            return pair;
        }

        private int Index(string name)
        {
            ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, name, out var isKnown);
            if (isKnown) return index;
            index = Names.Count;
            Names.Add(name);
            return index;
        }
    }
}
