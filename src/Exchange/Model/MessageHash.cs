using System.Buffers.Binary;
using System.Text;

namespace OneCity.Exchange;

/// <summary>The bytes that are hashed: every field with its length before it, so that no two messages read the same.</summary>
internal static class MessageHash
{
    /// <summary>Hash over all fields but payload and signature.</summary>
    public static string Of(IKeyRing keys, Message message)
    {
        Span<byte> room = stackalloc byte[768];
        var fields = (ReadOnlySpan<string>)[message.Sender, message.Receiver, message.Previous, message.Kind, message.PayloadHash, message.KeyId];
        var length = 16;
        foreach (var field in fields) length += 4 + Encoding.UTF8.GetMaxByteCount(field.Length);
        var buffer = length <= room.Length ? room : new byte[length];
        BinaryPrimitives.WriteInt64BigEndian(buffer, message.Number);
        BinaryPrimitives.WriteInt64BigEndian(buffer[8..], message.AtUs);
        var used = 16;
        foreach (var field in fields) used += Append(buffer[used..], field);
        return keys.Digest(message.KeyId, buffer[..used]);
    }

    /// <summary>Hash of a payload's UTF-8 bytes.</summary>
    public static string OfPayload(IKeyRing keys, string keyId, string payload)
    {
        Span<byte> room = stackalloc byte[2048];
        var most = Encoding.UTF8.GetMaxByteCount(payload.Length);
        var buffer = most <= room.Length ? room : new byte[most];
        return keys.Digest(keyId, buffer[..Encoding.UTF8.GetBytes(payload, buffer)]);
    }

    /// <summary>Hash of a few texts and numbers, as receipts and tombstones are signed.</summary>
    public static string OfWords(IKeyRing keys, string keyId, params ReadOnlySpan<string> words) =>
        OfWords(bytes => keys.Digest(keyId, bytes), words);

    /// <summary>The same with a hash that needs no key ring.</summary>
    public static string OfWords(Func<byte[], string> digest, params ReadOnlySpan<string> words)
    {
        var length = 0;
        foreach (var word in words) length += 4 + Encoding.UTF8.GetMaxByteCount(word.Length);
        var buffer = new byte[length];
        var used = 0;
        foreach (var word in words) used += Append(buffer.AsSpan(used), word);
        return digest(buffer[..used]);
    }

    private static int Append(Span<byte> buffer, string field)
    {
        var bytes = Encoding.UTF8.GetBytes(field, buffer[4..]);
        BinaryPrimitives.WriteInt32BigEndian(buffer, bytes);
        return 4 + bytes;
    }
}
