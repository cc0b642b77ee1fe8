using System.Buffers.Binary;
using System.Globalization;

namespace OneCity.Ledger.Model;

/// <summary>The number a client chose for a transfer, 128 bits; sending it again is harmless, for ever.</summary>
/// <param name="Value">Any number but zero.</param>
public readonly record struct TransferId(UInt128 Value)
{
    /// <summary>Reads a UUID, 32 hexadecimal digits, or a whole number; null when the text is none of these.</summary>
    public static TransferId? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (text.Length >= 32 && Guid.TryParse(text, out var uuid)) return From(uuid);
        return UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != 0 ? new(number) : null;
    }

    /// <summary>From a UUID, most significant byte first.</summary>
    public static TransferId From(Guid uuid)
    {
        Span<byte> bytes = stackalloc byte[16];
        uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        return new(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>As a UUID, the form in which PostgreSQL keeps it.</summary>
    public Guid ToGuid() => new(ToBytes(), bigEndian: true);

    /// <summary>Sixteen bytes, most significant first, the form in which SQLite keeps it.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return bytes;
    }

    /// <summary>As a UUID.</summary>
    public override string ToString() => ToGuid().ToString("D");
}
