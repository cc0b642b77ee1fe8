using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OneCity.Documents.Intake;
using OneCity.Documents.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Documents.Features;

/// <summary>Takes a document in: reads it and keeps text and claims, waiting for a person's decision.</summary>
public static class TakeInDocument
{
    /// <summary>The audit event of this use case.</summary>
    public const string AuditEvent = "documents.taken-in";

    /// <summary>What to take in.</summary>
    /// <param name="Name">File name, or a name for pasted text.</param>
    /// <param name="Content">The bytes.</param>
    /// <param name="Date">The document's date when known.</param>
    public sealed record Request(string Name, byte[] Content, DateOnly? Date);

    internal static async Task<long> Handle(Request request, Actor actor, IDatabase database, ReadFiles reader, IntakeLimits limits, TimeProvider clock, CancellationToken stop)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData([.. request.Content, .. Encoding.UTF8.GetBytes(Text(request.Date) ?? "")]));
        if (await database.Read(session => DocumentStore.FindByContent(session, sha256), stop) is { } known) return known.Number;
        var read = reader.Read([new FileToRead(request.Name, request.Content)], request.Date, limits)[0];
        if (read.Refusal is { } refusal) throw refusal.ToException();
        var reading = read.Reading!;
        var aside = string.Join(' ', reading.Aside.Select(span => string.Create(CultureInfo.InvariantCulture, $"{span.Start}-{span.End}")));
        return await database.Write(async session =>
        {
            if (await DocumentStore.FindByContent(session, sha256) is { } other) return other.Number;
            var row = new TextRow(0, request.Name, read.Format!, sha256, reading.Title, Text(reading.Date), Text(request.Date), reading.Text, aside, actor.AuditName, Instants.ToMicroseconds(clock.GetUtcNow()));
            var number = await DocumentStore.Add(session, row, reading.Figures);
            session.Audit(new AuditEvent(AuditEvent, actor, $"document:{number}", sha256[..16]));
            return number;
        }, stop);
    }

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
