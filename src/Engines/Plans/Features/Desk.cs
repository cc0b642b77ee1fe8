using OneCity.Kernel;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>What every use case works with.</summary>
internal sealed record Desk(
    IDatabase Database, IGate Gate, TimeProvider Clock, IDirectory Directory, IEntropy Entropy, Books Books, IFigureRecords Figures)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Today in Asia/Shanghai, which knows no summer time.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().ToOffset(China).DateTime);

    public long NowUs => Instants.ToMicroseconds(Clock.GetUtcNow());

    public string NewId() => Entropy.NewId().ToString("N");

    /// <summary>The book, and the row as it reads today.</summary>
    public async Task<(Book Book, PlanItem Item)> Find(string item, CancellationToken stop)
    {
        var book = await Books.Current(stop);
        return (book, book.FindOn(item, Today) ?? throw PlansRefusals.UnknownItem(item).ToException());
    }

    public void Demand(Actor actor, string verb, PlanItem? item = null) =>
        Gate.Demand(actor, "plans", verb, item is { Lead.Length: > 0 } && Directory.Current.FindOrganisation(item.Lead) is not null ? item.Lead : null, item?.City);

    /// <summary>Whether this reader sees the plan: observers see what is opened to them.</summary>
    public static bool Sees(Actor actor, Plan? plan) => plan is not null && (plan.IsPublic || !IsObserverOnly(actor));

    public static bool IsObserverOnly(Actor actor) =>
        actor.Kind == ActorKind.Anonymous || (actor.Roles.Count > 0 && actor.Roles.All(role => role == Roles.Observer));
}
