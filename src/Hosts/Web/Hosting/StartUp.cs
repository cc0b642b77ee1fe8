using System.Net;
using OneCity.Access;
using OneCity.Composition;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Web.Components.Maps;

namespace OneCity.Web.Hosting;

/// <summary>What happens between the command and the first request: schema, pack, demonstration, set-up address.</summary>
internal static class StartUp
{
    /// <summary>Demonstration users have printed passwords: never on an address that others reach.</summary>
    /// <exception cref="RefusedException"><c>access.demo-loopback-only</c>.</exception>
    public static void RefuseOpenDemonstration(Settings settings)
    {
        var listen = settings.Text("listen");
        var isLoopback = listen == "localhost" || (IPAddress.TryParse(listen, out var address) && IPAddress.IsLoopback(address));
        if (settings.Is("demo") && !isLoopback) throw DemoOnly(listen).ToException();
    }

    /// <summary>Prepares the node; what people must see goes to stdout.</summary>
    public static async Task Prepare(WebApplication app, Settings settings, CancellationToken stop)
    {
        // An own boundary file that cannot be drawn is told now, not to the first visitor.
        app.Services.GetRequiredService<Outlines>();
        await Node.Migrate(app.Services);
        if (!settings.Is("demo")) return;
        await ExchangeMembers.SeedDemonstration(app.Services);
        var access = app.Services.GetRequiredService<AccessEngine>();
        await Console.Out.WriteLineAsync("demonstration users, loopback only / 演示用户（仅限本机）: name  organisation  role  one-time password");
        foreach (var user in await access.AddDemonstration(Actor.Operator, stop))
            await Console.Out.WriteLineAsync($"  {user.Name}  {user.Organisation}  {user.Role}  {user.OneTimePassword}");
    }

    /// <summary>Says where the server is, and where the first administrator is made while there is none.</summary>
    public static async Task Announce(WebApplication app, CancellationToken stop)
    {
        var access = app.Services.GetRequiredService<AccessEngine>();
        var address = app.Urls.FirstOrDefault() ?? "";
        if (app.Services.GetRequiredService<PeerServer>().Address is { } peers) await Console.Out.WriteLineAsync($"other nodes / 供其他节点: {peers}");
        await Console.Out.WriteLineAsync($"OneCity 一座城: {address}");
        if (await access.OfferSetUp(stop) is { } code)
            await Console.Out.WriteLineAsync($"first administrator / 设置首位管理员: {address}/setup/{code}");
        await Console.Out.FlushAsync(stop);
    }

    private static Refusal DemoOnly(string listen) => new(
        "access.demo-loopback-only",
        new($"演示用户不能用于 {listen}：其密码会打印出来", $"demonstration users are not for {listen}: their passwords are printed"),
        new("去掉 --demo，或用 --listen 127.0.0.1", "leave out --demo, or use --listen 127.0.0.1"));
}
