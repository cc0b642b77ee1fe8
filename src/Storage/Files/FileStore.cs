using System.Security.Cryptography;
using OneCity.Kernel;

namespace OneCity.Storage.Files;

/// <summary>Papers and attachments by the SHA-256 of their bytes: equal bytes are kept once, a changed byte is noticed.</summary>
/// <remarks>
/// A file is on the disk (fsync of the file and of its folder) before its hash is answered, so a database row may name it
/// in the same moment. Names given by people never become paths.
/// </remarks>
public sealed class FileStore(string folder, IEntropy entropy)
{
    /// <summary>Keeps the bytes; answers their SHA-256 in lower-case hex (64 characters) and their length in bytes.</summary>
    /// <exception cref="RefusedException">
    /// <c>storage.file-too-large</c> when more than <paramref name="lengthMax"/> bytes come; nothing is kept then.
    /// </exception>
    public async Task<(string Hash, long Length)> Put(Stream content, long lengthMax, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        Directory.CreateDirectory(folder);
        var waiting = Path.Combine(folder, $".{entropy.NewId():N}");
        try
        {
            var (hash, length) = await Copy(content, waiting, lengthMax, stop);
            var kept = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.Move(waiting, kept, overwrite: true);
            FolderSync.Flush(Path.GetDirectoryName(kept)!);
            return (hash, length);
        }
        catch (IOException failure) when (failure.HResult == 28 /* ENOSPC */)
        {
            throw StorageRefusals.Full.ToException();
        }
        finally
        {
            File.Delete(waiting);
        }
    }

    /// <summary>Opens the bytes of a hash; null when they were never kept or were erased.</summary>
    public Stream? Find(string hash)
    {
        var path = PathOf(hash);
        return File.Exists(path) ? File.OpenRead(path) : null;
    }

    /// <summary>Erases the bytes (retention); answers whether there were any.</summary>
    public bool Erase(string hash)
    {
        var path = PathOf(hash);
        if (!File.Exists(path)) return false;
        File.Delete(path);
        return true;
    }

    /// <summary>The hashes of files whose bytes no longer match their name; empty when all hold.</summary>
    public IEnumerable<string> ListBroken()
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(path).StartsWith('.')) continue;
            using var stream = File.OpenRead(path);
            var name = Path.GetFileName(path);
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) != name) yield return name;
        }
    }

    /// <summary>Only 64 hex digits are a hash, so no input can leave the folder.</summary>
    private string PathOf(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)) throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(hash));
        return Path.Combine(folder, hash[..2], hash);
    }

    private static async Task<(string Hash, long Length)> Copy(Stream content, string path, long lengthMax, CancellationToken stop)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        var buffer = new byte[1 << 16];
        var length = 0L;
        for (int read; (read = await content.ReadAsync(buffer, stop)) > 0;)
        {
            length += read;
            if (length > lengthMax) throw StorageRefusals.FileTooLarge(lengthMax).ToException();
            sha.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
        }
        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(sha.GetHashAndReset()), length);
    }
}
