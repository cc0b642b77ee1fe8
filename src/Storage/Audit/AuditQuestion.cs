namespace OneCity.Storage.Audit;

/// <summary>Which entries of the trail a reader wants.</summary>
/// <param name="AfterNumber">Entries behind this number (0: from the first); with <paramref name="NewestFirst"/> those before it (0: from the last).</param>
/// <param name="Limit">Entries at most.</param>
/// <param name="Event">Only this event code, or all that begin so when it ends with a full stop; null for all.</param>
/// <param name="Actor">Only this actor as written; null for all.</param>
/// <param name="Subject">Only this object; null for all.</param>
/// <param name="NewestFirst">Newest first.</param>
public sealed record AuditQuestion(
    long AfterNumber, int Limit, string? Event = null, string? Actor = null, string? Subject = null, bool NewestFirst = false)
{
    /// <summary>The entries asked for; empty when none fits.</summary>
    public Task<IReadOnlyList<AuditEntry>> Ask(IReadSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var conditions = new List<string> { !NewestFirst ? "number > @AfterNumber" : AfterNumber > 0 ? "number < @AfterNumber" : "number > 0" };
        if (Event is not null) conditions.Add(Event.EndsWith('.') ? "event >= @Event AND event < @eventEnd" : "event = @Event");
        if (Actor is not null) conditions.Add("actor = @Actor");
        if (Subject is not null) conditions.Add("subject = @Subject");
        return session.List<AuditEntry>(
            "SELECT number, at_us AS AtUs, event, actor, subject, details, hash FROM audit_entries WHERE "
            + string.Join(" AND ", conditions) + $" ORDER BY number {(NewestFirst ? "DESC" : "ASC")} LIMIT @Limit",
            new { AfterNumber, Limit, Event, eventEnd = Event is null ? null : Event.TrimEnd('.') + "/", Actor, Subject });
    }
}
