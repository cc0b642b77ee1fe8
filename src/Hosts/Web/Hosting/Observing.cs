using System.Diagnostics;
using OneCity.Composition;
using OneCity.Storage;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OneCity.Web.Hosting;

/// <summary>Takes out of a trace what may name a person: the address asked for, its query, who asked and with what. The route's template stays.</summary>
internal sealed class WithoutAddresses : BaseProcessor<Activity>
{
    private static readonly string[] Personal =
        ["url.path", "url.query", "url.full", "client.address", "client.port", "network.peer.address", "network.peer.port", "user_agent.original"];

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        ArgumentNullException.ThrowIfNull(data);
        foreach (var tag in Personal) data.SetTag(tag, null);
    }
}

/// <summary>Logs, traces, metrics and health for whoever operates the node.</summary>
internal static class Observing
{
    /// <summary>Logs as one JSON document per line on stderr, without addresses (they may hold names) and without personal data.</summary>
    public static void AddLogs(this ILoggingBuilder logs, Settings settings)
    {
        logs.ClearProviders();
        logs.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            console.IncludeScopes = false;
        });
        logs.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logs.SetMinimumLevel(Enum.TryParse<LogLevel>(settings.Text("log.level"), ignoreCase: true, out var level) ? level : LogLevel.Information);
        // These write whole addresses, form values or key material at lower levels.
        logs.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logs.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logs.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.Error);
        logs.AddFilter("System.Net.Http", LogLevel.Warning);
    }

    /// <summary>Traces and metrics by OTLP where the settings name a receiver; nothing is measured otherwise.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, Settings settings)
    {
        if (settings.Find("telemetry.endpoint") is not { } endpoint) return services;
        var to = new Uri(endpoint);
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("onecity"))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(web => web.Filter = context => !context.Request.Path.StartsWithSegments("/healthz"))
                .AddProcessor<WithoutAddresses>()
                .AddOtlpExporter(otlp => Send(otlp, to, "v1/traces")))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation().AddRuntimeInstrumentation()
                .AddOtlpExporter(otlp => Send(otlp, to, "v1/metrics")));
        return services;
    }

    /// <summary>Maps <c>/healthz/live</c> (the process answers) and <c>/healthz/ready</c> (the database does as well).</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz/live", () => "ok").ExcludeFromDescription();
        routes.MapGet("/healthz/ready", async (IDatabase database, CancellationToken stop) =>
        {
            try
            {
                await database.Read(session => session.Get<long>("SELECT 1"), stop);
                return Results.Text("ok");
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
            {
                return Results.Text("database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).ExcludeFromDescription();
        return routes;
    }

    private static void Send(OpenTelemetry.Exporter.OtlpExporterOptions otlp, Uri to, string path)
    {
        otlp.Protocol = OpenTelemetry.Exporter.OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri(to, path);
    }
}
