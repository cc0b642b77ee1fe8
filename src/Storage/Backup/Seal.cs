using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;
using OneCity.Kernel;

namespace OneCity.Storage.Backup;

/// <summary>The last 55 bytes of a backup: a gzip member (RFC 1952) that holds the SHA-256 of all bytes before it.</summary>
/// <remarks>gzip's own checksum leaves header bytes and what follows unprotected; with the seal no changed or missing byte passes, and <c>tar</c> still reads the file.</remarks>
internal static class Seal
{
    private const int Length = 10 + 5 + 32 + 8;

    /// <summary>Appends the seal.</summary>
    public static async Task Append(Stream file)
    {
        file.Position = 0;
        var member = Member(await SHA256.HashDataAsync(file));
        file.Position = file.Length;
        await file.WriteAsync(member);
    }

    /// <summary>Reads every byte of the file and compares.</summary>
    /// <exception cref="RefusedException"><c>storage.backup-damaged</c>.</exception>
    public static async Task Check(string file)
    {
        await using var stream = File.OpenRead(file);
        if (stream.Length <= Length) throw StorageRefusals.BackupDamaged(file, "no seal").ToException();
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var left = stream.Length - Length; left > 0;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)));
            if (read == 0) throw StorageRefusals.BackupDamaged(file, "too short").ToException();
            sha.AppendData(buffer, 0, read);
            left -= read;
        }
        var tail = new byte[Length];
        await stream.ReadExactlyAsync(tail);
        if (!tail.AsSpan().SequenceEqual(Member(sha.GetHashAndReset()))) throw StorageRefusals.BackupDamaged(file, "SHA-256").ToException();
    }

    private static byte[] Member(byte[] hash)
    {
        var member = new byte[Length];
        ReadOnlySpan<byte> head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1, 32, 0, 0xdf, 0xff];
        head.CopyTo(member);
        hash.CopyTo(member, head.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(member.AsSpan(47), Crc32.HashToUInt32(hash));
        BinaryPrimitives.WriteUInt32LittleEndian(member.AsSpan(51), 32);
        return member;
    }
}
