namespace OneCity.Agreements.Model;

/// <summary>Kinds of messages about statements.</summary>
public static class StatementKinds
{
    /// <summary>A statement with its bytes, from the city that drafted it.</summary>
    public const string Sent = "agreements.sent";

    /// <summary>A party's signature over the digest.</summary>
    public const string Confirmed = "agreements.confirmed";

    /// <summary>A party's objection to a line.</summary>
    public const string Disputed = "agreements.disputed";

    /// <summary>A party takes back an objection.</summary>
    public const string Withdrawn = "agreements.withdrawn";

    /// <summary>A step of the city that drafted it: joint meeting, ruling, settlement.</summary>
    public const string Moved = "agreements.moved";
}

/// <summary>Payload of <see cref="StatementKinds.Sent"/>.</summary>
/// <param name="Agreement">Id of the agreement.</param>
/// <param name="Year">Budget year.</param>
/// <param name="Paper">The bytes, as text.</param>
/// <param name="Sha256">Their digest.</param>
/// <param name="Terms">The terms it was computed by.</param>
internal sealed record SentPayload(string Agreement, int Year, string Paper, string Sha256, string Terms);

/// <summary>Payload of <see cref="StatementKinds.Confirmed"/>.</summary>
internal sealed record ConfirmedPayload(string Agreement, int Year, string Party, string Sha256, string KeyId, string Signature);

/// <summary>Payload of <see cref="StatementKinds.Disputed"/>.</summary>
internal sealed record DisputedPayload(string Agreement, int Year, string Party, long Number, string Firm, string Head, string Reason);

/// <summary>Payload of <see cref="StatementKinds.Withdrawn"/>.</summary>
internal sealed record WithdrawnPayload(string Agreement, int Year, string Party, long Number);

/// <summary>Payload of <see cref="StatementKinds.Moved"/>.</summary>
/// <param name="Agreement">Id of the agreement.</param>
/// <param name="Year">Budget year.</param>
/// <param name="To">The state moved to.</param>
/// <param name="Ruling">Words of a ruling; empty for other steps.</param>
/// <param name="Ruled">The objections it rules on.</param>
internal sealed record MovedPayload(string Agreement, int Year, string To, string Ruling, IReadOnlyList<RuledObjection> Ruled);

/// <summary>An objection by party and number.</summary>
internal sealed record RuledObjection(string Party, long Number);
