using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace OneCity.Http;

/// <summary>Entity tags for answers that can be kept by the caller (RFC 9110, section 8.8.3).</summary>
public static class Etags
{
    /// <summary>
    /// Sets <c>ETag</c> from what the answer depends on (a revision number, the query, the language) and says whether the caller's
    /// copy is still good: then answer <c>Results.StatusCode(304)</c> without computing anything.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="dependsOn">Everything that changes the answer; the actor is added, since answers differ by rights.</param>
    public static bool IsFresh(this HttpContext context, params ReadOnlySpan<string> dependsOn)
    {
        ArgumentNullException.ThrowIfNull(context);
        var actor = context.Actor();
        var text = new StringBuilder(actor.Name).Append('\n').Append(actor.Organisation).Append('\n')
            .AppendJoin(',', actor.Roles.Order(StringComparer.Ordinal));
        foreach (var each in dependsOn) text.Append('\n').Append(each);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16))}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = "Authorization, Cookie, Accept-Language";
        return context.Request.Headers.IfNoneMatch.Any(given => given is not null
            && given.Split(',', StringSplitOptions.TrimEntries).Any(each => each == tag || each == $"W/{tag}" || each == "*"));
    }
}
