using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Registry;

namespace OneCity.Cli.Commands.Registry;

/// <summary>The commands of the engine.</summary>
internal static class RegistryCommands
{
    /// <summary>Every top-level command this engine brings.</summary>
    public static IEnumerable<Command> All(CliContext cli) => [PackCommands.All(cli), Regions(cli), Organisations(cli), Indicators(cli), Search(cli)];

    private static Command Regions(CliContext cli)
    {
        var scope = new Option<string?>("--scope") { Description = "members of this scope today, such as three-cities / 口径的成员" };
        var observers = new Option<bool>("--observers") { Description = "with observers / 含观察员" };
        var list = new Command("list", "regions of the pack / 地区一览") { scope, observers };
        list.SetAction((parsed, _) => Show(cli, parsed, registry =>
        {
            var regions = registry.ListRegions(parsed.GetValue(scope), parsed.GetValue(observers));
            if (parsed.GetValue(cli.Json)) CliRun.Print(regions);
            else foreach (var each in regions) Console.WriteLine($"{each.Code}  {each.Name}  {each.NameEn}{(each.Role == "observer" ? "  (observer)" : "")}");
        }));
        var code = new Argument<string>("code") { Description = "six digits, such as 430281" };
        var show = new Command("show", "one region as JSON / 一个地区") { code };
        show.SetAction((parsed, _) => Show(cli, parsed, registry => CliRun.Print(registry.GetRegion(parsed.GetValue(code)!))));
        return new Command("regions", "regions and scopes / 地区与口径") { list, show };
    }

    private static Command Organisations(CliContext cli)
    {
        var list = new Command("list", "organisations of the pack / 机构一览");
        list.SetAction((parsed, _) => Show(cli, parsed, registry =>
        {
            if (parsed.GetValue(cli.Json)) CliRun.Print(registry.ListOrganisations());
            else foreach (var each in registry.ListOrganisations()) Console.WriteLine($"{each.Code}  {each.Name}  {each.City}");
        }));
        return new Command("organisations", "authorities and other bodies / 机构") { list };
    }

    private static Command Indicators(CliContext cli)
    {
        var list = new Command("list", "indicators of the pack / 指标一览");
        list.SetAction((parsed, _) => Show(cli, parsed, registry =>
        {
            if (parsed.GetValue(cli.Json)) CliRun.Print(registry.ListIndicators());
            else foreach (var each in registry.ListIndicators()) Console.WriteLine($"{each.Code}  {each.Name}  {each.Unit}");
        }));
        return new Command("indicators", "what figures measure / 指标") { list };
    }

    private static Command Search(CliContext cli)
    {
        var query = new Argument<string>("query") { Description = "name, code or pinyin initials / 名称、代码或拼音首字母" };
        var search = new Command("search", "regions, organisations and indicators / 搜索") { query };
        search.SetAction((parsed, _) => Show(cli, parsed, registry =>
        {
            var hits = registry.Search(parsed.GetValue(query)!);
            if (parsed.GetValue(cli.Json)) CliRun.Print(hits);
            else foreach (var each in hits) Console.WriteLine($"{each.Kind}  {each.Code}  {each.Name}  {each.NameEn}");
        }));
        return search;
    }

    private static async Task<int> Show(CliContext cli, ParseResult parsed, Action<RegistryEngine> show)
    {
        await using var node = await cli.OpenNode(parsed);
        show(node.GetRequiredService<RegistryEngine>());
        return 0;
    }
}
