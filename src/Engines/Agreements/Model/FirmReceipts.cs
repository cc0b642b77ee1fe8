namespace OneCity.Agreements.Model;

/// <summary>One subject's receipts, seen through the park that the terms of a year name.</summary>
internal sealed class FirmReceipts(ReceiptIndex index, int subject)
{
    private readonly Dictionary<int, SubjectReceipts> _byPlace = [];

    /// <summary>Sums by year and head under these terms.</summary>
    public SubjectReceipts In(TermsView view)
    {
        if (_byPlace.TryGetValue(view.Place, out var cells)) return cells;
        var (first, last) = Span();
        cells = new SubjectReceipts(first, last, index.HeadCount);
        foreach (var number in index.RowsOf(subject))
        {
            ref readonly var row = ref index.Row(number);
            if (view.Place == ReceiptIndex.AnyPlace || row.Place == view.Place) cells.Add(row.Year, index.HeadOf(row), row.AmountFen, isTax: index.HeadOf(row) != view.Incentive);
        }
        return _byPlace[view.Place] = cells;
    }

    private (int First, int Last) Span()
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var number in index.RowsOf(subject)) (first, last) = (Math.Min(first, index.Row(number).Year), Math.Max(last, index.Row(number).Year));
        return first <= last ? (first, last) : (0, -1);
    }
}

/// <summary>Terms as the index numbers them.</summary>
/// <param name="Terms">The terms.</param>
/// <param name="Heads">Dense numbers of the heads, in their order; -1 for one that no receipt has.</param>
/// <param name="ThresholdHeads">The same for the heads the threshold counts.</param>
/// <param name="Incentive">The same for incentives.</param>
/// <param name="Place">Index of the park.</param>
internal sealed record TermsView(Terms Terms, int[] Heads, int[] ThresholdHeads, int Incentive, int Place);

/// <summary>The receipts grouped by subject, with heads numbered densely.</summary>
internal sealed class ReceiptIndex
{
    /// <summary>The place index that stands for "not filtered".</summary>
    public const int AnyPlace = -2;

    private const int UnknownPlace = -3;

    private readonly ReceiptBook _book;
    private readonly int[] _rows;
    private readonly int[] _starts;
    private readonly int[] _headNumber;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

    /// <summary>Groups the rows by firm, or by project.</summary>
    /// <param name="book">All receipts.</param>
    /// <param name="heads">The heads that matter; rows under any other are left out.</param>
    /// <param name="byProject">Whether a project takes the place of the firm.</param>
    public ReceiptIndex(ReceiptBook book, IReadOnlySet<string> heads, bool byProject)
    {
        _book = book;
        for (var i = 0; i < book.Names.Length; i++) _names[book.Names[i]] = i;
        _headNumber = new int[book.Names.Length];
        for (var i = 0; i < book.Names.Length; i++) _headNumber[i] = heads.Contains(book.Names[i]) ? HeadCount++ : -1;
        var source = book.Rows.Span;
        _starts = new int[book.Names.Length + 1];
        foreach (ref readonly var row in source)
        {
            if (Subject(row, byProject) is >= 0 and var subject) _starts[subject + 1]++;
        }
        for (var i = 1; i < _starts.Length; i++) _starts[i] += _starts[i - 1];
        _rows = new int[_starts[^1]];
        var next = _starts.ToArray();
        for (var i = 0; i < source.Length; i++)
        {
            if (Subject(source[i], byProject) is >= 0 and var subject) _rows[next[subject]++] = i;
        }
    }

    /// <summary>How many heads the receipts name, of those that matter.</summary>
    public int HeadCount { get; }

    /// <summary>Dense number of a head; -1 when no receipt has it.</summary>
    public int HeadIndex(string head) => _names.TryGetValue(head, out var name) ? _headNumber[name] : -1;

    /// <summary>Dense number of a receipt's head.</summary>
    public int HeadOf(in Receipt row) => _headNumber[row.Head];

    /// <summary>The terms with their heads and park as numbers, looked up once for all firms and years.</summary>
    public TermsView View(Terms terms) => new(
        terms, [.. terms.Heads.Select(HeadIndex)], [.. (terms.Threshold?.Heads ?? []).Select(HeadIndex)], HeadIndex(Terms.IncentiveHead),
        terms.About.Park is not { } park ? AnyPlace : _names.TryGetValue(park, out var index) ? index : UnknownPlace);

    /// <summary>Index of a subject by name; null when the receipts do not know it.</summary>
    public int? FindSubject(string name) => _names.TryGetValue(name, out var index) ? index : null;

    /// <summary>Every subject with a tax receipt, by name in ordinal order.</summary>
    public IEnumerable<string> Subjects()
    {
        var incentive = HeadIndex(Terms.IncentiveHead);
        return Enumerable.Range(0, _book.Names.Length)
            .Where(subject => RowsHold(subject, incentive))
            .Select(subject => _book.Names[subject])
            .Order(StringComparer.Ordinal);
    }

    /// <summary>A row by its number.</summary>
    public ref readonly Receipt Row(int number) => ref _book.Rows.Span[number];

    /// <summary>Numbers of the rows of a subject; empty for an index that has none.</summary>
    public ReadOnlySpan<int> RowsOf(int subject) =>
        subject < 0 ? [] : _rows.AsSpan(_starts[subject].._starts[subject + 1]);

    private bool RowsHold(int subject, int incentive)
    {
        foreach (var number in RowsOf(subject))
        {
            if (HeadOf(Row(number)) != incentive) return true;
        }
        return false;
    }

    private int Subject(in Receipt row, bool byProject) => _headNumber[row.Head] < 0 ? -1 : byProject ? row.Project : row.Firm;
}
