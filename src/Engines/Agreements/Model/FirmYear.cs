using OneCity.Kernel;

namespace OneCity.Agreements.Model;

/// <summary>Why sharing has stopped for a firm or a period.</summary>
public enum StopReason
{
    /// <summary>The cap is reached.</summary>
    Cap,

    /// <summary>The term is over.</summary>
    Term,

    /// <summary>The firm did not reach the entry threshold.</summary>
    Threshold,
}

/// <summary>One firm in one year, step by step in the order of the rules; exact, nothing rounded.</summary>
/// <remarks>All amounts are in fen. Steps that the terms do not have are zero or null.</remarks>
public sealed class FirmYear
{
    /// <summary>Firm or project as the receipts call it.</summary>
    public required string Firm { get; init; }

    /// <summary>Calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>The firm's own year, counted from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The terms in force.</summary>
    public required Terms Terms { get; init; }

    /// <summary>Receipts per head in the order of the terms' heads.</summary>
    public required long[] ReceiptsFen { get; init; }

    /// <summary>Whether there was a payment or refund under the head.</summary>
    public required bool[] HasPaid { get; init; }

    /// <summary>Whether the firm has reached the threshold, or none is set.</summary>
    public bool HasEntered { get; set; }

    /// <summary>The average of the prior years; null without a threshold.</summary>
    public Rational? PriorAverage { get; set; }

    /// <summary>Why it has stopped, or was stopped in this very year by the cap; null while it is shared.</summary>
    public StopReason? Stopped { get; set; }

    /// <summary>True when nothing of this year is shared, because the firm has not entered or had stopped before.</summary>
    public bool IsWhole { get; set; }

    /// <summary>Basis before deduction: receipts, or their locally retained part.</summary>
    public Rational Gross { get; set; }

    /// <summary>Incentives taken off.</summary>
    public Rational Deducted { get; set; }

    /// <summary>Basis after deduction.</summary>
    public Rational Basis => Gross - Deducted;

    /// <summary>The base that stays with one party; null without one.</summary>
    public Rational? Base { get; set; }

    /// <summary>What is shared by bands or ratio.</summary>
    public Rational Shared { get; set; }

    /// <summary>The cap; null without one.</summary>
    public Rational? CapAmount { get; set; }

    /// <summary>What was counted towards the cap before this year.</summary>
    public Rational CountedBefore { get; set; }

    /// <summary>What the out parties lose to the collector by the cap.</summary>
    public Rational Cut { get; set; }

    /// <summary>What the collector adds to reach the guaranteed minimum.</summary>
    public Rational TopUp { get; set; }

    /// <summary>Exact shares of the year, one per party; they add up to <see cref="Basis"/>.</summary>
    public Rational[] Shares { get; set; } = [];
}
