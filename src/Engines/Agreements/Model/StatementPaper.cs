namespace OneCity.Agreements.Model;

/// <summary>A line as both cities keep it.</summary>
/// <param name="Firm">Firm.</param>
/// <param name="Head">Tax head.</param>
/// <param name="Entered">Whether the firm has entered.</param>
/// <param name="ReasonStopped">Why sharing has stopped; null while it goes on.</param>
/// <param name="BasisFen">Basis.</param>
/// <param name="SharesFen">Share per party.</param>
public sealed record PaperLine(string Firm, string Head, bool Entered, string? ReasonStopped, long BasisFen, IReadOnlyDictionary<string, long> SharesFen);

/// <summary>One payment that a statement asks for: the advice of transfer (上解、拨付).</summary>
/// <param name="Payer">Party that pays.</param>
/// <param name="Payee">Party that receives.</param>
/// <param name="AmountFen">More than nothing.</param>
public sealed record DueTransfer(string Payer, string Payee, long AmountFen);

/// <summary>The statement as a document: the bytes that both cities hold and confirm.</summary>
/// <param name="Agreement">Id of the agreement.</param>
/// <param name="Name">Its name.</param>
/// <param name="Year">Budget year: the year of the receipts.</param>
/// <param name="TermsVersion">Version of the terms used.</param>
/// <param name="Transfer">How it is paid; null when the terms do not say.</param>
/// <param name="Parties">Names by id, in order.</param>
/// <param name="Lines">The year's lines.</param>
/// <param name="Corrections">Changes of earlier years since they were stated.</param>
/// <param name="TotalsFen">Sum of the lines per party.</param>
/// <param name="CorrectionsFen">Sum of the corrections per party.</param>
/// <param name="CumulativeFen">Everything since recognition, per party.</param>
/// <param name="Home">Member that drafts: the collector's; null when the collector is no member.</param>
/// <param name="Members">Member code by party, of the parties that are members of the exchange.</param>
/// <param name="Due">What the collector pays to each party, corrections included, or gets back.</param>
/// <param name="SettlementYear">Year in which it is settled: the year in which it was drafted.</param>
public sealed record StatementPaper(
    string Agreement, string Name, int Year, long TermsVersion, string? Transfer, IReadOnlyDictionary<string, string> Parties,
    IReadOnlyList<PaperLine> Lines, IReadOnlyList<Correction> Corrections,
    IReadOnlyDictionary<string, long> TotalsFen, IReadOnlyDictionary<string, long> CorrectionsFen, IReadOnlyDictionary<string, long> CumulativeFen,
    string? Home = null, IReadOnlyDictionary<string, string>? Members = null, IReadOnlyList<DueTransfer>? Due = null, int? SettlementYear = null)
{
    /// <summary>The party's member code; null when it is no member and confirms by letter.</summary>
    public string? MemberOf(string party) => Members is not null && Members.TryGetValue(party, out var member) ? member : null;

    /// <summary>Writes up a year of a statement, with corrections against what was stated before.</summary>
    /// <param name="id">Id of the agreement.</param>
    /// <param name="statement">All years from recognition to <paramref name="year"/>, computed from scratch.</param>
    /// <param name="year">The year to state.</param>
    /// <param name="settlementYear">The year in which it is drafted.</param>
    /// <param name="stated">Papers of earlier years that were sent.</param>
    /// <param name="grounds">What has happened since.</param>
    public static StatementPaper Write(
        string id, Statement statement, int year, int settlementYear, IReadOnlyList<StatementPaper> stated, Grounds grounds)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(grounds);
        var period = statement.Periods.Single(each => each.Year == year);
        var corrections = PaperCorrections.Of(statement, [.. stated.Where(paper => paper.Year < year)], grounds);
        var totals = period.Parties.Select((party, i) => (party.Id, Fen: period.TotalsFen[i])).ToDictionary(each => each.Id, each => each.Fen);
        var corrected = statement.Parties.ToDictionary(party => party.Id, party => corrections.Sum(each => each.SharesFen.GetValueOrDefault(party.Id)));
        var collector = period.Terms.Parties[period.Terms.Collector];
        return new(
            id, statement.Agreement ?? id, year, grounds.TermsVersion, period.Terms.Transfer,
            statement.Parties.ToDictionary(party => party.Id, party => party.Name),
            [.. period.Lines.Select(line => PaperCorrections.Line(line, period))], corrections, totals, corrected,
            statement.Parties.Select((party, i) => (party.Id, Fen: statement.CumulativeFen[i] + AdjustedBefore(grounds, party.Id, year)))
                .ToDictionary(each => each.Id, each => each.Fen),
            collector.Member, statement.Parties.Where(party => party.Member is not null).ToDictionary(party => party.Id, party => party.Member!),
            DueFrom(collector.Id, statement, totals, corrected), settlementYear);
    }

    private static long AdjustedBefore(Grounds grounds, string party, int year) => grounds.Adjustments.Where(each => each.Year < year)
        .Sum(each => each.Payee == party ? each.AmountFen : each.Payer == party ? -each.AmountFen : 0);

    private static List<DueTransfer> DueFrom(string collector, Statement statement, Dictionary<string, long> totals, Dictionary<string, long> corrected)
    {
        var due = new List<DueTransfer>();
        foreach (var party in statement.Parties.Where(party => party.Id != collector))
        {
            var fen = totals.GetValueOrDefault(party.Id) + corrected.GetValueOrDefault(party.Id);
            if (fen > 0) due.Add(new(collector, party.Id, fen));
            if (fen < 0) due.Add(new(party.Id, collector, -fen));
        }
        return due;
    }
}
