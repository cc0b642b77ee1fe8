using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Exchange;

/// <summary>Journals: checking, and carrying them as files between separated networks.</summary>
internal static class JournalCommands
{
    public static Command Verify(CliContext cli)
    {
        var command = new Command("verify", "check every chain and signature offline / 离线核验全部链与签名");
        command.SetAction(async (parsed, stop) =>
        {
            DemandFolder(cli, parsed);
            await using var node = await cli.OpenNode(parsed);
            var verdict = await node.GetRequiredService<ExchangeEngine>().Verify();
            if (parsed.GetValue(cli.Json)) CliRun.Print(verdict);
            else
            {
                Console.WriteLine($"{verdict.Chains} chains, {verdict.Messages} messages, {verdict.Erased} erased, {verdict.Broken.Count} broken{(verdict.Unreadable == 0 ? "" : $", {verdict.Unreadable} sealed by another key")}");
                foreach (var broken in verdict.Broken) Console.WriteLine($"{broken.Chain} #{broken.Number}: {broken.What}");
            }
            return verdict.Broken.Count == 0 ? 0 : 1;
        });
        return command;
    }

    public static Command Export(CliContext cli)
    {
        var (peer, file) = (new Option<string>("--peer") { Required = true, Description = "member the file is for" }, new Argument<string>("FILE"));
        var command = new Command("export", "write what a peer has not acknowledged, and receipts, to a file / 导出到文件") { peer, file };
        command.SetAction(async (parsed, stop) =>
        {
            DemandFolder(cli, parsed);
            await using var node = await cli.OpenNode(parsed);
            var text = await node.GetRequiredService<CarryByFile>().Export(await cli.WhoActs(parsed, node), parsed.GetValue(peer)!);
            await File.WriteAllTextAsync(parsed.GetValue(file)!, text, stop);
            return 0;
        });
        return command;
    }

    public static Command Import(CliContext cli)
    {
        var file = new Argument<string>("FILE");
        var command = new Command("import", "take in a file from a peer / 从文件导入") { file };
        command.SetAction(async (parsed, stop) =>
        {
            var name = parsed.GetValue(file)!;
            if (!File.Exists(name))
                throw new FileFaultException(new FileFault(name, "", new("文件不存在", "there is no such file"), new("核对文件名", "check its name")));
            await using var node = await cli.OpenNode(parsed);
            var answer = await node.GetRequiredService<CarryByFile>().Import(await cli.WhoActs(parsed, node), name, await File.ReadAllTextAsync(name, stop));
            if (parsed.GetValue(cli.Json)) CliRun.Print(answer);
            else Console.WriteLine($"{answer.Messages} messages taken in, {answer.Receipts} receipts");
            return 0;
        });
        return command;
    }

    /// <summary>Exit 2 without a data folder: there is nothing to check.</summary>
    private static void DemandFolder(CliContext cli, ParseResult parsed)
    {
        var folder = parsed.GetValue(cli.Data)!;
        if (!Directory.Exists(folder))
            throw new FileFaultException(new FileFault(folder, "", new("没有这个数据文件夹", "there is no such data folder"),
                new("用 --data 指出数据文件夹", "name the data folder with --data")));
    }
}
