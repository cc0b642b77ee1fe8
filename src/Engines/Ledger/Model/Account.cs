using OneCity.Kernel;

namespace OneCity.Ledger.Model;

/// <summary>An account with its sums; the balance is credits less debits.</summary>
public sealed class Account
{
    /// <summary>Number on the node.</summary>
    public required long Number { get; init; }

    /// <summary>Code in its book, such as <c>应付/株洲</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The balance, holds counted against it, may not fall below this; null for no limit.</summary>
    public Money? Floor { get; init; }

    /// <summary>The balance, holds counted towards it, may not rise above this; null for no limit.</summary>
    public Money? Ceiling { get; init; }

    /// <summary>Sum of posted debits.</summary>
    public Money Debits { get; set; }

    /// <summary>Sum of posted credits.</summary>
    public Money Credits { get; set; }

    /// <summary>Debits held by pending transfers.</summary>
    public Money HeldDebits { get; set; }

    /// <summary>Credits held by pending transfers.</summary>
    public Money HeldCredits { get; set; }

    /// <summary>Posted credits less posted debits.</summary>
    public Money Balance => Credits - Debits;

    /// <summary>Whether the limits hold, counting every hold as if it were posted on the worse side.</summary>
    public bool IsWithinLimits => (Floor is not { } floor || Balance - HeldDebits >= floor)
        && (Ceiling is not { } ceiling || Balance + HeldCredits <= ceiling);
}
