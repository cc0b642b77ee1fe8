using System.Diagnostics;
using System.Text.Json;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Web.Hosting;

/// <summary>Turns what an API route throws into problem details; what it did not expect is logged with a trace number and told without detail.</summary>
internal static class ProblemAnswers
{
    /// <summary>Stands around the API's endpoints.</summary>
    public static IApplicationBuilder UseProblemAnswers(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed or StatusCodes.Status415UnsupportedMediaType })
                await WithStatus(HttpRefusals.BadRequest($"{context.Request.Method}, {context.Request.ContentType}"), context, context.Response.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
#pragma warning disable CA1031 // The last place before the wire: whatever failed becomes an answer.
        catch (Exception failure) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            await Answer(context, failure);
        }
    });

    private static Task Answer(HttpContext context, Exception failure)
    {
        var language = context.Language();
        context.Response.Clear();
        switch (failure)
        {
            case RefusedException refused:
                return refused.Refusal.ToProblem(language).ExecuteAsync(context);
            case FileFaultException fault:
                return fault.ToProblem(language).ExecuteAsync(context);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
            case BadHttpRequestException { InnerException: BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } }:
                return HttpRefusals.TooLarge.ToProblem(language).ExecuteAsync(context);
            case BadHttpRequestException bad:
                return WithStatus(HttpRefusals.BadRequest(Reason(bad)), context, bad.StatusCode);
            case InvalidDataException { Message: var message } when message.Contains("limit", StringComparison.Ordinal):
                return HttpRefusals.TooLarge.ToProblem(language).ExecuteAsync(context);
            default:
                var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
                context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("OneCity.Http")
                    .LogError(failure, "Request failed: {Method} {Route} {Trace}", context.Request.Method, Route(context), trace);
                return Results.Problem(
                    title: HttpRefusals.Failed.What.In(language), detail: HttpRefusals.Failed.Remedy.In(language),
                    statusCode: StatusCodes.Status500InternalServerError, type: "urn:onecity:refusal:http.failed",
                    extensions: new Dictionary<string, object?> { ["code"] = "http.failed", ["trace"] = trace }).ExecuteAsync(context);
        }
    }

    private static Task WithStatus(Refusal refusal, HttpContext context, int status) => Results.Problem(
        title: refusal.What.In(context.Language()), detail: refusal.Remedy.In(context.Language()), statusCode: status,
        type: $"urn:onecity:refusal:{refusal.Code}", extensions: new Dictionary<string, object?> { ["code"] = refusal.Code }).ExecuteAsync(context);

    private static string Reason(BadHttpRequestException bad) => bad.InnerException is JsonException json
        ? $"JSON {json.Path} (line {json.LineNumber + 1})" : bad.Message;

    /// <summary>The route's pattern, never the address itself: addresses may hold names and secrets.</summary>
    public static string Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
}
