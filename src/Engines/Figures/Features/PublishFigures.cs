using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>Puts what is taken of a figure before the public, at once or at its release; the public log keeps what stood there before.</summary>
public static class PublishFigures
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.published";

    /// <summary>What to publish.</summary>
    /// <param name="Fact">The fact; only the official book can be published.</param>
    /// <param name="ReleaseAt">When the public may see it (embargo); null for now.</param>
    /// <param name="Reason">Shown in the public log when it replaces another value; may be empty.</param>
    public sealed record Request(Fact Fact, DateTimeOffset? ReleaseAt = null, string Reason = "");

    internal static Task<Published> Handle(Request request, Actor actor, FiguresStore store, CancellationToken stop) =>
        store.Database.Write(async session =>
        {
            var (ids, record) = await FactFinder.Get(session, store, request.Fact);
            var taken = record.Take(new Owners(store.Directory).Ground()) ?? throw FiguresRefusals.Unknown(request.Fact).ToException();
            var now = store.NowUs;
            var release = request.ReleaseAt is { } at ? Math.Max(now, Instants.ToMicroseconds(at)) : now;
            await PublicationStore.Add(session, ids, taken.Claim.Number, now, release, actor, request.Reason);
            session.Audit(new AuditEvent(AuditEvent, actor, request.Fact.ToString(), $"claim={taken.Claim.Number} release_at_us={release}"));
            return new Published(new Figure(request.Fact, taken.Claim, true), Instants.FromMicroseconds(release));
        }, stop);
}

/// <summary>A figure put before the public.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="ReleaseAt">From when the public sees it.</param>
public sealed record Published(Figure Figure, DateTimeOffset ReleaseAt);
