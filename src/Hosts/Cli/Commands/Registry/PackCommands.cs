using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Registry;

namespace OneCity.Cli.Commands.Registry;

/// <summary>Check, load and begin a region pack.</summary>
internal static class PackCommands
{
    public static Command All(CliContext cli) => new("pack", "region packs / 地区包") { Check(cli), Load(cli), New() };

    private static Command Check(CliContext cli)
    {
        var folder = Folder();
        var check = new Command("check", "print every fault as file:line: what; what to do / 检查地区包") { folder };
        check.SetAction(parsed =>
        {
            var path = OfflineDirectory.Folder(parsed.GetValue(folder));
            var faults = ReadPack.Check(path);
            if (parsed.GetValue(cli.Json))
                CliRun.Print(faults.Select(each => new { each.File, Line = each.Place, What = each.What.In(CliRun.Language), Remedy = each.Remedy.In(CliRun.Language) }));
            else foreach (var fault in faults) Console.WriteLine(fault.ToLine(CliRun.Language));
            if (faults.Count == 0) Console.Error.WriteLine(new OneCity.Kernel.Words($"{path}: 没有问题", $"{path}: no faults").In(CliRun.Language));
            return faults.Count == 0 ? 0 : 2;
        });
        return check;
    }

    private static Command Load(CliContext cli)
    {
        var folder = Folder();
        var load = new Command("load", "load a pack in one transaction; again changes nothing / 装入地区包") { folder };
        load.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var actor = await cli.WhoActs(parsed, node);
            var loaded = await node.GetRequiredService<RegistryEngine>().LoadPack(actor, OfflineDirectory.Folder(parsed.GetValue(folder)), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(loaded);
            else Console.WriteLine(loaded.Changed
                ? $"{loaded.Name}: {loaded.Regions} regions, {loaded.Organisations} organisations, {loaded.Indicators} indicators, {loaded.Sources} sources, {loaded.Figures} figures ({loaded.FiguresAdded} new)"
                : $"{loaded.Name}: unchanged");
            return 0;
        });
        return load;
    }

    private static Command New()
    {
        var folder = new Argument<string>("folder") { Description = "empty or new folder / 空文件夹" };
        var create = new Command("new", "write an empty valid pack with comments / 新建空白地区包") { folder };
        create.SetAction(parsed =>
        {
            foreach (var file in NewPack.In(parsed.GetValue(folder)!)) Console.WriteLine(file);
            return 0;
        });
        return create;
    }

    private static Argument<string?> Folder() => new("folder")
    {
        Description = "folder of the pack; the shipped one when not given / 地区包文件夹",
        Arity = ArgumentArity.ZeroOrOne,
    };
}
