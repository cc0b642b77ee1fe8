using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using OneCity.Composition;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Web.Components;

namespace OneCity.Web.Hosting;

/// <summary>Builds the web server from the settings and runs it until it is told to stop.</summary>
internal static class Server
{
    /// <summary>The language of messages on the terminal.</summary>
    public static Language Language { get; } =
        (Environment.GetEnvironmentVariable("ONECITY_LANG") ?? Environment.GetEnvironmentVariable("LANG") ?? "")
        .StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;

    /// <summary>Runs the server; answers the exit code.</summary>
    /// <exception cref="RefusedException"><c>access.server-running</c>, <c>access.demo-loopback-only</c>, <c>access.port-taken</c>.</exception>
    public static async Task<int> Run(IReadOnlyDictionary<string, string> flags)
    {
        var settings = Settings.Read(null, SettingSources.Process(flags));
        StartUp.RefuseOpenDemonstration(settings);
        using var held = ServerLock.Take(settings.Text("data"));
        var app = Build(settings);
        await using (app)
        {
            await StartUp.Prepare(app, settings, CancellationToken.None);
            try
            {
                await app.StartAsync();
            }
            catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                throw PortTaken(settings).ToException();
            }
            await StartUp.Announce(app, CancellationToken.None);
            await app.WaitForShutdownAsync();
        }
        return 0;
    }

    private static WebApplication Build(Settings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseStaticWebAssets();
        builder.Host.UseSystemd();
        builder.Logging.AddLogs(settings);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.Number("limits.body_mb") * 1024L * 1024L;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            if (settings.Text("listen") == "localhost") kestrel.ListenLocalhost(settings.Number("port"));
            else kestrel.Listen(Address(settings.Text("listen")), settings.Number("port"));
        });
        AddServices(builder.Services, settings);
        var app = builder.Build();
        UseAll(app, settings);
        return app;
    }

    private static void AddServices(IServiceCollection services, Settings settings)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(
            form => form.MultipartBodyLengthLimit = settings.Number("limits.body_mb") * 1024L * 1024L);
        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        services.AddOneCity(settings.ToNode());
        services.AddSingleton(settings);
        services.AddPages().AddPageParts();
        services.AddSignIn(settings).AddRateLimits(settings).AddKeptAnswers().AddTelemetry(settings).AddApiDocument();
        if (settings.Find("proxy") is not { } proxies) return;
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var proxy in proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                forwarded.KnownProxies.Add(Address(proxy));
        });
    }

    /// <summary>The order matters: who calls is known before limits and rights are asked, and rights before a body is read.</summary>
    private static void UseAll(WebApplication app, Settings settings)
    {
        if (settings.Find("proxy") is not null) app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/status/500", CreateScopeForErrors = true,
            StatusCodeSelector = failure => failure is RefusedException refused
                ? Problems.StatusOf(refused.Refusal.Code) : StatusCodes.Status500InternalServerError,
        });
        app.UseRouting();
        app.UseSecurityHeaders(settings);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseProblemAnswers();
        app.UseAuthentication();
        app.UseWhoCalls();
        app.UseRateLimiter();
        app.UseFrontDoor();
        app.UseOutputCache();
        app.UseAntiforgery();
        app.UseRepeats();
        app.UsePageParts();
        app.MapStaticAssets();
        app.MapHealth();
        app.MapEngines();
        app.MapSignIn(settings);
        app.MapApiDocument();
        app.MapPageParts();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(desks => desks.ContentSecurityFrameAncestorsPolicy = null).WithPageRights();
    }

    private static IPAddress Address(string text) => IPAddress.TryParse(text, out var address) ? address
        : throw new FileFaultException(new FileFault("--listen", "", new($"“{text}”不是地址", $"'{text}' is no address"), new("例如 127.0.0.1 或 0.0.0.0", "such as 127.0.0.1 or 0.0.0.0")));

    private static Refusal PortTaken(Settings settings) => new(
        "access.port-taken",
        new($"端口 {settings.Number("port")} 已被占用", $"port {settings.Number("port")} is taken"),
        new("用 --port 指定另一个端口", "name another with --port"));
}
