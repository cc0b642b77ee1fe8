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
