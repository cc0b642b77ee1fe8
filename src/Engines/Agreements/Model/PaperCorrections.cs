namespace OneCity.Agreements.Model;

/// <summary>What earlier papers stated, held against what the same years give now, rulings included.</summary>
internal static class PaperCorrections
{
    /// <summary>The lines that are different now, in the order of years, firms and heads.</summary>
    public static List<Correction> Of(Statement now, IReadOnlyList<StatementPaper> earlier, Grounds grounds)
    {
        var sums = new Sums();
        var years = earlier.Select(paper => paper.Year).ToHashSet();
        foreach (var paper in earlier)
        {
            foreach (var line in paper.Lines) sums.Add(paper.Year, line.Firm, line.Head, line.BasisFen, line.SharesFen, -1);
            foreach (var each in paper.Corrections) sums.Add(each.Year, each.Firm, each.Head, each.BasisFen, each.SharesFen, -1);
        }
        foreach (var period in now.Periods.Where(period => years.Contains(period.Year)))
        {
            foreach (var line in period.Lines.Select(line => Line(line, period))) sums.Add(period.Year, line.Firm, line.Head, line.BasisFen, line.SharesFen, 1);
        }
        foreach (var each in grounds.Adjustments.Where(each => years.Contains(each.Year)))
            sums.Add(each.Year, each.Firm, each.Head, 0, new Dictionary<string, long> { [each.Payer] = -each.AmountFen, [each.Payee] = each.AmountFen }, 1);
        var version = earlier.Count == 0 ? 0 : earlier.Max(paper => paper.TermsVersion);
        var fresh = grounds.Adjustments.Where(each => !earlier.Any(paper => paper.Corrections.Any(one => Carries(one, each)))).ToList();
        return [.. sums.Changed().Select(each => new Correction(
            each.Year, each.Firm, each.Head, each.BasisFen, each.SharesFen, grounds.Of(each.Year, each.Firm, each.Head, version, fresh)))];
    }

    /// <summary>A line as the paper has it.</summary>
    public static PaperLine Line(StatementLine line, PeriodStatement period) => new(
        line.Firm, line.Head, line.HasEntered, Files.StatementJson.Word(line.Stopped), line.BasisFen,
        period.Parties.Select((party, i) => (party.Id, Fen: line.SharesFen.Span[i])).ToDictionary(each => each.Id, each => each.Fen));

    private static bool Carries(Correction correction, Adjustment adjustment) =>
        correction.Year == adjustment.Year && correction.Firm == adjustment.Firm && correction.Head == adjustment.Head
        && (correction.Reasons ?? []).Any(reason => reason.Code == "ruling" && reason.What == adjustment.Ruling && reason.AmountFen == adjustment.AmountFen);

    private sealed class Sums
    {
        private readonly SortedDictionary<(int Year, string Firm, string Head), (long Basis, SortedDictionary<string, long> Shares)> _lines = [];

        public void Add(int year, string firm, string head, long basis, IEnumerable<KeyValuePair<string, long>> shares, int sign)
        {
            var (sum, parties) = _lines.GetValueOrDefault((year, firm, head), (0, new(StringComparer.Ordinal)));
            foreach (var (party, fen) in shares) parties[party] = parties.GetValueOrDefault(party) + sign * fen;
            _lines[(year, firm, head)] = (sum + sign * basis, parties);
        }

        public IEnumerable<Correction> Changed() => _lines
            .Where(each => each.Value.Basis != 0 || each.Value.Shares.Values.Any(fen => fen != 0))
            .Select(each => new Correction(each.Key.Year, each.Key.Firm, each.Key.Head, each.Value.Basis, each.Value.Shares));
    }
}
