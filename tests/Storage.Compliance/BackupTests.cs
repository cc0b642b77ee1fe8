using OneCity.Kernel;
using OneCity.Storage.Audit;
using OneCity.Storage.Backup;
using OneCity.Storage.Migrations;
using OneCity.Storage.Postgres;
using OneCity.Storage.Sqlite;
using OneCity.Testing;
using Xunit;

namespace OneCity.Storage.Tests;

public sealed class BackupTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_backup_made_while_writers_write_is_consistent_and_comes_back(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect);
        await AuditEntries.Append(store.Database, 20);
        var data = Directory.CreateDirectory(Path.Combine(store.Folder, "data", "files")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "files", "paper"), "bytes");
        var file = Path.Combine(store.Folder, "backup.tar.gz");

        var writing = AuditEntries.Append(store.Database, 100);
        var manifest = await BackupWriter.Write(store.Database, data, file, store.Clock);
        await writing;

        Assert.InRange(manifest.AuditEntries, 20, 120);
        await BackupReader.Verify(file, Path.Combine(store.Folder, "scratch"), store.Clock);
        var restored = Path.Combine(store.Folder, "restored");
        await using var empty = dialect == Dialect.Postgres ? await TestStore.Open(dialect) : null;
        await BackupReader.Restore(file, restored, () => Task.FromResult<IDatabase>(PostgresDatabase.Open(empty!.Connection!, store.Clock)), store.Clock);

        Assert.Equal("bytes", await File.ReadAllTextAsync(Path.Combine(restored, "files", "paper")));
        await using var database = empty is null ? new SqliteDatabase(Path.Combine(restored, "onecity.db"), store.Clock) : null;
        var verdict = await (database ?? empty!.Database).Read(AuditTrail.Verify);
        Assert.Equal(new AuditVerdict(manifest.AuditEntries, null), verdict);
        Assert.Equal(0, await MigrationRunner.Run(database ?? empty!.Database, [], store.Clock));
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_never_restored_into()
    {
        await using var store = await TestStore.Open(Dialect.Sqlite);
        var file = await Backup(store);
        var taken = Directory.CreateDirectory(Path.Combine(store.Folder, "taken")).FullName;
        await File.WriteAllTextAsync(Path.Combine(taken, "mine.txt"), "mine");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => BackupReader.Restore(file, taken, NoPostgres, store.Clock));
        Assert.Equal("storage.folder-not-empty", refused.Refusal.Code);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(taken, "mine.txt")));
        Assert.Single(Directory.GetFileSystemEntries(taken));
    }

    [Fact]
    public async Task Every_changed_or_missing_byte_of_a_backup_is_noticed()
    {
        await using var store = await TestStore.Open(Dialect.Sqlite);
        var file = await Backup(store);
        var whole = await File.ReadAllBytesAsync(file);
        var step = whole.Length / 40;
        foreach (var place in Enumerable.Range(0, 40).Select(number => number * step).Concat([3, 8, whole.Length - 60, whole.Length - 1]))
        {
            var changed = (byte[])whole.Clone();
            changed[place] ^= 4;
            await Refused(store, changed);
        }
        await Refused(store, whole[..^1]);
        await Refused(store, whole[..(whole.Length / 2)]);
        await Refused(store, []);
        await Refused(store, [.. whole, 0]);
    }

    private static async Task Refused(TestStore store, byte[] bytes)
    {
        var file = Path.Combine(store.Folder, "damaged.tar.gz");
        await File.WriteAllBytesAsync(file, bytes);
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => BackupReader.Verify(file, Path.Combine(store.Folder, "scratch"), store.Clock));
        Assert.Equal("storage.backup-damaged", refused.Refusal.Code);
    }

    private static Task<IDatabase> NoPostgres() => throw new InvalidOperationException("not asked for");

    private static async Task<string> Backup(TestStore store)
    {
        await AuditEntries.Append(store.Database, 5);
        var file = Path.Combine(store.Folder, "backup.tar.gz");
        await BackupWriter.Write(store.Database, Path.Combine(store.Folder, "none"), file, store.Clock);
        return file;
    }
}
