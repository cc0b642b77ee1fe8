using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneCity.Cases;

/// <summary>Kinds of messages about cases.</summary>
internal static class CaseKinds
{
    public const string Offered = "case.offered";
    public const string Accepted = "case.accepted";
    public const string Declined = "case.declined";
    public const string Confirmed = "case.confirmed";
    public const string Revoked = "case.revoked";
    public const string Lapsed = "case.lapsed";
    public const string Informed = "case.informed";
    public const string Supplemented = "case.supplemented";
    public const string Noted = "case.noted";
    public const string Recalled = "case.recalled";
    public const string Sought = "case.sought";
    public const string Found = "case.found";
    public const string Patrolled = "case.patrolled";
    public const string Settled = "case.difference-settled";
}

/// <summary>An offer: the preview, the terms, and until when, by the holder's clock.</summary>
internal sealed record OfferedPayload(CaseHeader Header, CaseContent Content, string Intent, string Terms, long UntilUs);

/// <summary>An answer to an offer, or the holder's end of it.</summary>
internal sealed record AnswerPayload(CaseHeader Header, int Offer, string Reason);

/// <summary>The holder has recorded the acceptance: the receiver holds the case from the moment this arrives.</summary>
internal sealed record ConfirmedPayload(CaseHeader Header, CaseContent Content, int Offer);

/// <summary>The holder's present header, for every member that the case passed through.</summary>
internal sealed record InformedPayload(CaseHeader Header, string Kind, string Words);

/// <summary>A late paper or remark from a member that the case passed through.</summary>
internal sealed record SupplementedPayload(string CaseId, string Sender, Paper? Paper, string? Remark);

/// <summary>Something that happened beside the hand-overs (a parcel, a rating, a dispute): a line of history at every member it concerns.</summary>
internal sealed record NotedPayload(string CaseId, string Kind, string Words);

/// <summary>A superior orders the holder to hand the case to another member.</summary>
internal sealed record RecalledPayload(string CaseId, string By, string To, string Reason);

/// <summary>Asks whether the receiver knows a case of the same person and item: a keyed hash of the pair, no name, no number.</summary>
internal sealed record SoughtPayload(string CaseId, string PairKey, string Item, string Purpose);

/// <summary>The answer: how many, and in which states; empty when none.</summary>
internal sealed record FoundPayload(string CaseId, string Item, IReadOnlyList<string> States);

/// <summary>A joint patrol, for the one tally of all members.</summary>
internal sealed record PatrolledPayload(string Id, Patrol Patrol);

/// <summary>What a peer of a restored member knows of cases it took part in.</summary>
internal sealed record CustodyStatement(IReadOnlyList<CaseHeader> Headers);

/// <summary>Fast, fixed serialisation of what crosses the border.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OfferedPayload))]
[JsonSerializable(typeof(AnswerPayload))]
[JsonSerializable(typeof(ConfirmedPayload))]
[JsonSerializable(typeof(InformedPayload))]
[JsonSerializable(typeof(SupplementedPayload))]
[JsonSerializable(typeof(ParcelSlip))]
[JsonSerializable(typeof(NotedPayload))]
[JsonSerializable(typeof(RecalledPayload))]
[JsonSerializable(typeof(SoughtPayload))]
[JsonSerializable(typeof(FoundPayload))]
[JsonSerializable(typeof(PatrolledPayload))]
[JsonSerializable(typeof(DifferenceSetting))]
[JsonSerializable(typeof(CustodyStatement))]
[JsonSerializable(typeof(CaseHeader))]
[JsonSerializable(typeof(CaseContent))]
internal sealed partial class CaseJson : JsonSerializerContext
{
    /// <summary>The same contract, with Chinese characters left readable.</summary>
    public static CaseJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter<CaseState>(JsonNamingPolicy.KebabCaseLower) },
    });
}
