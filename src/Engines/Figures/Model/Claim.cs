using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>One statement of a fact: somebody's value, with the status and the source it was given in.</summary>
/// <remarks>The key of a claim is (fact, status, source); a later claim of the same key is a correction and supersedes it.</remarks>
public sealed record Claim
{
    /// <summary>Number within the fact, from 1, in the order of writing.</summary>
    public required long Number { get; init; }

    /// <summary>How far the figure has come.</summary>
    public required FigureStatus Status { get; init; }

    /// <summary>Source code or the text of a source that has none.</summary>
    public required string Source { get; init; }

    /// <summary>Code of the organisation that answers for the value.</summary>
    public required string Owner { get; init; }

    /// <summary>The value as stated.</summary>
    public required FigureValue Value { get; init; }

    /// <summary>The unit as stated.</summary>
    public required Unit Unit { get; init; }

    /// <summary>The value with its unit.</summary>
    public Quantity Quantity => new(Value.Number, Unit);

    /// <summary>The qualifier's word as stated; empty when there is none.</summary>
    public string Qualifier { get; init; } = "";

    /// <summary>Version of the definition it was made under; empty for the one in force in its period.</summary>
    public string Definition { get; init; } = "";

    /// <summary>Number of firms behind the value; null when it does not count firms or nobody said.</summary>
    public long? Firms { get; init; }

    /// <summary>The place in the source, such as a page or a cell; null when not given.</summary>
    public string? Place { get; init; }

    /// <summary>Number of the import that brought it.</summary>
    public required long Import { get; init; }

    /// <summary>Order in which imports became visible; <see cref="long.MaxValue"/> while its import is still open.</summary>
    public required long Sequence { get; init; }

    /// <summary>UTC microseconds from which it is known: the time of its import.</summary>
    public required long KnownAtUs { get; init; }

    /// <summary>Whether both state the same amount, exactly, after unit conversion.</summary>
    public bool HasSameValueAs(Claim other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Unit == other.Unit ? Value.Number == other.Value.Number : Quantity.IsSameAmountAs(other.Quantity);
    }

    /// <summary>Whether the other states the same claim with nothing new in it.</summary>
    public bool SaysTheSameAs(Claim other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return HasSameValueAs(other) && Qualifier == other.Qualifier && Owner == other.Owner && Firms == other.Firms
            && Definition == other.Definition;
    }
}

/// <summary>A person's decision which claim of a fact is taken.</summary>
/// <param name="ClaimNumber">The claim chosen.</param>
/// <param name="AtUs">UTC microseconds.</param>
/// <param name="Actor">Who decided.</param>
/// <param name="Reason">Why; never empty.</param>
public sealed record Decision(long ClaimNumber, long AtUs, string Actor, string Reason);
