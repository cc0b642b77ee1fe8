using System.Collections.Immutable;

namespace OneCity.Agreements.Model;

/// <summary>One payment or refund as the tax bureau lists it.</summary>
/// <param name="Firm">Index of the firm.</param>
/// <param name="Head">Index of the tax head, or of incentives.</param>
/// <param name="Year">Calendar year; the month, where given, does not matter to the sharing.</param>
/// <param name="Place">Index of the park, and -1 without one.</param>
/// <param name="Project">Index of the project, and -1 without one.</param>
/// <param name="AmountFen">Negative for a refund.</param>
public readonly record struct Receipt(int Firm, int Head, int Year, int Place, int Project, long AmountFen);

/// <summary>All receipts at hand, names kept once; the order of rows means nothing.</summary>
/// <param name="Names">Firms, heads, parks and projects by index.</param>
/// <param name="Rows">The payments.</param>
/// <param name="HasPlaces">Whether the receipts name parks.</param>
/// <param name="HasProjects">Whether the receipts name projects.</param>
public sealed record ReceiptBook(
    ImmutableArray<string> Names, ReadOnlyMemory<Receipt> Rows, bool HasPlaces = false, bool HasProjects = false);

/// <summary>The receipts of one subject (firm or project), added up by year and head.</summary>
internal sealed class SubjectReceipts(int firstYear, int lastYear, int heads)
{
    private readonly long[] _sums = new long[(lastYear - firstYear + 1) * heads];
    private readonly bool[] _paid = new bool[(lastYear - firstYear + 1) * heads];

    /// <summary>Whether there is any tax receipt; an incentive alone makes nobody a firm of the agreement.</summary>
    public bool HasTax { get; private set; }

    /// <summary>Adds one payment.</summary>
    public void Add(int year, int head, long amountFen, bool isTax)
    {
        HasTax |= isTax;
        var cell = (year - firstYear) * heads + head;
        _sums[cell] += amountFen;
        _paid[cell] = true;
    }

    /// <summary>The year's sum under a head, in fen; zero when nothing was paid, or no receipt has the head (-1).</summary>
    public long SumFen(int year, int head) =>
        head < 0 || year < firstYear || year > lastYear ? 0 : _sums[(year - firstYear) * heads + head];

    /// <summary>Whether there was any payment or refund under the head in the year.</summary>
    public bool HasPaid(int year, int head) =>
        head >= 0 && year >= firstYear && year <= lastYear && _paid[(year - firstYear) * heads + head];
}
