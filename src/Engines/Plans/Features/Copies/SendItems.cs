using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Plans.Model.Copies;
using OneCity.Storage;

namespace OneCity.Plans.Features.Copies;

/// <summary>Issues a list to the cities concerned (下达): each gets its items as they read now, and only those that changed since last time.</summary>
public static class SendItems
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.sent";

    /// <param name="desk">The desk of the home.</param>
    /// <param name="exchange">Units and messages.</param>
    /// <param name="actor">Who issues it.</param>
    /// <param name="home">Member that sends: the joint office.</param>
    /// <param name="rows">The rows of the plan with their lights.</param>
    /// <param name="members">Cities that are members; others get nothing.</param>
    /// <param name="stop">Ends it early.</param>
    internal static async Task<int> Handle(
        Desk desk, (IUnits Units, SendMessages Send) exchange, Actor actor, string home, IReadOnlyList<LightRow> rows, IReadOnlySet<string> members, CancellationToken stop)
    {
        desk.Demand(actor, "change");
        var book = await desk.Books.Current(stop);
        var wanted = rows.SelectMany(row => Cities(desk, row).Where(city => city != home && members.Contains(city)).Select(city => (City: city, Copy: CopyOf(desk, book, row)))).ToList();
        return await exchange.Units.Write(async unit =>
        {
            var session = ((SqlUnit)unit).Writing;
            var sent = 0;
            foreach (var (city, copy) in wanted)
            {
                var known = await session.Find<long?>("SELECT seq FROM plans_sent WHERE city = @city AND item = @Item", new { city, copy.Item });
                if (known >= copy.Version) continue;
                await session.Execute(
                    "INSERT INTO plans_sent (city, item, seq) VALUES (@city, @Item, @Version) ON CONFLICT (city, item) DO UPDATE SET seq = @Version",
                    new { city, copy.Item, copy.Version });
                exchange.Send.Post(unit, home, city, CopyJson.ItemKind, CopyJson.Write(copy));
                sent++;
            }
            if (sent > 0) unit.Audit(new AuditEvent(AuditEvent, actor, $"member:{home}", $"{sent} items"));
            return sent;
        });
    }

    /// <summary>Cities of the lead and of every supporting unit.</summary>
    internal static IEnumerable<string> Cities(Desk desk, LightRow row) => row.Item.Supports.Concat(row.Item.CoLeads)
        .Select(unit => desk.Directory.Current.FindOrganisation(unit)?.City?.Digits).Prepend(row.Item.City).OfType<string>().Distinct();

    private static ItemCopy CopyOf(Desk desk, Model.Plans.Book book, LightRow row)
    {
        var (item, light) = (row.Item, row.Light);
        var version = book.Versions[item.Id].Length + (book.Events.GetValueOrDefault(item.Id)?.Length ?? 0);
        return new ItemCopy(
            item.Id, book.Plans[item.Plan].Title, item.Title, item.Lead, item.City, item.Supports, item.StartsOn, light.DueOn, item.EvidenceExpected,
            book.Plans[item.Plan].Confirmer, light.Light, desk.Today, light.Because.Chinese, light.Because.English, version);
    }
}
