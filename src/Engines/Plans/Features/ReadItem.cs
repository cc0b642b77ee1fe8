using OneCity.Kernel;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Storage;
using OneCity.Storage;

namespace OneCity.Plans.Features;

/// <summary>One event as shown.</summary>
/// <param name="On">The day.</param>
/// <param name="Kind">What happened.</param>
/// <param name="By">Who; null when not given.</param>
/// <param name="MovedTo">The new due date of a move.</param>
/// <param name="Words">What was said.</param>
public sealed record ShownEvent(string On, string Kind, string? By, string? MovedTo, string Words);

/// <summary>Evidence as shown.</summary>
public sealed class ShownEvidence
{
    /// <summary>Its number.</summary>
    public string Id { get; set; } = "";

    /// <summary>figure, file, photo, case or statement.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Key, digest or number.</summary>
    public string Reference { get; set; } = "";

    /// <summary>What it shows.</summary>
    public string Words { get; set; } = "";

    /// <summary>When a photo was taken, microseconds since 1970 UTC; null for others.</summary>
    public long? TakenAtUs { get; set; }

    /// <summary>Where a photo was taken, decimal degrees; null for others.</summary>
    public string? Longitude { get; set; }

    /// <summary>As <see cref="Longitude"/>.</summary>
    public string? Latitude { get; set; }

    /// <summary>Name of the file that was uploaded; null where the bytes are not kept here.</summary>
    public string? FileName { get; set; }

    /// <summary>Its media type.</summary>
    public string? Media { get; set; }

    /// <summary>Its length in bytes.</summary>
    public long? SizeBytes { get; set; }

    /// <summary>Author.</summary>
    public string ByName { get; set; } = "";

    /// <summary>Day handed in.</summary>
    public string OnDay { get; set; } = "";

    /// <summary>Who confirmed it; null while it waits.</summary>
    public string? ConfirmedBy { get; set; }

    /// <summary>When; null while it waits.</summary>
    public string? ConfirmedOn { get; set; }
}

/// <summary>Everything about one row.</summary>
/// <param name="Row">The row with its light today.</param>
/// <param name="Versions">How it read before, oldest first.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="Evidence">What was handed in.</param>
public sealed record ItemPage(
    LightRow Row, IReadOnlyList<ItemVersion> Versions, IReadOnlyList<ShownEvent> Events, IReadOnlyList<ShownEvidence> Evidence);

/// <summary>Reads one row with all its history.</summary>
internal static class ReadItem
{
    public static async Task<ItemPage> Handle(Desk desk, LightCache cache, Actor actor, string id, CancellationToken stop)
    {
        desk.Gate.Demand(actor, "plans", "read");
        var (book, item) = await desk.Find(id, stop);
        if (!Desk.Sees(actor, book.Plans[item.Plan])) throw PlansRefusals.UnknownItem(id).ToException();
        var row = cache.Rows(book, desk.Today, desk.Directory.Current.Calendar).First(each => each.Item.Id == id);
        return await desk.Database.Read(async session =>
        {
            var events = await BookStore.EventsOf(session, id);
            var evidence = await session.List<ShownEvidence>(
                "SELECT id, kind, reference, words, taken_at_us AS TakenAtUs, lon AS Longitude, lat AS Latitude, file_name AS FileName, media, "
                + "size_bytes AS SizeBytes, by_name AS ByName, on_day AS OnDay, confirmed_by AS ConfirmedBy, confirmed_on AS ConfirmedOn "
                + "FROM plans_evidence WHERE item = @id ORDER BY on_day, id", new { id });
            return new ItemPage(
                row, book.Versions[id], [.. events.Select(each => new ShownEvent(each.OnDay, each.Kind, each.ByName, each.MovedTo, each.Words))], evidence);
        }, stop);
    }
}
