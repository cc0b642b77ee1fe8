using System.Collections.Immutable;

namespace OneCity.Agreements.Model;

/// <summary>One line of a statement: a firm under one tax head in one period, in whole fen.</summary>
/// <param name="Firm">Firm or project.</param>
/// <param name="Head">Tax head.</param>
/// <param name="HasEntered">Whether the firm has entered.</param>
/// <param name="Stopped">Why sharing has stopped; null while it goes on.</param>
/// <param name="BasisFen">The line's basis, rounded.</param>
/// <param name="SharesFen">One share per party of the period; they add up to <paramref name="BasisFen"/>.</param>
public readonly record struct StatementLine(
    string Firm, string Head, bool HasEntered, StopReason? Stopped, long BasisFen, ReadOnlyMemory<long> SharesFen);

/// <summary>A year's statement.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Parties">Parties in force that year; shares and totals are in this order.</param>
/// <param name="HasEntered">Whether any firm has entered.</param>
/// <param name="Stopped">Set when all firms have stopped: the reason of the one that stopped last.</param>
/// <param name="Lines">By firm, then by head.</param>
/// <param name="TotalsFen">Sum of the lines per party.</param>
/// <param name="FirmYears">The exact steps behind the lines.</param>
/// <param name="Terms">The terms in force that year; those of the first year before recognition.</param>
public sealed record PeriodStatement(
    int Year,
    ImmutableArray<Party> Parties,
    bool HasEntered,
    StopReason? Stopped,
    IReadOnlyList<StatementLine> Lines,
    ImmutableArray<long> TotalsFen,
    IReadOnlyList<FirmYear> FirmYears,
    Terms Terms);

/// <summary>Statements of a range of years, and what has come to each party since recognition.</summary>
/// <param name="Agreement">The agreement's name; null when it has none.</param>
/// <param name="Periods">The years asked for, in order.</param>
/// <param name="Parties">All parties.</param>
/// <param name="CumulativeFen">Sum of all lines from recognition to the last year asked for, in the order of <paramref name="Parties"/>.</param>
public sealed record Statement(
    string? Agreement,
    IReadOnlyList<PeriodStatement> Periods,
    ImmutableArray<Party> Parties,
    ImmutableArray<long> CumulativeFen);
