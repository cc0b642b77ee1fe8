using OneCity.Storage;

namespace OneCity.Access.Storage;

/// <summary>A draft as stored.</summary>
internal sealed record DraftRow(string Place, string Fields, long AtUs);

/// <summary>The SQL of drafts.</summary>
internal static class DraftStore
{
    public static Task<IReadOnlyList<DraftRow>> List(IReadSession session, string nameKey) => session.List<DraftRow>(
        "SELECT place, fields, at_us AS AtUs FROM access_drafts WHERE name_key = @nameKey ORDER BY at_us DESC, place", new { nameKey });

    public static Task<DraftRow?> Find(IReadSession session, string nameKey, string place) => session.Find<DraftRow>(
        "SELECT place, fields, at_us AS AtUs FROM access_drafts WHERE name_key = @nameKey AND place = @place", new { nameKey, place });

    /// <summary>How many the person has besides this one.</summary>
    public static Task<long> CountOthers(IReadSession session, string nameKey, string place) => session.Get<long>(
        "SELECT COUNT(*) FROM access_drafts WHERE name_key = @nameKey AND place <> @place", new { nameKey, place });

    public static Task Keep(IWriteSession session, string nameKey, DraftRow draft) => session.Execute(
        "INSERT INTO access_drafts (name_key, place, fields, at_us) VALUES (@nameKey, @Place, @Fields, @AtUs) "
        + "ON CONFLICT (name_key, place) DO UPDATE SET fields = @Fields, at_us = @AtUs", new { nameKey, draft.Place, draft.Fields, draft.AtUs });

    public static Task Drop(IWriteSession session, string nameKey, string place) =>
        session.Execute("DELETE FROM access_drafts WHERE name_key = @nameKey AND place = @place", new { nameKey, place });

    public static Task DropOld(IWriteSession session, string nameKey, long beforeUs) =>
        session.Execute("DELETE FROM access_drafts WHERE name_key = @nameKey AND at_us < @beforeUs", new { nameKey, beforeUs });
}
