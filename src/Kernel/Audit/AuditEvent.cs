namespace OneCity.Kernel;

/// <summary>One line of the audit trail before it is chained: who did what to which object, on what ground.</summary>
/// <remarks>Holds no personal data beyond the actor's name; details are codes, numbers and hashes, never payloads.</remarks>
/// <param name="Event">The event's code, such as <c>figures.published</c>.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Subject">The object, as <c>kind:id</c>.</param>
/// <param name="Details">A few words or codes that let an auditor find the ground; may be empty.</param>
public sealed record AuditEvent(string Event, Actor Actor, string Subject, string Details = "");
