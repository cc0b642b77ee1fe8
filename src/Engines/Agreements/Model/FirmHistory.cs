using System.Collections.Immutable;
using OneCity.Kernel;

namespace OneCity.Agreements.Model;

/// <summary>Walks one firm through its years: threshold, basis, deduction, base, sharing, cap and term.</summary>
internal sealed class FirmHistory(string firm, int fromYear, FirmReceipts receipts)
{
    private Counted _counted = Counted.Nothing;
    private StopReason? _stopped;
    private PriorYears? _prior;

    /// <summary>The next year of this firm; years must come in order.</summary>
    public FirmYear Next(int year, Terms terms)
    {
        var next = Open(year, terms);
        next.HasEntered = HasEntered(next);
        FindBasis(next, year);
        if (terms.Cap is { } cap)
        {
            next.CapAmount = Prior(terms).Cap ?? cap.AmountFen;
            next.CountedBefore = _counted.By(cap.Measure);
        }
        _stopped = next.Stopped = StoppedBefore(next);
        if (next.Stopped is not null)
        {
            YearSharing.LeaveWhole(next);
            return next;
        }
        _counted += YearSharing.Share(next, Prior(terms).Base);
        _stopped = next.Stopped;
        return next;
    }

    private FirmYear Open(int year, Terms terms)
    {
        var cells = receipts.In(terms);
        var next = new FirmYear
        {
            Firm = firm,
            Year = year,
            Number = year - fromYear + 1,
            Terms = terms,
            ReceiptsFen = new long[terms.Heads.Length],
            HasPaid = new bool[terms.Heads.Length],
        };
        for (var i = 0; i < terms.Heads.Length; i++)
        {
            var head = receipts.HeadIndex(terms.Heads[i]);
            if (head < 0) continue;
            next.ReceiptsFen[i] = cells.SumFen(year, head);
            next.HasPaid[i] = cells.HasPaid(year, head);
        }
        return next;
    }

    private bool HasEntered(FirmYear next)
    {
        if (next.Terms.Threshold is not { } threshold) return true;
        next.PriorAverage = Prior(next.Terms).Average;
        return next.PriorAverage >= threshold.AverageFen;
    }

    /// <summary>A reason stays, but for a cap that an amendment has raised and a threshold or term it has changed.</summary>
    private StopReason? StoppedBefore(FirmYear next)
    {
        if (!next.HasEntered) return StopReason.Threshold;
        var isCapReached = next.CapAmount is { } cap && next.CountedBefore >= cap;
        var isOver = next.Terms.Term is { } term && next.Number > term.Years + term.ExtendYears;
        if (_stopped == StopReason.Term && isOver) return StopReason.Term;
        if (isCapReached) return StopReason.Cap;
        return isOver ? StopReason.Term : null;
    }

    private void FindBasis(FirmYear next, int year)
    {
        next.Gross = Gross(next.Terms, year);
        next.Deducted = Deduction(next.Terms, year, next.Gross);
    }

    private Rational Gross(Terms terms, int year)
    {
        var cells = receipts.In(terms);
        var (total, sum) = (0L, Rational.Zero);
        for (var i = 0; i < terms.Heads.Length; i++)
        {
            var head = receipts.HeadIndex(terms.Heads[i]);
            if (head < 0) continue;
            var paid = cells.SumFen(year, head);
            if (terms.IsTotal) total += paid;
            else if (paid != 0) sum += terms.Retained[i] * new Rational(paid);
        }
        return terms.IsTotal ? new Rational(total) : sum;
    }

    /// <summary>Never takes the basis below zero; nothing is carried over.</summary>
    private Rational Deduction(Terms terms, int year, Rational gross)
    {
        if (!terms.DeductsIncentives || receipts.IncentiveIndex < 0) return Rational.Zero;
        var paid = new Rational(receipts.In(terms).SumFen(year, receipts.IncentiveIndex));
        return Exact.Max(Rational.Zero, Exact.Min(paid, gross));
    }

    /// <summary>What the years before recognition give under these terms; found once, because they no longer change.</summary>
    private PriorYears Prior(Terms terms)
    {
        if (_prior is { } known && ReferenceEquals(known.Terms, terms)) return known;
        return _prior = new(terms,
            terms.Threshold is { } threshold ? new Rational(PriorSumFen(terms, threshold.Heads, threshold.PriorYears), threshold.PriorYears) : null,
            terms.Cap?.PriorYearsSum is { } years ? Exact.Max(Rational.Zero, new Rational(PriorSumFen(terms, terms.Heads, years))) : null,
            FindBase(terms));
    }

    private Rational? FindBase(Terms terms)
    {
        if (terms.Increment is not { } increment) return null;
        if (increment.Kind == BaseKind.Amount) return increment.AmountFen;
        var sum = Rational.Zero;
        for (var year = fromYear - increment.PriorYears; year < fromYear; year++)
        {
            var gross = Gross(terms, year);
            sum += gross - Deduction(terms, year, gross);
        }
        return sum / new Rational(increment.PriorYears);
    }

    private long PriorSumFen(Terms terms, ImmutableArray<string> heads, int years)
    {
        var cells = receipts.In(terms);
        var sum = 0L;
        foreach (var name in heads)
        {
            var head = receipts.HeadIndex(name);
            if (head < 0) continue;
            for (var year = fromYear - years; year < fromYear; year++) sum += cells.SumFen(year, head);
        }
        return sum;
    }

    /// <summary>Average for the threshold, cap and base; null where the terms have none.</summary>
    private sealed record PriorYears(Terms Terms, Rational? Average, Rational? Cap, Rational? Base);
}
