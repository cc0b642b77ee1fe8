using System.Text.Json;
using OneCity.Figures.Files;
using OneCity.Figures.Storage;
using OneCity.Kernel;

namespace OneCity.Figures.Features;

/// <summary>Remembers what the headings of a sender's tables mean, so that the next table of the same sender is read at once.</summary>
public static class KeepMapping
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.mapping-kept";

    /// <summary>The mapping of a sender; it replaces the one before.</summary>
    /// <param name="Sender">Name of the sender; never empty.</param>
    /// <param name="Columns">Our column by the sender's heading; none forgets the sender.</param>
    public sealed record Request(string Sender, IReadOnlyDictionary<string, string> Columns);

    internal static Task<SenderMapping> Handle(Request request, Actor actor, FiguresStore store, CancellationToken stop)
    {
        var sender = request.Sender.Trim();
        if (sender.Length == 0) throw FiguresRefusals.SenderNeeded.ToException();
        foreach (var column in request.Columns.Values.Where(column => !FigureColumns.All.Contains(column)))
            throw FiguresRefusals.UnknownColumn(column, Nearest.Of(column, FigureColumns.All)).ToException();
        var columns = request.Columns.ToDictionary(pair => pair.Key.Trim(), pair => pair.Value);
        return store.Database.Write(async session =>
        {
            await session.Execute("DELETE FROM figures_mappings WHERE sender = @sender", new { sender });
            if (columns.Count > 0)
            {
                await session.Execute("INSERT INTO figures_mappings (sender, columns, at_us) VALUES (@sender, @body, @at)",
                    new { sender, body = JsonSerializer.Serialize(columns), at = store.NowUs });
            }
            session.Audit(new AuditEvent(AuditEvent, actor, $"sender:{sender}", $"headings={columns.Count}"));
            return new SenderMapping(sender, columns);
        }, stop);
    }

    /// <summary>Every sender's mapping, by name.</summary>
    internal static Task<IReadOnlyList<SenderMapping>> List(FiguresStore store, CancellationToken stop) => store.Database.Read(async session =>
        (IReadOnlyList<SenderMapping>)[.. (await session.List<MappingRow>("SELECT sender AS Sender, columns AS Columns FROM figures_mappings ORDER BY sender"))
            .Select(row => new SenderMapping(row.Sender, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Columns)!))], stop);

    internal sealed record MappingRow(string Sender, string Columns);
}

/// <summary>What the headings of a sender's tables mean.</summary>
/// <param name="Sender">Name of the sender.</param>
/// <param name="Columns">Our column by the sender's heading.</param>
public sealed record SenderMapping(string Sender, IReadOnlyDictionary<string, string> Columns);
