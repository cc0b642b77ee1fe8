using OneCity.Access;
using OneCity.Kernel;

namespace OneCity.Web.Pages.Inbox;

/// <summary>One line of the inbox as its reader has planned it: a private note, and the day until which it is set aside.</summary>
/// <param name="Item">What waits.</param>
/// <param name="Note">The reader's own note; empty for none.</param>
/// <param name="AsideUntil">Not shown among the rest before this day; null when it is not set aside.</param>
/// <param name="IsNew">Whether it came while the desk was open.</param>
internal sealed record InboxLine(InboxItem Item, string Note, DateOnly? AsideUntil, bool IsNew)
{
    private const string NoteField = "note";
    private const string UntilField = "until";

    /// <summary>The place of its draft; one line per engine, subject and kind.</summary>
    public string Place => PlaceOf(Item);

    /// <summary>The same line is the one of the same place: what its reader notes on it leaves its row, and the cursor in it, where they are.</summary>
    public bool Equals(InboxLine? other) => other?.Place == Place;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Place);

    /// <summary>Whether it rests on this day.</summary>
    public bool RestsOn(DateOnly today) => AsideUntil > today;

    /// <summary>What is kept of it.</summary>
    public Dictionary<string, string> ToFields() => new(StringComparer.Ordinal)
    {
        [NoteField] = Note,
        [UntilField] = AsideUntil?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The line, with what was kept of it; an unreadable day counts as none.</summary>
    public static InboxLine Of(InboxItem item, IReadOnlyDictionary<string, Draft> drafts, bool isNew)
    {
        if (!drafts.TryGetValue(PlaceOf(item), out var draft)) return new(item, "", null, isNew);
        var until = DateOnly.TryParseExact(draft.Fields.GetValueOrDefault(UntilField), "yyyy-MM-dd", out var day) ? day : (DateOnly?)null;
        return new(item, draft.Fields.GetValueOrDefault(NoteField, ""), until, isNew);
    }

    private static string PlaceOf(InboxItem item) => $"inbox:{item.Engine}:{item.Kind}:{item.Subject}" is { Length: <= 200 } place ? place
        : $"inbox:{item.Engine}:{item.Kind}:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(item.Subject)))}";
}
