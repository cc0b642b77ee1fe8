using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>Reads and shows the words of status and book, in both languages.</summary>
public static class StatedWords
{
    /// <summary>Reads a status; an empty text is <see cref="FigureStatus.AsPrinted"/>, an unknown word null.</summary>
    public static FigureStatus? FindStatus(string? text) => text?.Trim().ToLowerInvariant().Replace('_', '-') switch
    {
        null or "" or "未注明" => FigureStatus.AsPrinted,
        "快报" or "预计" or "快报/预计" => FigureStatus.Preliminary,
        "初步" or "初步核算" => FigureStatus.Initial,
        "最终" or "最终核实" => FigureStatus.Final,
        "普查修订" or "修订" => FigureStatus.Revised,
        var word => FigureWords.FindStatus(word),
    };

    /// <summary>Whether a word names a goal instead of a figure: such a row belongs to the plans.</summary>
    public static bool IsGoal(string? text) => text?.Trim().ToLowerInvariant() is
        "target" or "plan" or "planned" or "forecast" or "目标" or "计划" or "规划";

    /// <summary>Reads a book; an empty text is the official book, an unknown word null.</summary>
    public static FigureBook? FindBook(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "在地" or "在地账" => FigureBook.Official,
        "考核" or "考核账" => FigureBook.Assessment,
        var word => FigureWords.FindBook(word),
    };

    /// <summary>The name of a status as people read it.</summary>
    public static Words Name(this FigureStatus status) => status switch
    {
        FigureStatus.AsPrinted => new("未注明", "as printed"),
        FigureStatus.Preliminary => new("快报/预计", "preliminary"),
        FigureStatus.Initial => new("初步", "initial"),
        FigureStatus.Final => new("最终", "final"),
        FigureStatus.Revised => new("普查修订", "revised"),
    };

    /// <summary>The name of a book as people read it.</summary>
    public static Words Name(this FigureBook book) => book switch
    {
        FigureBook.Official => new("在地账", "official book"),
        FigureBook.Assessment => new("考核账", "assessment book"),
    };
}
