using System.Diagnostics;
using OneCity.Kernel;
using OneCity.Storage.Audit;
using OneCity.Storage.Backup;
using OneCity.Storage.Files;
using OneCity.Storage.Migrations;
using OneCity.Storage.Sqlite;
using OneCity.Testing;
using Xunit;

namespace OneCity.Storage.Tests;

/// <summary>A really full disk: a small tmpfs where mounting is allowed, else a page limit on the database file.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_refuses_what_does_not_fit_and_keeps_what_was_acknowledged()
    {
        using var disk = SmallDisk.Mount();
        var file = Path.Combine(disk.Folder, "onecity.db");
        var acknowledged = 0;
        await using (var database = new SqliteDatabase(file, TimeProvider.System, disk.PagesMax))
        {
            await MigrationRunner.Run(database, [], TimeProvider.System);
            RefusedException? refused = null;
            while (refused is null && acknowledged < 5000)
            {
                try
                {
                    await Append(database, acknowledged);
                    acknowledged++;
                }
                catch (RefusedException full)
                {
                    refused = full;
                }
            }
            Assert.Equal("storage.full", refused?.Refusal.Code);
            // The writer is not stuck: it refuses again, and reads go on.
            await Assert.ThrowsAsync<RefusedException>(() => Append(database, -1));
            Assert.Equal(new AuditVerdict(acknowledged, null), await database.Read(AuditTrail.Verify));
        }
        disk.Grow();
        await using var again = new SqliteDatabase(file, TimeProvider.System);
        await Append(again, acknowledged);
        Assert.Equal(new AuditVerdict(acknowledged + 1, null), await again.Read(AuditTrail.Verify));
    }

    [Fact]
    public async Task A_backup_or_a_paper_that_does_not_fit_leaves_no_half_file()
    {
        using var disk = SmallDisk.Mount();
        Assert.SkipWhen(disk.PagesMax is not null, "not verified: mounting a small disk is not allowed here");
        await using var store = await TestStore.Open(Dialect.Sqlite);
        var big = Path.Combine(Directory.CreateDirectory(Path.Combine(store.Folder, "data")).FullName, "big.bin");
        await File.WriteAllBytesAsync(big, Noise(3_000_000));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => BackupWriter.Write(
            store.Database, Path.GetDirectoryName(big)!, Path.Combine(disk.Folder, "backup.tar.gz"), store.Clock));
        Assert.Equal("storage.full", refused.Refusal.Code);
        refused = await Assert.ThrowsAsync<RefusedException>(() => new FileStore(Path.Combine(disk.Folder, "files"), new Counting())
            .Put(new MemoryStream(Noise(3_000_000)), 10_000_000));
        Assert.Equal("storage.full", refused.Refusal.Code);
        Assert.Empty(Directory.GetFiles(disk.Folder, "*", SearchOption.AllDirectories));
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static Task Append(IDatabase database, int number) => database.Write(session =>
    {
        session.Audit(new AuditEvent("test.happened", Actor.Node, $"thing:{number}", new string('x', 2000)));
        return Task.CompletedTask;
    });

    private sealed class Counting : IEntropy
    {
        public Guid NewId() => Guid.NewGuid();

        public void Fill(Span<byte> secret) => secret.Clear();
    }

    /// <summary>Two megabytes of disk.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private SmallDisk(string folder, bool isMounted) => (Folder, PagesMax) = (folder, isMounted ? null : 200);

        public string Folder { get; }

        /// <summary>Limit of the database file in pages where nothing could be mounted.</summary>
        public int? PagesMax { get; }

        public static SmallDisk Mount()
        {
            var folder = Directory.CreateTempSubdirectory("onecity-disk-").FullName;
            return new(folder, Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder));
        }

        public void Grow()
        {
            if (PagesMax is null) Assert.True(Run("mount", "-o", "remount,size=16m", Folder));
        }

        public void Dispose()
        {
            if (PagesMax is null) Run("umount", "-l", Folder);
            Directory.Delete(Folder, recursive: true);
        }

        private static bool Run(string program, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
                process.StandardError.ReadToEnd();
                process.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }
}
