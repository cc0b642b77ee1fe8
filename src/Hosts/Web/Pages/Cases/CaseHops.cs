using OneCity.Cases;
using OneCity.Storage;

namespace OneCity.Web.Pages.Cases;

/// <summary>Who held a case from when to when, put together from its history.</summary>
/// <param name="Holder">The member.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while it holds the case.</param>
public sealed record CaseHops(string Holder, DateOnly From, DateOnly? To)
{
    /// <summary>All of them, the first holder first.</summary>
    public static IReadOnlyList<CaseHops> Of(CaseView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var header = view.Record.Header;
        var hops = new List<CaseHops> { new(header.Origin, header.Clock.StartedOn, null) };
        foreach (var line in view.Events.Where(line => line.Kind is "handed-over" or "confirmed"))
        {
            // The holder names the next one; the next one, and what others hear from it, names itself.
            var holder = line.Kind == "confirmed" ? view.Record.Keeper : line.Words.Length > 0 ? line.Words : line.Who;
            if (hops[^1].Holder == holder) continue;
            var on = DateOnly.FromDateTime(Instants.FromMicroseconds(line.AtUs).UtcDateTime.AddHours(8));
            hops[^1] = hops[^1] with { To = on };
            hops.Add(new(holder, on, null));
        }
        if (header.IsFinished && view.Events.Count > 0)
            hops[^1] = hops[^1] with { To = DateOnly.FromDateTime(Instants.FromMicroseconds(view.Events[^1].AtUs).UtcDateTime.AddHours(8)) };
        return hops;
    }
}
