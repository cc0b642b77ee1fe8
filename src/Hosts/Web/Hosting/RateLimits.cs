using System.Globalization;
using System.Threading.RateLimiting;
using OneCity.Composition;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Web.Hosting;

/// <summary>So many requests per caller and second, so many sign-ins per address and minute; the settings say how many.</summary>
internal static class RateLimits
{
    private static readonly string[] SignIns = ["/sign-in", "/api/sign-in", "/setup", "/api/setup", "/account/password", "/api/me/password", "/open/cases", "/api/public/cases"];

    /// <summary>Adds the limits.</summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services, Settings settings)
    {
        var (caller, address) = (settings.Number("limits.caller_per_second"), settings.Number("limits.address_per_second"));
        var signIns = settings.Number("limits.sign_in_per_minute");
        return services.AddRateLimiter(limits =>
        {
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, caller, address, signIns));
            limits.OnRejected = async (rejected, _) =>
            {
                var context = rejected.HttpContext;
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                await HttpRefusals.TooMany.ToProblem(context.Language()).ExecuteAsync(context);
            };
        });
    }

    private static RateLimitPartition<string> Partition(HttpContext context, int caller, int address, int signIns)
    {
        var path = context.Request.Path;
        var from = context.Connection.RemoteIpAddress?.ToString() ?? "local";
        if (HttpMethods.IsPost(context.Request.Method) && SignIns.Any(each => path.StartsWithSegments(each)))
        {
            return RateLimitPartition.GetSlidingWindowLimiter($"sign-in {from}", _ => new()
            {
                PermitLimit = signIns, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0,
            });
        }
        if (path.StartsWithSegments("/healthz") || path.StartsWithSegments("/assets") || path.StartsWithSegments("/_content"))
            return RateLimitPartition.GetNoLimiter("");
        var actor = context.Actor();
        return actor.Kind == ActorKind.Anonymous ? Bucket($"address {from}", address) : Bucket($"caller {actor.AuditName}", caller);
    }

    private static RateLimitPartition<string> Bucket(string who, int perSecond) => RateLimitPartition.GetTokenBucketLimiter(who, _ => new()
    {
        TokenLimit = perSecond * 2, TokensPerPeriod = Math.Max(1, perSecond / 10), ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        QueueLimit = 0, AutoReplenishment = true,
    });
}
