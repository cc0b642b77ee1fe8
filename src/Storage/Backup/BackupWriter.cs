using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace OneCity.Storage.Backup;

/// <summary>Writes a backup of a running node: one <c>.tar.gz</c> with the database, the files and a manifest of hashes.</summary>
/// <remarks>
/// The database is snapshot first, the files after: a file is kept before any row names it, so every row of the snapshot finds its file.
/// The backup gets its name only when it is complete and on the disk.
/// </remarks>
public static class BackupWriter
{
    /// <summary>Entries of the data folder that a backup does not carry: the live database, and what belongs to one process.</summary>
    private static readonly string[] LeftOut = ["onecity.db", "onecity.db-wal", "onecity.db-shm", "server.lock"];

    /// <summary>Writes the backup; answers its manifest.</summary>
    /// <exception cref="Kernel.RefusedException"><c>storage.full</c>; no file is left then.</exception>
    public static async Task<BackupManifest> Write(IDatabase database, string dataFolder, string file, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(clock);
        var waiting = $"{file}.part";
        var snapshot = Directory.CreateDirectory($"{file}.snapshot").FullName;
        try
        {
            var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
            var madeAt = clock.GetUtcNow();
            var entries = await Snapshot(database, snapshot, clock);
            var manifest = new BackupManifest(1, Name(database.Dialect),
                madeAt.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture), entries, parts);
            await WriteArchive(waiting, snapshot, dataFolder, manifest);
            File.Move(waiting, file, overwrite: true);
            Files.FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(file))!);
            return manifest;
        }
        catch (IOException failure) when (failure.HResult == 28 /* ENOSPC */)
        {
            throw StorageRefusals.Full.ToException();
        }
        finally
        {
            Directory.Delete(snapshot, recursive: true);
            File.Delete(waiting);
        }
    }

    internal static string Name(Dialect dialect) => dialect switch { Dialect.Sqlite => "sqlite", Dialect.Postgres => "postgres" };

    private static async Task<long> Snapshot(IDatabase database, string folder, TimeProvider clock)
    {
        if (database.Dialect == Dialect.Postgres)
        {
            return await database.Read(async session =>
            {
                await PostgresDump.Write(session, folder);
                return await CountAudit(session);
            });
        }
        var copy = Path.Combine(folder, "onecity.db");
        await ((Sqlite.SqliteDatabase)database).CopyTo(copy);
        await using var copied = new Sqlite.SqliteDatabase(copy, clock);
        return await copied.Read(CountAudit);
    }

    private static Task<long> CountAudit(IReadSession session) => session.Get<long>("SELECT count(*) FROM audit_entries");

    private static async Task WriteArchive(string path, string snapshot, string dataFolder, BackupManifest manifest)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
        await using (var packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(packed, TarEntryFormat.Pax))
        {
            foreach (var (name, source) in List(snapshot, "database").Concat(List(dataFolder, "folder")))
            {
                manifest.Parts[name] = await Hash(source);
                await tar.WriteEntryAsync(source, name);
            }
            var json = JsonSerializer.SerializeToUtf8Bytes(manifest);
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, BackupManifest.EntryName) { DataStream = new MemoryStream(json) });
        }
        await Seal.Append(file);
        file.Flush(flushToDisk: true);
    }

    private static IEnumerable<(string Name, string Source)> List(string folder, string prefix)
    {
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(source => (Relative: Path.GetRelativePath(folder, source), source))
            .Where(each => prefix == "database" || !LeftOut.Contains(each.Relative))
            .Where(each => !Path.GetFileName(each.source).StartsWith('.'))
            .OrderBy(each => each.Relative, StringComparer.Ordinal)
            .Select(each => ($"{prefix}/{each.Relative}", each.source));
    }

    private static async Task<string> Hash(string source)
    {
        await using var stream = File.OpenRead(source);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
    }
}
