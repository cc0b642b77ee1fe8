using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Access;
using OneCity.Composition;
using OneCity.Kernel;

namespace OneCity.Cli;

/// <summary>What every command shares: the common flags, the node behind <c>--data</c>, and who acts.</summary>
internal sealed class CliContext
{
    /// <summary><c>--data DIR</c>, default <c>./var</c>.</summary>
    public Option<string> Data { get; } = new("--data")
    {
        Description = "data folder / 数据文件夹",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ONECITY_DATA") is { Length: > 0 } set ? set : "var",
        Recursive = true,
    };

    /// <summary><c>--json</c>: one JSON document on stdout.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "print one JSON document / 输出 JSON", Recursive = true };

    /// <summary><c>--as USER</c>: act as this user; the audit trail says <c>operator as USER</c>.</summary>
    public Option<string?> As { get; } = new("--as") { Description = "act as this user / 以此用户身份", Recursive = true };

    /// <summary>The data folder when the flag was given; null when it comes from elsewhere.</summary>
    public string? GivenData(ParseResult parsed) => parsed.GetResult(Data) is { Implicit: false } ? parsed.GetValue(Data) : null;

    /// <summary>Opens the node of <c>--data</c>, migrated; the caller disposes it.</summary>
    public async Task<ServiceProvider> OpenNode(ParseResult parsed)
    {
        var settings = Settings.Read(GivenData(parsed), SettingSources.Process());
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOneCity(settings.ToNode());
        var node = services.BuildServiceProvider();
        await Node.Migrate(node);
        return node;
    }

    /// <summary>Who acts: the operator, or the user named by <c>--as</c>.</summary>
    /// <exception cref="RefusedException"><c>access.unknown-user</c>, <c>access.closed-user</c>.</exception>
    public async Task<Actor> WhoActs(ParseResult parsed, IServiceProvider node) =>
        parsed.GetValue(As) is { } name ? await node.GetRequiredService<AccessEngine>().ActAs(name) : Actor.Operator;

    /// <summary>As <see cref="WhoActs"/>, for commands that are not yet asynchronous at that point.</summary>
    public static Actor ActorOf(ParseResult parsed, IServiceProvider node)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return parsed.GetValue<string?>("--as") is { } name
            ? node.GetRequiredService<AccessEngine>().ActAs(name).GetAwaiter().GetResult() : Actor.Operator;
    }

    /// <summary>Opens the node, runs the work with the engine and the actor, and closes the node.</summary>
    public async Task<int> Run(ParseResult parsed, Func<AccessEngine, Actor, Task> work)
    {
        await using var node = await OpenNode(parsed);
        await work(node.GetRequiredService<AccessEngine>(), await WhoActs(parsed, node));
        return 0;
    }
}
