using OneCity.Documents.Model.Claims;

namespace OneCity.Documents;

/// <summary>A document in a list.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Name">File name or first words.</param>
/// <param name="Format">txt, html, docx or pdf.</param>
/// <param name="Title">Title found; null when none.</param>
/// <param name="DatedOn">Its date, yyyy-MM-dd; null when none.</param>
/// <param name="TakenInBy">Who brought it in.</param>
/// <param name="TakenInAtUs">When, UTC microseconds since 1970.</param>
/// <param name="Claims">Number of claims.</param>
/// <param name="OpenClaims">Claims not yet decided.</param>
public sealed record DocumentListed(
    long Number, string Name, string Format, string? Title, string? DatedOn, string TakenInBy, long TakenInAtUs, long Claims, long OpenClaims);

/// <summary>A claim with what was decided.</summary>
/// <param name="Number">Its number in the document, from 0.</param>
/// <param name="Claim">As read.</param>
/// <param name="Corrected">As corrected; null when taken as read.</param>
/// <param name="State">open, accepted or rejected.</param>
/// <param name="Outcome">What an accepted claim became; null otherwise.</param>
/// <param name="DecidedBy">Who decided.</param>
public sealed record ClaimShown(long Number, Figure Claim, Figure? Corrected, string State, string? Outcome, string? DecidedBy);

/// <summary>A document with its text, claims and what was found beside the figures.</summary>
/// <param name="Head">Its line in the list.</param>
/// <param name="Text">The text as read; spans count its UTF-16 units.</param>
/// <param name="Claims">Its claims in the order of the text.</param>
/// <param name="Reading">The reading, made anew from the text: the same text and date give the same reading.</param>
public sealed record DocumentShown(DocumentListed Head, string Text, IReadOnlyList<ClaimShown> Claims, Reading Reading);

/// <summary>A decision about one claim.</summary>
/// <param name="Claim">Its number.</param>
/// <param name="Accept">True to accept, false to reject.</param>
/// <param name="Corrected">The claim as it should read; null when right as read.</param>
public sealed record ClaimDecision(long Claim, bool Accept, Figure? Corrected = null);
