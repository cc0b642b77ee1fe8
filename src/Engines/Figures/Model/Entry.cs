using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>A row that was read and understood, before it is compared with what is known.</summary>
public sealed record Entry
{
    /// <summary>The fact it speaks of.</summary>
    public required Fact Fact { get; init; }

    /// <summary>The status given.</summary>
    public required FigureStatus Status { get; init; }

    /// <summary>Source code or text.</summary>
    public required string Source { get; init; }

    /// <summary>Organisation that answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>The value.</summary>
    public required FigureValue Value { get; init; }

    /// <summary>Its unit.</summary>
    public required Unit Unit { get; init; }

    /// <summary>The qualifier's word; empty when there is none.</summary>
    public string Qualifier { get; init; } = "";

    /// <summary>Definition version; empty for the one in force.</summary>
    public string Definition { get; init; } = "";

    /// <summary>Firms behind the value; null when not said.</summary>
    public long? Firms { get; init; }

    /// <summary>Place in the source; null when not given.</summary>
    public string? Place { get; init; }

    /// <summary>When it became known where it was exported, in UTC microseconds; null when not said. Here it is known from its import on.</summary>
    public long? ExportedKnownAtUs { get; init; }
}

/// <summary>What became of a row; each row has exactly one.</summary>
public enum RowOutcome
{
    /// <summary>A new claim that contradicts none.</summary>
    Added,

    /// <summary>A correction of a claim; the earlier value stays in the history.</summary>
    Superseded,

    /// <summary>A new claim that contradicts one of the same status.</summary>
    Conflicting,

    /// <summary>Nothing new.</summary>
    Unchanged,

    /// <summary>A rule said no; nothing was kept of the row.</summary>
    Refused,
}
