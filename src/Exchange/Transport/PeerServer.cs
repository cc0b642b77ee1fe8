using System.Net;
using System.Security.Authentication;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>
/// Where other nodes call: HTTP/2 with mutual TLS on a port of its own, apart from the pages. Any certificate may knock, so that the answer
/// can say what is wrong; only the one entered for the calling member is let in.
/// </summary>
/// <remarks>
/// Back-pressure: a few calls at a time are worked on, some more wait, and whoever comes beyond that is told to come later. A batch is
/// answered once its effects are on the disk, and a peer sends the next one after that answer.
/// </remarks>
public sealed class PeerServer(
    ExchangeSettings settings, NodeCertificate own, MemberBook members, Courier courier, PeerCards cards, IUnits units,
    TimeProvider clock, ILoggerFactory logs, INamedFiles? files = null) : IHostedService, IAsyncDisposable
{
    private const int WorkedOnAtOnce = 8;
    private const int BodyBytesMax = 64 << 20;

    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _places = new(WorkedOnAtOnce);
    private WebApplication? _server;

    /// <summary>What a greeting answers.</summary>
    /// <param name="To">The member that answers.</param>
    /// <param name="AtUs">Its time of day, UTC microseconds since 1970.</param>
    public sealed record Hello(string To, long AtUs);

    /// <summary>Where it listens, such as <c>https://127.0.0.1:8443</c>; null while it does not.</summary>
    public string? Address => _server?.Urls.FirstOrDefault();

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Listen.Length == 0) return;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production", ApplicationName = "OneCity.Exchange" });
        builder.Configuration.Sources.Clear();
        builder.Services.AddSingleton(logs);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(15);
            kestrel.Listen(settings.ListenAddress, settings.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.UseHttps(new HttpsConnectionAdapterOptions
                {
                    ServerCertificateSelector = (_, _) => own.Current(),
                    ClientCertificateMode = ClientCertificateMode.RequireCertificate,
                    ClientCertificateValidation = (_, _, _) => true,
                    CheckCertificateRevocation = false,
                    SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                });
            });
        });
        var server = builder.Build();
        Map(server);
        try
        {
            await server.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await server.DisposeAsync();
            throw ExchangeRefusals.PortTaken(settings.Port).ToException();
        }
        _server = server;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _places.Dispose();
    }

    private void Map(WebApplication server)
    {
        server.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (LinkBrokenException broken)
            {
                context.Response.StatusCode = broken.Refusal.Code == LinkRefusals.Busy.Code
                    ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status403Forbidden;
                await context.Response.WriteAsJsonAsync(CarriedRefusal.Of(broken.Refusal), WireJson.Options);
            }
            catch (RefusedException refused)
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                await context.Response.WriteAsJsonAsync(CarriedRefusal.Of(refused.Refusal), WireJson.Options);
            }
            catch (JsonException)
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
            }
        });
        server.MapPost("/exchange/call", (RequestDelegate)Call);
        server.MapGet("/exchange/cards/{code}", async (string code) => Results.Json(await cards.Make(code, Address ?? ""), WireJson.Options));
        server.MapGet("/exchange/hello/{from}/{to}", async (HttpContext context, string from, string to) =>
        {
            await Admit(context, from, to);
            return Results.Json(new Hello(to, Instants.ToMicroseconds(clock.GetUtcNow())), WireJson.Options);
        });
        server.MapGet("/exchange/files/{from}/{to}/{hash}", async (HttpContext context, string from, string to, string hash) =>
        {
            await Admit(context, from, to);
            var named = await units.Read(unit => unit.Journals.ListFiles(to, from, isOwn: true, hash));
            var bytes = named.Count == 0 || files is null ? null : await files.Open(hash);
            return bytes is null ? throw new LinkBrokenException(LinkRefusals.FileNotThere) : Results.File(bytes, "application/octet-stream", enableRangeProcessing: true);
        });
    }

    private async Task Call(HttpContext context)
    {
        if (!await _places.WaitAsync(WaitMax, context.RequestAborted)) throw new LinkBrokenException(LinkRefusals.Busy);
        try
        {
            var request = await JsonSerializer.DeserializeAsync<Request>(context.Request.Body, WireJson.Options, context.RequestAborted)
                ?? throw new JsonException("null");
            await Admit(context, request.From, request.To);
            // Not bound to the connection: what was taken in stays taken in, whether or not the caller still listens.
            var answer = await courier.Receive(request);
            context.Response.ContentType = "application/json";
            await JsonSerializer.SerializeAsync(context.Response.Body, answer, WireJson.Options, context.RequestAborted);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Lets the caller in only with the certificate that was entered for the member it speaks for, and only to a member served here.</summary>
    private async Task Admit(HttpContext context, string from, string to)
    {
        var certificate = context.Connection.ClientCertificate!;
        var shown = NodeCertificate.FingerprintOf(certificate);
        var now = clock.GetUtcNow();
        if (certificate.NotAfter.ToUniversalTime() < now.UtcDateTime || certificate.NotBefore.ToUniversalTime() > now.UtcDateTime)
            throw new LinkBrokenException(LinkRefusals.CertificateExpired(from, certificate.NotAfter.ToUniversalTime()));
        if (await members.Find(member => member.Certificate == shown) is null) throw new LinkBrokenException(LinkRefusals.UnknownCertificate(shown));
        if (await members.Find(member => member.Code == from && member.Certificate == shown) is null) throw new LinkBrokenException(LinkRefusals.SpeaksForAnother(from, shown));
        if (await members.Find(to) is not { IsHosted: 1 }) throw new LinkBrokenException(LinkRefusals.NotServedThere(to));
    }
}
