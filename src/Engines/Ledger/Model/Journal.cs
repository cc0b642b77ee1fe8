using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OneCity.Ledger.Model;

/// <summary>The chain that ties every line of the journal to all lines before it.</summary>
public static class Journal
{
    /// <summary>The hash before the first line.</summary>
    public static byte[] Beginning(string book) => SHA256.HashData(Encoding.UTF8.GetBytes("onecity-ledger/1/" + book));

    /// <summary>The line with its hash: SHA-256 over the hash before and every field.</summary>
    public static JournalEntry Link(byte[] before, JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(entry);
        return entry with { Hash = HashOf(before, entry) };
    }

    /// <summary>The hash that the line must carry.</summary>
    public static byte[] HashOf(byte[] before, JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(entry);
        var reference = Encoding.UTF8.GetByteCount(entry.Reference);
        var bytes = new byte[32 + 16 + 8 * 8 + reference];
        before.CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(32), entry.Id.Value);
        var at = 48;
        foreach (var value in (ReadOnlySpan<long>)[entry.Number, (long)entry.Kind, entry.Debit, entry.Credit, entry.AmountFen,
            entry.Refers ?? -1, entry.ExpiresAtUs ?? -1, entry.AtUs])
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(at), value);
            at += 8;
        }
        Encoding.UTF8.GetBytes(entry.Reference, bytes.AsSpan(at));
        return SHA256.HashData(bytes);
    }
}
