using System.Diagnostics;
using OneCity.Storage.Audit;
using OneCity.Storage.Migrations;
using OneCity.Storage.Sqlite;
using OneCity.Testing;
using Xunit;

namespace OneCity.Storage.Tests;

public sealed class DurabilityTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_killed_process_loses_nothing_it_acknowledged(Dialect dialect)
    {
        await using var store = await TestStore.Open(dialect);
        var acknowledged = await KillWhileWriting(store.Connection ?? store.Folder, lines: 400);
        await using var database = dialect == Dialect.Sqlite
            ? (IDatabase)new SqliteDatabase(Path.Combine(store.Folder, "onecity.db"), store.Clock)
            : Postgres.PostgresDatabase.Open(store.Connection!, store.Clock);
        var (verdict, subjects) = await database.Read(async session => (await AuditTrail.Verify(session),
            await session.List<string>("SELECT subject FROM audit_entries")));
        Assert.Null(verdict.FirstBroken);
        Assert.Empty(acknowledged.Except(subjects));
    }

    [Fact]
    public async Task A_tail_of_the_log_that_is_cut_off_leaves_a_folder_that_opens_and_an_unbroken_chain()
    {
        await using var store = await TestStore.Open(Dialect.Sqlite);
        await AuditEntries.Append(store.Database, 60);
        var file = Path.Combine(store.Folder, "onecity.db");
        var (whole, log) = (await File.ReadAllBytesAsync(file), await ReadShared($"{file}-wal"));
        Assert.NotEmpty(log);
        var last = 0L;
        foreach (var length in Enumerable.Range(0, 25).Select(step => log.Length * step / 24))
        {
            var copy = Path.Combine(store.Folder, $"cut-{length}.db");
            await File.WriteAllBytesAsync(copy, whole);
            await File.WriteAllBytesAsync($"{copy}-wal", log[..length]);
            await using var database = new SqliteDatabase(copy, store.Clock);
            await MigrationRunner.Run(database, [], store.Clock);
            var verdict = await database.Read(AuditTrail.Verify);
            Assert.Null(verdict.FirstBroken);
            Assert.InRange(verdict.Entries, last, 60);
            last = verdict.Entries;
        }
        Assert.Equal(60, last);
    }

    private static async Task<byte[]> ReadShared(string path)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    private static async Task<List<string>> KillWhileWriting(string place, int lines)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OneCity.Storage.Child.dll"), place])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var child = Process.Start(start)!;
        Assert.Equal("ready", await child.StandardOutput.ReadLineAsync());
        var acknowledged = new List<string>();
        while (acknowledged.Count < lines && await child.StandardOutput.ReadLineAsync() is { } line) acknowledged.Add($"thing:{line}");
        child.Kill();
        // What was still in the pipe had been acknowledged too; a line cut in the middle had not been printed whole.
        var rest = await child.StandardOutput.ReadToEndAsync();
        acknowledged.AddRange(rest.Split('\n')[..^1].Select(line => $"thing:{line}"));
        await child.WaitForExitAsync();
        return acknowledged;
    }
}
