using OneCity.Access.Features;
using OneCity.Storage;

namespace OneCity.Access.Storage;

/// <summary>The SQL of saved views.</summary>
internal static class ViewStore
{
    public static Task<IReadOnlyList<SavedView>> List(IReadSession session, string nameKey) => session.List<SavedView>(
        "SELECT title, address FROM access_views WHERE name_key = @nameKey ORDER BY at_us DESC, title", new { nameKey });

    public static Task<int> Keep(IWriteSession session, string nameKey, SavedView view, long atUs) => session.Execute(
        "INSERT INTO access_views (name_key, title, address, at_us) VALUES (@nameKey, @Title, @Address, @atUs) "
        + "ON CONFLICT (name_key, title) DO UPDATE SET address = @Address, at_us = @atUs", new { nameKey, view.Title, view.Address, atUs });

    public static Task<int> Drop(IWriteSession session, string nameKey, string title) =>
        session.Execute("DELETE FROM access_views WHERE name_key = @nameKey AND title = @title", new { nameKey, title });
}
