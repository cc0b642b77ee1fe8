using OneCity.Kernel;

namespace OneCity.Agreements.Model;

/// <summary>Walks one firm through its years: threshold, basis, deduction, base, sharing, cap and term.</summary>
internal sealed class FirmHistory(string firm, int fromYear, FirmReceipts receipts)
{
    private Counted _counted = Counted.Nothing;
    private StopReason? _stopped;
    private PriorYears? _prior;

    /// <summary>The next year of this firm; years must come in order.</summary>
    public FirmYear Next(int year, TermsView view)
    {
        var next = Open(year, view);
        next.HasEntered = HasEntered(next, view);
        next.Gross = Gross(view, year);
        next.Deducted = Deduction(view, year, next.Gross);
        if (view.Terms.Cap is { } cap)
        {
            next.CapAmount = Prior(view).Cap ?? cap.AmountFen;
            next.CountedBefore = _counted.By(cap.Measure);
        }
        _stopped = next.Stopped = StoppedBefore(next);
        if (next.Stopped is not null)
        {
            YearSharing.LeaveWhole(next);
            return next;
        }
        _counted += YearSharing.Share(next, Prior(view).Base);
        _stopped = next.Stopped;
        return next;
    }

    private FirmYear Open(int year, TermsView view)
    {
        var cells = receipts.In(view);
        var next = new FirmYear
        {
            Firm = firm,
            Year = year,
            Number = year - fromYear + 1,
            Terms = view.Terms,
            ReceiptsFen = new long[view.Heads.Length],
            HasPaid = new bool[view.Heads.Length],
        };
        for (var i = 0; i < view.Heads.Length; i++)
        {
            next.ReceiptsFen[i] = cells.SumFen(year, view.Heads[i]);
            next.HasPaid[i] = cells.HasPaid(year, view.Heads[i]);
        }
        return next;
    }

    private bool HasEntered(FirmYear next, TermsView view)
    {
        if (view.Terms.Threshold is not { } threshold) return true;
        next.PriorAverage = Prior(view).Average;
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

    private Rational Gross(TermsView view, int year)
    {
        var cells = receipts.In(view);
        var (total, sum) = (0L, Rational.Zero);
        for (var i = 0; i < view.Heads.Length; i++)
        {
            var paid = cells.SumFen(year, view.Heads[i]);
            if (view.Terms.IsTotal) total += paid;
            else if (paid != 0) sum += view.Terms.Retained[i] * Rational.Whole(paid);
        }
        return view.Terms.IsTotal ? Rational.Whole(total) : sum;
    }

    /// <summary>Never takes the basis below zero; nothing is carried over.</summary>
    private Rational Deduction(TermsView view, int year, Rational gross)
    {
        if (!view.Terms.DeductsIncentives) return Rational.Zero;
        var paid = Rational.Whole(receipts.In(view).SumFen(year, view.Incentive));
        return Exact.Max(Rational.Zero, Exact.Min(paid, gross));
    }

    /// <summary>What the years before recognition give under these terms; found once, because they no longer change.</summary>
    private PriorYears Prior(TermsView view)
    {
        if (_prior is { } known && ReferenceEquals(known.View, view)) return known;
        var terms = view.Terms;
        return _prior = new(view,
            terms.Threshold is { } threshold ? Rational.Whole(PriorSumFen(view, view.ThresholdHeads, threshold.PriorYears)) / Rational.Whole(threshold.PriorYears) : null,
            terms.Cap?.PriorYearsSum is { } years ? Exact.Max(Rational.Zero, Rational.Whole(PriorSumFen(view, view.Heads, years))) : null,
            FindBase(view));
    }

    private Rational? FindBase(TermsView view)
    {
        if (view.Terms.Increment is not { } increment) return null;
        if (increment.Kind == BaseKind.Amount) return increment.AmountFen;
        var sum = Rational.Zero;
        for (var year = fromYear - increment.PriorYears; year < fromYear; year++)
        {
            var gross = Gross(view, year);
            sum += gross - Deduction(view, year, gross);
        }
        return sum / Rational.Whole(increment.PriorYears);
    }

    private long PriorSumFen(TermsView view, int[] heads, int years)
    {
        var cells = receipts.In(view);
        var sum = 0L;
        foreach (var head in heads)
        {
            for (var year = fromYear - years; year < fromYear; year++) sum += cells.SumFen(year, head);
        }
        return sum;
    }

    /// <summary>Average for the threshold, cap and base; null where the terms have none.</summary>
    private sealed record PriorYears(TermsView View, Rational? Average, Rational? Cap, Rational? Base);
}
