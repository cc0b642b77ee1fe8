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
        var positions = new SortedDictionary<string, Money>(StringComparer.Ordinal);
        var gross = Money.Zero;
        foreach (var item in items)
        {
            positions[item.From] = positions.GetValueOrDefault(item.From) - item.Amount;
            positions[item.To] = positions.GetValueOrDefault(item.To) + item.Amount;
            gross += item.Amount;
        }
        var proof = mode == NettingMode.Multilateral
            ? Prove(items, item => item.From, item => item.To)
            : Prove(items, item => $"{item.From}\n{item.To}", item => $"{item.To}\n{item.From}");
        var transfers = mode == NettingMode.Multilateral ? Match(positions) : Pairs(items);
        return new(mode, transfers, positions, proof, gross, MerkleRoot(proof));
    }

    /// <summary>In each account (a party, or a party towards one other) what is owed is set off against what is due, first come first.</summary>
    private static ItemProof[] Prove(IReadOnlyList<Obligation> items, Func<Obligation, string> debtor, Func<Obligation, string> creditor)
    {
        var accounts = new Dictionary<string, int>(StringComparer.Ordinal);
        var (owed, due) = (new List<long>(), new List<long>());
        var sides = new (int Debtor, int Creditor)[items.Count];
        int Index(string account)
        {
            if (accounts.TryGetValue(account, out var index)) return index;
            owed.Add(0);
            due.Add(0);
            return accounts[account] = owed.Count - 1;
        }

        for (var i = 0; i < items.Count; i++)
        {
            sides[i] = (Index(debtor(items[i])), Index(creditor(items[i])));
            owed[sides[i].Debtor] += items[i].Amount.Fen;
            due[sides[i].Creditor] += items[i].Amount.Fen;
        }
        var debtorRoom = owed.Select((sum, i) => Math.Min(sum, due[i])).ToArray();
        var creditorRoom = debtorRoom.ToArray();
        var proof = new ItemProof[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            var amount = items[i].Amount;
            var setOff = Take(debtorRoom, sides[i].Debtor, amount);
            var used = Take(creditorRoom, sides[i].Creditor, amount);
            proof[i] = new(items[i], setOff, amount - setOff, used, amount - used);
        }
        return proof;
    }

    private static Money Take(long[] room, int account, Money amount)
    {
        var taken = Math.Min(room[account], amount.Fen);
        room[account] -= taken;
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

    private static List<NetTransfer> Pairs(IReadOnlyList<Obligation> items)
    {
        var nets = new SortedDictionary<(string Low, string High), Money>();
        foreach (var item in items)
        {
            var isUp = string.CompareOrdinal(item.From, item.To) < 0;
            var pair = isUp ? (item.From, item.To) : (item.To, item.From);
            nets[pair] = nets.GetValueOrDefault(pair) + (isUp ? item.Amount : -item.Amount);
        }
        return [.. nets.Where(net => net.Value != Money.Zero).Select(net => net.Value > Money.Zero
            ? new NetTransfer(net.Key.Low, net.Key.High, net.Value)
            : new NetTransfer(net.Key.High, net.Key.Low, -net.Value))];
    }

    private static string MerkleRoot(ItemProof[] proof)
    {
        if (proof.Length == 0) return Convert.ToHexStringLower(SHA256.HashData([]));
        var level = Array.ConvertAll(proof, Leaf);
        Span<byte> both = stackalloc byte[65];
        both[0] = 1;
        for (var count = level.Length; count > 1; count = (count + 1) / 2)
        {
            for (var i = 0; i < count; i += 2)
            {
                if (i + 1 == count)
                {
                    level[i / 2] = level[i];
                    continue;
                }
                level[i].CopyTo(both[1..]);
                level[i + 1].CopyTo(both[33..]);
                level[i / 2] = SHA256.HashData(both);
            }
        }
        return Convert.ToHexStringLower(level[0]);
    }

    private static byte[] Leaf(ItemProof each) => SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant(
        $"\0{each.Item.Line}\n{each.Item.From}\n{each.Item.To}\n{each.Item.Amount.Fen}\n{each.DebtorSetOff.Fen}\n{each.CreditorSetOff.Fen}")));
}
