using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Backup;

namespace OneCity.Cli.Commands.Storage;

/// <summary><c>backup FILE</c>, <c>restore FILE</c>, <c>verify FILE</c>.</summary>
internal static class StorageCommands
{
    /// <summary>The three commands.</summary>
    public static IEnumerable<Command> All(CliContext cli) => [Backup(cli), Restore(cli), Verify(cli)];

    private static Argument<string> BackupFile() => new("file") { Description = "backup file, .tar.gz / 备份文件" };

    private static Command Backup(CliContext cli)
    {
        var file = BackupFile();
        var command = new Command("backup", "write a consistent backup, also while the server runs / 备份（运行中也可）") { file };
        command.SetAction(async (parsed, _) =>
        {
            var folder = parsed.GetValue(cli.Data)!;
            if (!Directory.Exists(folder)) throw StorageRefusals.NoFolder(folder).ToException();
            await using var node = await cli.OpenNode(parsed);
            var manifest = await BackupWriter.Write(
                node.GetRequiredService<IDatabase>(), folder, parsed.GetValue(file)!, node.GetRequiredService<TimeProvider>());
            Report(cli, parsed, parsed.GetValue(file)!, manifest);
        });
        return command;
    }

    private static Command Restore(CliContext cli)
    {
        var file = BackupFile();
        var command = new Command("restore", "put a backup into an empty data folder / 恢复到空文件夹") { file };
        command.SetAction(async (parsed, _) =>
        {
            var name = Existing(parsed.GetValue(file)!);
            ServiceProvider? node = null;
            try
            {
                var manifest = await BackupReader.Restore(name, parsed.GetValue(cli.Data)!, async () =>
                {
                    node = await cli.OpenNode(parsed);
                    return node.GetRequiredService<IDatabase>();
                }, TimeProvider.System);
                node ??= await cli.OpenNode(parsed);
                await node.GetRequiredService<ExchangeEngine>().MarkRestored();
                Report(cli, parsed, name, manifest);
            }
            finally
            {
                if (node is not null) await node.DisposeAsync();
            }
        });
        return command;
    }

    private static Command Verify(CliContext cli)
    {
        var file = BackupFile();
        var command = new Command("verify", "read every byte of a backup and check it / 校验备份") { file };
        command.SetAction(async (parsed, _) =>
        {
            var name = Existing(parsed.GetValue(file)!);
            var scratch = Path.Combine(Path.GetTempPath(), $"onecity-verify-{Guid.CreateVersion7():N}");
            Report(cli, parsed, name, await BackupReader.Verify(name, scratch, TimeProvider.System));
        });
        return command;
    }

    private static string Existing(string file) => File.Exists(file) ? file : throw new FileFaultException(new FileFault(
        file, "", new("没有这个文件", "there is no such file"), new("检查路径", "check the path")));

    private static void Report(CliContext cli, ParseResult parsed, string file, BackupManifest manifest)
    {
        if (parsed.GetValue(cli.Json)) CliRun.Print(new { file, manifest.MadeAt, manifest.Dialect, manifest.AuditEntries, Parts = manifest.Parts.Count });
        else Console.Out.WriteLine($"{file}: {manifest.MadeAt}, {manifest.Dialect}, {manifest.Parts.Count} parts, {manifest.AuditEntries} audit entries");
    }
}
