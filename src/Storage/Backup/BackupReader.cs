using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using OneCity.Kernel;
using OneCity.Storage.Audit;

namespace OneCity.Storage.Backup;

/// <summary>Checks a backup without a data folder, and puts one back into an empty one.</summary>
public static class BackupReader
{
    /// <summary>Reads every byte, compares every hash, opens the database copy and follows its audit chain.</summary>
    /// <exception cref="RefusedException"><c>storage.backup-damaged</c> with the first place that does not hold.</exception>
    public static async Task<BackupManifest> Verify(string file, string scratch, TimeProvider clock)
    {
        Directory.CreateDirectory(scratch);
        try
        {
            var manifest = await Unpack(file, scratch);
            if (manifest.Dialect == "sqlite") await VerifyDatabase(file, Path.Combine(scratch, "database", "onecity.db"), manifest, clock);
            return manifest;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Puts a backup into an empty (or missing) folder and, on PostgreSQL, an empty migrated database.</summary>
    /// <exception cref="RefusedException"><c>storage.folder-not-empty</c>, <c>storage.backup-damaged</c>; nothing is changed then.</exception>
    public static async Task<BackupManifest> Restore(string file, string dataFolder, Func<Task<IDatabase>> openPostgres, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(openPostgres);
        if (Directory.Exists(dataFolder) && Directory.EnumerateFileSystemEntries(dataFolder).Any())
            throw StorageRefusals.FolderNotEmpty(dataFolder).ToException();
        var scratch = $"{dataFolder.TrimEnd('/')}.restoring";
        if (Directory.Exists(scratch)) Directory.Delete(scratch, recursive: true);
        Directory.CreateDirectory(scratch);
        try
        {
            var manifest = await Unpack(file, scratch);
            var kept = Directory.CreateDirectory(Path.Combine(scratch, "folder")).FullName;
            if (manifest.Dialect == "sqlite")
            {
                var copy = Path.Combine(scratch, "database", "onecity.db");
                await VerifyDatabase(file, copy, manifest, clock);
                File.Move(copy, Path.Combine(kept, "onecity.db"));
            }
            else
            {
                await using var database = await openPostgres();
                await database.Write(session => PostgresDump.Read(session, Path.Combine(scratch, "database")));
            }
            if (Directory.Exists(dataFolder)) Directory.Delete(dataFolder);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(dataFolder))!);
            Directory.Move(kept, dataFolder);
            return manifest;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<BackupManifest> Unpack(string file, string folder)
    {
        await Seal.Check(file);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        BackupManifest? manifest = null;
        try
        {
            await using var packed = File.OpenRead(file);
            await using var plain = new GZipStream(packed, CompressionMode.Decompress);
            await using var tar = new TarReader(plain);
            while (await tar.GetNextEntryAsync() is { } entry)
            {
                if (entry.Name == BackupManifest.EntryName)
                {
                    manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(entry.DataStream!);
                    continue;
                }
                hashes[entry.Name] = await Extract(file, entry, folder);
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or JsonException or FormatException
            or ArgumentException or OverflowException)
        {
            throw StorageRefusals.BackupDamaged(file, failure.Message).ToException();
        }
        if (manifest is null) throw StorageRefusals.BackupDamaged(file, "manifest.json").ToException();
        var differs = manifest.Parts.FirstOrDefault(part => hashes.GetValueOrDefault(part.Key) != part.Value).Key
            ?? hashes.Keys.FirstOrDefault(name => !manifest.Parts.ContainsKey(name));
        return differs is null ? manifest : throw StorageRefusals.BackupDamaged(file, differs).ToException();
    }

    private static async Task<string> Extract(string file, TarEntry entry, string folder)
    {
        var target = Path.GetFullPath(Path.Combine(folder, entry.Name));
        // A name that climbs out of the folder is an attack, not a backup.
        if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || entry.EntryType is not TarEntryType.RegularFile)
            throw StorageRefusals.BackupDamaged(file, entry.Name).ToException();
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var output = File.Create(target);
        var buffer = new byte[1 << 16];
        for (int read; entry.DataStream is { } data && (read = await data.ReadAsync(buffer)) > 0;)
        {
            sha.AppendData(buffer, 0, read);
            await output.WriteAsync(buffer.AsMemory(0, read));
        }
        output.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static async Task VerifyDatabase(string file, string copy, BackupManifest manifest, TimeProvider clock)
    {
        if (!File.Exists(copy)) throw StorageRefusals.BackupDamaged(file, "database/onecity.db").ToException();
        await using var database = new Sqlite.SqliteDatabase(copy, clock);
        var (check, verdict) = await database.Read(async session =>
            (await session.Get<string>("PRAGMA integrity_check"), await AuditTrail.Verify(session)));
        if (check != "ok") throw StorageRefusals.BackupDamaged(file, check).ToException();
        if (verdict.FirstBroken is { } number) throw StorageRefusals.BackupDamaged(file, $"audit entry {number}").ToException();
        if (verdict.Entries != manifest.AuditEntries) throw StorageRefusals.BackupDamaged(file, "audit trail").ToException();
    }
}
