using System.Security.Cryptography;
using System.Text;
using OneCity.Access;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Web.Hosting;

/// <summary>A changing request with an <c>Idempotency-Key</c> runs once per caller and key; repeated, it gets the first answer again.</summary>
/// <remarks>Kept for 24 hours in the database. Failures of the program and refusals for lack of capacity are not kept: they may be tried again. An answer that
/// shows a secret once is kept without its body.</remarks>
internal static class Repeats
{
    private const int KeyLengthMax = 200;
    private const int BodyKeptMax = 1 << 20;

    /// <summary>Stands behind the front door.</summary>
    public static IApplicationBuilder UseRepeats(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        var isChange = HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsPut(context.Request.Method)
            || HttpMethods.IsPatch(context.Request.Method) || HttpMethods.IsDelete(context.Request.Method);
        if (key.Length == 0 || !isChange || context.Actor().Kind == ActorKind.Anonymous || !context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }
        if (key.Length > KeyLengthMax) throw HttpRefusals.BadRequest("Idempotency-Key > 200").ToException();
        var memory = context.RequestServices.GetRequiredService<WebMemory>();
        var caller = $"{context.Actor().Kind} {context.Actor().AuditName}";
        var verdict = await memory.Claim(caller, key, await HashOf(context), context.RequestAborted);
        if (verdict.IsFirst) await Run(context, next, memory, caller, key);
        else await Again(context, verdict, key);
    });

    private static async Task<string> HashOf(HttpContext context)
    {
        context.Request.EnableBuffering();
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes($"{context.Request.Method}\n{context.Request.Path}\n{context.Request.QueryString}\n"));
        var buffer = new byte[81920];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0) sha.AppendData(buffer, 0, read);
        context.Request.Body.Position = 0;
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static async Task Run(HttpContext context, RequestDelegate next, WebMemory memory, string caller, string key)
    {
        var wire = context.Response.Body;
        using var caught = new MemoryStream();
        context.Response.Body = caught;
        var isKept = false;
        try
        {
            await next(context);
            if (context.Response.StatusCode is < 500 and not 429 && caught.Length <= BodyKeptMax)
            {
                var isSecret = context.GetEndpoint()?.Metadata.GetMetadata<ShownOnce>() is not null && context.Response.StatusCode < 300;
                var answer = isSecret
                    ? new KeptAnswer(0, null, null, "")
                    : new KeptAnswer(
                        context.Response.StatusCode, context.Response.ContentType, context.Response.Headers.Location.ToString(),
                        Encoding.UTF8.GetString(caught.GetBuffer(), 0, (int)caught.Length));
                await memory.Keep(caller, key, answer);
                isKept = true;
            }
        }
        finally
        {
            context.Response.Body = wire;
            if (!isKept) await memory.Release(caller, key);
        }
        caught.Position = 0;
        await caught.CopyToAsync(wire, context.RequestAborted);
    }

    private static async Task Again(HttpContext context, KeyVerdict verdict, string key)
    {
        if (verdict.IsOther) throw HttpRefusals.KeyReused(key).ToException();
        if (verdict.Answer is not { } answer) throw HttpRefusals.KeyRunning(key).ToException();
        if (answer.Status == 0) throw HttpRefusals.ShownOnce.ToException();
        context.Response.StatusCode = answer.Status;
        if (answer.ContentType is { Length: > 0 } type) context.Response.ContentType = type;
        if (answer.Location is { Length: > 0 } location) context.Response.Headers.Location = location;
        context.Response.Headers["Idempotency-Replayed"] = "true";
        if (answer.Body.Length > 0) await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }
}
