namespace OneCity.Agreements.Model;

/// <summary>Where a statement stands between the parties.</summary>
public enum StatementState
{
    /// <summary>Computed, and computed anew until it is sent.</summary>
    Draft,

    /// <summary>Handed to the parties; its bytes no longer change.</summary>
    Sent,

    /// <summary>A party disputes lines.</summary>
    Disputed,

    /// <summary>The joint meeting has it.</summary>
    Meeting,

    /// <summary>The superior has ruled; what changes is adjusted in the next statement.</summary>
    Ruled,

    /// <summary>Confirmed by every party: frozen.</summary>
    Confirmed,

    /// <summary>Paid.</summary>
    Settled,
}

/// <summary>A line as both cities keep it.</summary>
/// <param name="Firm">Firm.</param>
/// <param name="Head">Tax head.</param>
/// <param name="Entered">Whether the firm has entered.</param>
/// <param name="ReasonStopped">Why sharing has stopped; null while it goes on.</param>
/// <param name="BasisFen">Basis.</param>
/// <param name="SharesFen">Share per party.</param>
public sealed record PaperLine(string Firm, string Head, bool Entered, string? ReasonStopped, long BasisFen, IReadOnlyDictionary<string, long> SharesFen);

/// <summary>The statement as a document: the bytes that both cities hold and confirm.</summary>
/// <param name="Agreement">Id of the agreement.</param>
/// <param name="Name">Its name.</param>
/// <param name="Year">Settlement year.</param>
/// <param name="TermsVersion">Version of the terms used.</param>
/// <param name="Transfer">How it is paid; null when the terms do not say.</param>
/// <param name="Parties">Names by id, in order.</param>
/// <param name="Lines">The year's lines.</param>
/// <param name="Corrections">Changes of earlier years since they were stated.</param>
/// <param name="TotalsFen">Sum of the lines per party.</param>
/// <param name="CorrectionsFen">Sum of the corrections per party.</param>
/// <param name="CumulativeFen">Everything since recognition, per party.</param>
public sealed record StatementPaper(
    string Agreement, string Name, int Year, long TermsVersion, string? Transfer, IReadOnlyDictionary<string, string> Parties,
    IReadOnlyList<PaperLine> Lines, IReadOnlyList<Correction> Corrections,
    IReadOnlyDictionary<string, long> TotalsFen, IReadOnlyDictionary<string, long> CorrectionsFen, IReadOnlyDictionary<string, long> CumulativeFen)
{
    /// <summary>Writes up a year of a statement, with corrections against what was stated before.</summary>
    /// <param name="id">Id of the agreement.</param>
    /// <param name="version">Version of the terms.</param>
    /// <param name="statement">All years from recognition to <paramref name="year"/>, computed from scratch.</param>
    /// <param name="year">The year to state.</param>
    /// <param name="stated">Papers of earlier years that were sent.</param>
    public static StatementPaper Write(string id, long version, Statement statement, int year, IReadOnlyList<StatementPaper> stated)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var period = statement.Periods.Single(each => each.Year == year);
        var earlier = stated.Where(paper => paper.Year < year).ToList();
        var corrections = CorrectionsOf(statement, earlier);
        return new(
            id, statement.Agreement ?? id, year, version, period.FirmYears is [{ Terms.Transfer: { } transfer }, ..] ? transfer : null,
            statement.Parties.ToDictionary(party => party.Id, party => party.Name),
            [.. period.Lines.Select(line => Line(line, period))], corrections,
            period.Parties.Select((party, i) => (party.Id, Fen: period.TotalsFen[i])).ToDictionary(each => each.Id, each => each.Fen),
            statement.Parties.ToDictionary(party => party.Id, party => corrections.Sum(each => each.SharesFen.GetValueOrDefault(party.Id))),
            statement.Parties.Select((party, i) => (party.Id, Fen: statement.CumulativeFen[i])).ToDictionary(each => each.Id, each => each.Fen));
    }

    private static PaperLine Line(StatementLine line, PeriodStatement period) => new(
        line.Firm, line.Head, line.HasEntered, Files.StatementJson.Word(line.Stopped), line.BasisFen,
        period.Parties.Select((party, i) => (party.Id, Fen: line.SharesFen.Span[i])).ToDictionary(each => each.Id, each => each.Fen));

    private static List<Correction> CorrectionsOf(Statement now, List<StatementPaper> earlier)
    {
        var sums = new SortedDictionary<(int Year, string Firm, string Head), (long Basis, SortedDictionary<string, long> Shares)>();
        void Add(int year, string firm, string head, long basis, IEnumerable<KeyValuePair<string, long>> shares, int sign)
        {
            var (sum, parties) = sums.GetValueOrDefault((year, firm, head), (0, new(StringComparer.Ordinal)));
            foreach (var (party, fen) in shares) parties[party] = parties.GetValueOrDefault(party) + sign * fen;
            sums[(year, firm, head)] = (sum + sign * basis, parties);
        }

        var years = earlier.Select(paper => paper.Year).ToHashSet();
        foreach (var paper in earlier)
        {
            foreach (var line in paper.Lines) Add(paper.Year, line.Firm, line.Head, line.BasisFen, line.SharesFen, -1);
            foreach (var each in paper.Corrections) Add(each.Year, each.Firm, each.Head, each.BasisFen, each.SharesFen, -1);
        }
        foreach (var period in now.Periods.Where(period => years.Contains(period.Year)))
        {
            foreach (var line in period.Lines.Select(line => Line(line, period))) Add(period.Year, line.Firm, line.Head, line.BasisFen, line.SharesFen, 1);
        }
        return [.. sums.Where(each => each.Value.Basis != 0 || each.Value.Shares.Values.Any(fen => fen != 0))
            .Select(each => new Correction(each.Key.Year, each.Key.Firm, each.Key.Head, each.Value.Basis, each.Value.Shares))];
    }
}
