using System.Text.Json;
using OneCity.Plans.Model.Sheets;
using OneCity.Storage;
using OneCity.Storage.Files;

namespace OneCity.Plans.Storage;

/// <summary>Keeps the file a plan's list came in, with the places of its rows. Of several files for one plan the one with most rows is kept.</summary>
internal static class LayoutStore
{
    private const long SizeBytesMax = 20_000_000;

    /// <summary>Puts the bytes aside by their hash, before the unit of work that names them.</summary>
    public static async Task<string?> PutAside(FileStore files, byte[] bytes, CancellationToken stop)
    {
        if (bytes.Length > SizeBytesMax) return null;
        using var content = new MemoryStream(bytes, writable: false);
        return (await files.Put(content, SizeBytesMax, stop)).Hash;
    }

    public static async Task Put(IWriteSession session, string plan, string file, string? hash, ListPlaces places, long nowUs)
    {
        if (hash is null) return;
        var before = await session.Find<string>("SELECT places FROM plans_layouts WHERE plan = @plan", new { plan });
        if (before is not null && Count(JsonSerializer.Deserialize<ListPlaces>(before)!) >= Count(places)) return;
        await session.Execute(
            "INSERT INTO plans_layouts (plan, file, hash, places, at_us) VALUES (@plan, @file, @hash, @json, @nowUs) "
            + "ON CONFLICT (plan) DO UPDATE SET file = @file, hash = @hash, places = @json, at_us = @nowUs",
            new { plan, file, hash, json = JsonSerializer.Serialize(places), nowUs });
    }

    /// <summary>The file and the places of its rows; null where the plan was not imported or the bytes are not on this node.</summary>
    public static async Task<(string File, byte[] Bytes, ListPlaces Places)?> Find(IDatabase database, FileStore files, string plan, CancellationToken stop)
    {
        var row = await database.Read(session => session.Find<LayoutRow>("SELECT file, hash, places FROM plans_layouts WHERE plan = @plan", new { plan }), stop);
        if (row is null || files.Find(row.Hash) is not { } content) return null;
        await using (content)
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, stop);
            return (row.File, bytes.ToArray(), JsonSerializer.Deserialize<ListPlaces>(row.Places)!);
        }
    }

    private static int Count(ListPlaces places) => places.Sheets.Sum(sheet => sheet.Rows.Count);

    private sealed class LayoutRow
    {
        public string File { get; set; } = "";

        public string Hash { get; set; } = "";

        public string Places { get; set; } = "";
    }
}
