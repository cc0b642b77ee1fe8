using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Features.Copies;
using OneCity.Plans.Model.Copies;

namespace OneCity.Plans;

/// <summary>Plans between members: the joint office issues lists to the cities, the cities report back; everything passes through the exchange.</summary>
public sealed class PlansExchange(PlansEngine plans, IUnits units, SendMessages send)
{
    /// <summary>The member that is home to plans: the first organisation of the directory that serves all cities; null where there is none.</summary>
    public string? Home => plans.Directory.Content.Organisations.FirstOrDefault(office => office.City is null)?.Code;

    /// <summary>Sends each city concerned its items of a plan, where they changed since last time; answers how many were sent.</summary>
    /// <param name="actor">Who issues the list.</param>
    /// <param name="home">The sending member.</param>
    /// <param name="plan">Code of the plan.</param>
    /// <param name="members">Cities that are members of the exchange.</param>
    /// <param name="stop">Ends it early.</param>
    public async Task<int> Send(Actor actor, string home, string plan, IReadOnlySet<string> members, CancellationToken stop = default) =>
        await SendItems.Handle(plans.Desk, (units, send), actor, home, await plans.ListLights(actor, null, new LightFilter(plan), stop), members, stop);

    /// <summary>Copies a member keeps, by due date; none for observers.</summary>
    public Task<IReadOnlyList<KeptCopy>> ListCopies(Actor actor, string member, CancellationToken stop = default) =>
        ReportFromCity.List(plans.Desk, actor, member, stop);

    /// <summary>Reports on an item whose home is another member.</summary>
    /// <exception cref="RefusedException"><c>plans.unknown-item</c>, <c>plans.unusable-value</c>.</exception>
    public Task Report(Actor actor, string member, CityReport report) => ReportFromCity.Handle(plans.Desk, (units, send), actor, member, report);
}
