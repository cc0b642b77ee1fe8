using System.Security.Cryptography;
using OneCity.Composition;
using OneCity.Web.Components;

namespace OneCity.Web.Hosting;

/// <summary>Headers that keep a page's scripts and frames its own (owasp.org, HTTP Headers Cheat Sheet).</summary>
/// <remarks>Scripts come from this host or carry the request's nonce. Styles come from this host; attributes may carry them, as the charts' tooltips
/// do, and style elements only on desks, where MudBlazor writes them. MapLibre works in a worker made from a blob. Tiles of an outside address are
/// allowed only when the setting names it.</remarks>
internal static class SecurityHeaders
{
    private static readonly object Key = new();

    /// <summary>The nonce that inline scripts of this answer must carry.</summary>
    public static string Nonce(this HttpContext context)
    {
        if (context.Items[Key] is string made) return made;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[Key] = nonce;
        return nonce;
    }

    private static bool IsDesk(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<DeskAttribute>() is not null;

    /// <summary>Sets the headers on every answer.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, Settings settings)
    {
        var tiles = settings.Find("map.tiles") is { } template && Uri.TryCreate(template.Replace("{", "").Replace("}", ""), UriKind.Absolute, out var address)
            ? " " + address.GetLeftPart(UriPartial.Authority) : "";
        return app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy =
                $"default-src 'self'; script-src 'self' 'nonce-{context.Nonce()}' 'wasm-unsafe-eval'; "
                + $"style-src 'self'; style-src-attr 'unsafe-inline'; style-src-elem 'self'{(IsDesk(context) ? " 'unsafe-inline'" : "")}; "
                + $"img-src 'self' data: blob:{tiles}; font-src 'self' data:; connect-src 'self'{tiles}; worker-src 'self' blob:; "
                + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(self), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            if (context.Request.Path.StartsWithSegments("/api")) headers.CacheControl = "no-store";
            return next(context);
        });
    }
}
