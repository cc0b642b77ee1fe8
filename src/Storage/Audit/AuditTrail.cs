using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OneCity.Kernel;

namespace OneCity.Storage.Audit;

/// <summary>One entry of the audit trail as stored.</summary>
/// <param name="Number">1, 2, 3 … without gaps.</param>
/// <param name="AtUs">UTC microseconds since 1970.</param>
/// <param name="Event">Event code.</param>
/// <param name="Actor">Name as <see cref="Actor.AuditName"/> gives it.</param>
/// <param name="Subject">The object, <c>kind:id</c>.</param>
/// <param name="Details">Codes and numbers; may be empty.</param>
/// <param name="Hash">SHA-256 over the entry and the hash before it.</param>
public sealed record AuditEntry(long Number, long AtUs, string Event, string Actor, string Subject, string Details, byte[] Hash);

/// <summary>The result of checking the chain.</summary>
/// <param name="Entries">Entries read.</param>
/// <param name="FirstBroken">Number of the first entry that does not hold; null when all do.</param>
public sealed record AuditVerdict(long Entries, long? FirstBroken);

/// <summary>The append-only, hash-linked trail of who did what (GB/T 22239-2019, 8.1.4.3: audit records are protected).</summary>
/// <remarks>Triggers refuse change and deletion; the chain shows when somebody went around them.</remarks>
public static class AuditTrail
{
    private const long PostgresLock = 0x4F43_4155_4449_5401; // "OCAUDIT" and a version

    internal static async Task Append(IWriteSession session, IReadOnlyList<AuditEvent> events, DateTimeOffset at)
    {
        // A statement of its own before the question: each sees what was committed when it began.
        if (session.Dialect == Dialect.Postgres) session.Later("SELECT pg_advisory_xact_lock(@key)", new { key = PostgresLock });
        var head = await session.Find<Head>("SELECT number, hash FROM audit_entries ORDER BY number DESC LIMIT 1");
        var (number, hash) = head is null ? (0L, new byte[32]) : (head.Number, head.Hash);
        var atUs = Instants.ToMicroseconds(at);
        var entries = new AuditEntry[events.Count];
        for (var index = 0; index < entries.Length; index++)
        {
            var entry = events[index];
            var next = new AuditEntry(++number, atUs, entry.Event, entry.Actor.AuditName, entry.Subject, entry.Details, []);
            entries[index] = next with { Hash = hash = Chain(hash, next) };
        }
        const string columns = "INSERT INTO audit_entries (number, at_us, event, actor, subject, details, hash) ";
        if (session.Dialect == Dialect.Postgres && entries.Length > 1)
        {
            T[] Column<T>(Func<AuditEntry, T> of) => [.. entries.Select(of)];
            // One statement however many entries: a column travels as an array.
            session.Later(columns + "SELECT * FROM unnest(@numbers, @times, @events, @actors, @subjects, @details, @hashes)", new
            {
                numbers = Column(each => each.Number), times = Column(each => each.AtUs), events = Column(each => each.Event), actors = Column(each => each.Actor),
                subjects = Column(each => each.Subject), details = Column(each => each.Details), hashes = Column(each => each.Hash),
            });
            return;
        }
        foreach (var entry in entries) session.Later(columns + "VALUES (@Number, @AtUs, @Event, @Actor, @Subject, @Details, @Hash)", entry);
    }

    private sealed record Head(long Number, byte[] Hash);

    /// <summary>Checks every entry from the first; an empty trail holds.</summary>
    public static async Task<AuditVerdict> Verify(IReadSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var (count, hash) = (0L, new byte[32]);
        await foreach (var entry in List(session))
        {
            if (entry.Number != count + 1 || !Chain(hash, entry).AsSpan().SequenceEqual(entry.Hash))
                return new AuditVerdict(count, Math.Min(entry.Number, count + 1));
            (count, hash) = (entry.Number, entry.Hash);
        }
        return new AuditVerdict(count, null);
    }

    /// <summary>Number of the last entry, 0 for an empty trail: it grows with every change, so two equal answers mean nothing changed.</summary>
    public static Task<long> LastNumber(IReadSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Get<long>("SELECT COALESCE(MAX(number), 0) FROM audit_entries");
    }

    /// <summary>All entries in order, one by one.</summary>
    public static IAsyncEnumerable<AuditEntry> List(IReadSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Stream<AuditEntry>(
            "SELECT number, at_us AS AtUs, event, actor, subject, details, hash FROM audit_entries ORDER BY number");
    }

    /// <summary>SHA-256 over the hash before and every field with its length, so that no two entries read the same.</summary>
    private static byte[] Chain(byte[] before, AuditEntry entry)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        sha.AppendData(before);
        foreach (var value in (ReadOnlySpan<long>)[entry.Number, entry.AtUs])
        {
            BinaryPrimitives.WriteInt64BigEndian(number, value);
            sha.AppendData(number);
        }
        foreach (var text in (ReadOnlySpan<string>)[entry.Event, entry.Actor, entry.Subject, entry.Details])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt64BigEndian(number, bytes.Length);
            sha.AppendData(number);
            sha.AppendData(bytes);
        }
        return sha.GetHashAndReset();
    }
}
