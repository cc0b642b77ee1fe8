using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Audit;

namespace OneCity.Web.Hosting;

/// <summary>Open data asked for by nobody in particular is computed once and answered again until something changes.</summary>
/// <remarks>Every change writes an audit entry, so the trail's last number says whether anything did, also when another process wrote it.
/// What comes out at a set time (an embargo that ends) shows after at most <see cref="Longest"/>.</remarks>
internal static class KeptAnswers
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Adds the store of answers: 32 MB, nothing of a signed-in caller.</summary>
    public static IServiceCollection AddKeptAnswers(this IServiceCollection services) => services.AddOutputCache(kept =>
    {
        kept.SizeLimit = 32L << 20;
        kept.MaximumBodySize = 1L << 20;
        kept.AddBasePolicy(policy => policy
            .With(asked => MayBeKept(asked.HttpContext))
            .Expire(Longest)
            .SetVaryByQuery("*")
            .VaryByValue(StateOf));
    });

    private static bool MayBeKept(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") && context.Actor().Kind == ActorKind.Anonymous && FrontDoor.IsOpenData(context.Request);

    private static async ValueTask<KeyValuePair<string, string>> StateOf(HttpContext context, CancellationToken stop)
    {
        var database = context.RequestServices.GetRequiredService<IDatabase>();
        var last = await database.Read(AuditTrail.LastNumber, stop);
        return new("state", string.Create(CultureInfo.InvariantCulture, $"{last} {context.Language()}"));
    }
}
