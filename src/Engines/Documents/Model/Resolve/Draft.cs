using OneCity.Documents.Model.Scan;

namespace OneCity.Documents.Model.Resolve;

/// <summary>A figure while it is being put together.</summary>
internal sealed class Draft
{
    /// <summary>The number.</summary>
    public required NumberRead Number { get; init; }

    /// <summary>Its token's place in the block's list.</summary>
    public required int At { get; init; }

    public bool IsRank { get; set; }

    public string? Comparator { get; set; }

    public string? Change { get; set; }

    public bool IsLevel { get; set; }

    /// <summary>The words of kind before it, nearest first; null when none.</summary>
    public string? KindWord { get; set; }

    public Draft? SharesWith { get; set; }
}
