using System.Globalization;
using System.Text;
using System.Text.Json;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Audit;

namespace OneCity.Access.Features;

/// <summary>Lets administrators and auditors read, check and take away the audit trail; reading changes nothing.</summary>
public static class ReadAudit
{
    /// <summary>How the trail is written out.</summary>
    public enum Form
    {
        /// <summary>One JSON document per line.</summary>
        JsonLines,

        /// <summary>Comma-separated with a header; cells that a sheet would run as a formula get a quote in front.</summary>
        Csv,
    }

    /// <summary>Which entries are wanted.</summary>
    /// <param name="AfterNumber">Entries behind this number; 0 from the first. Before it when the newest come first.</param>
    /// <param name="Limit">Entries at most.</param>
    /// <param name="Event">Only this event code, or every code of an engine (<c>figures.</c>); null for all.</param>
    /// <param name="Actor">Only this actor as written; null for all.</param>
    /// <param name="Subject">Only this object; null for all.</param>
    /// <param name="NewestFirst">Newest first.</param>
    public sealed record Question(
        long AfterNumber, int Limit, string? Event = null, string? Actor = null, string? Subject = null, bool NewestFirst = false);

    /// <summary>One entry.</summary>
    /// <param name="Number">1, 2, 3 … without gaps.</param>
    /// <param name="At">When.</param>
    /// <param name="Event">Event code.</param>
    /// <param name="Actor">Who.</param>
    /// <param name="Subject">Which object.</param>
    /// <param name="Details">Codes and numbers.</param>
    /// <param name="Hash">The entry's link in the chain, hexadecimal.</param>
    public sealed record Row(long Number, DateTimeOffset At, string Event, string Actor, string Subject, string Details, string Hash);

    /// <summary>Whether the chain holds.</summary>
    /// <param name="Entries">Entries that hold, counted from the first.</param>
    /// <param name="FirstBroken">Number of the first that does not; null when all do.</param>
    public sealed record Verdict(long Entries, long? FirstBroken);

    internal static async Task<IReadOnlyList<Row>> Handle(AccessParts parts, Actor actor, Question question, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "read-audit");
        var rows = await parts.Database.Read(session => new AuditQuestion(
            question.AfterNumber, question.Limit, question.Event, question.Actor, question.Subject, question.NewestFirst).Ask(session), stop);
        return [.. rows.Select(ToRow)];
    }

    internal static async Task<Verdict> Verify(AccessParts parts, Actor actor, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "read-audit");
        var verdict = await parts.Database.Read(AuditTrail.Verify, stop);
        return new(verdict.Entries, verdict.FirstBroken);
    }

    internal static async Task Export(AccessParts parts, Actor actor, Stream to, Form form, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "read-audit");
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: form == Form.Csv), leaveOpen: true);
        await parts.Database.Read(async session =>
        {
            if (form == Form.Csv) await writer.WriteLineAsync("number,at,event,actor,subject,details,hash");
            await foreach (var entry in AuditTrail.List(session).WithCancellation(stop))
            {
                var row = ToRow(entry);
                await writer.WriteLineAsync(form == Form.Csv ? CsvLine(row) : JsonSerializer.Serialize(row, ApiJson.Options));
            }
            return 0;
        }, stop);
    }

    private static Row ToRow(AuditEntry entry) => new(
        entry.Number, Instants.FromMicroseconds(entry.AtUs), entry.Event, entry.Actor, entry.Subject, entry.Details,
        Convert.ToHexStringLower(entry.Hash));

    private static string CsvLine(Row row) => string.Join(',', new[]
    {
        row.Number.ToString(CultureInfo.InvariantCulture), row.At.ToString("O", CultureInfo.InvariantCulture), row.Event, row.Actor, row.Subject,
        row.Details, row.Hash,
    }.Select(CsvCell));

    private static string CsvCell(string text)
    {
        // A sheet runs what begins like this (owasp.org, CSV Injection).
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
