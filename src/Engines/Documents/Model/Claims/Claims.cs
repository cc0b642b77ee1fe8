namespace OneCity.Documents.Model.Claims;

/// <summary>A number that a text states, with its place in the text.</summary>
/// <remarks>The unit is the measure word as written; 万, 亿 and the like are folded into the value. A missing field is null, never zero.</remarks>
/// <param name="Start">First UTF-16 unit of the text.</param>
/// <param name="End">UTF-16 unit behind the last.</param>
/// <param name="Text">Exactly that slice.</param>
/// <param name="Value">The number; of a range its lower end; negative for a decrease.</param>
/// <param name="ValueHigh">Upper end of a range.</param>
/// <param name="Unit">Measure word; null for a bare ratio or index.</param>
/// <param name="Measure">What is measured, in the text's words.</param>
/// <param name="Indicator">Code of the pack's indicator where one fits.</param>
/// <param name="Place">Name of the place it is about.</param>
/// <param name="Region">Code of that place where the pack has one.</param>
/// <param name="Period">Period as the kernel prints it.</param>
/// <param name="Kind">actual, preliminary, target, planned or forecast.</param>
/// <param name="Comparator">≥, ≤, &gt;, &lt; or ≈.</param>
/// <param name="Change">yoy, mom, vs_base, avg or narrowed; null for a level.</param>
/// <param name="Main">False in menus, advertisements, lists of other articles.</param>
/// <param name="Certainty">0 to 1: how sure the reader is of value, unit, place, period and kind together.</param>
public sealed record Figure(
    int Start, int End, string Text, decimal Value, decimal? ValueHigh, string? Unit, string? Measure, string? Indicator, string? Place, string? Region,
    string? Period, string Kind, string? Comparator, string? Change, bool Main, double Certainty);

/// <summary>What is to be reached by when.</summary>
/// <param name="Figure">Number of the figure that gives the value, counted from 0.</param>
/// <param name="Start">First UTF-16 unit of the sentence.</param>
/// <param name="End">UTF-16 unit behind it.</param>
/// <param name="Indicator">Indicator's code, else null.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Place">Place.</param>
/// <param name="Region">Its code.</param>
/// <param name="Comparator">≥, ≤, &gt;, &lt; or ≈; null when the value itself is meant.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Due">By when, as a period.</param>
/// <param name="BaseYear">Year it starts from; null when not told.</param>
/// <param name="BaseValue">Value it starts from; null when not told.</param>
/// <param name="Growth">Growth asked per year, in per cent; null when not told.</param>
/// <param name="Nature">约束性 or 预期性; null when not told.</param>
public sealed record Target(
    int Figure, int Start, int End, string? Indicator, string? Measure, string? Place, string? Region, string? Comparator, decimal Value, string? Unit,
    string? Due, int? BaseYear, decimal? BaseValue, decimal? Growth, string? Nature);

/// <summary>A project with what the text tells of it.</summary>
/// <param name="Start">First UTF-16 unit of its name.</param>
/// <param name="End">UTF-16 unit behind the name.</param>
/// <param name="Name">Its name as written.</param>
/// <param name="Place">Where.</param>
/// <param name="Region">Code of the place.</param>
/// <param name="Investor">Who invests; null when not told.</param>
/// <param name="TotalInvestment">Total investment in the unit of <paramref name="InvestmentUnit"/>; null when not told.</param>
/// <param name="InvestmentUnit">Usually 元.</param>
/// <param name="Land">Land; null when not told.</param>
/// <param name="LandUnit">亩, 平方米, 平方公里 …</param>
/// <param name="Stage">签约, 开工, 竣工, 投产 or 达产; null when not told.</param>
/// <param name="Date">When, as a period.</param>
/// <param name="Figures">Numbers of its figures.</param>
public sealed record Project(
    int Start, int End, string Name, string? Place, string? Region, string? Investor, decimal? TotalInvestment, string? InvestmentUnit, decimal? Land,
    string? LandUnit, string? Stage, string? Date, IReadOnlyList<int> Figures);

/// <summary>An agreement signed.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">UTF-16 unit behind.</param>
/// <param name="Name">Its name or the words that name it.</param>
/// <param name="Parties">Who signed, as far as told.</param>
/// <param name="Date">When.</param>
public sealed record Agreement(int Start, int End, string Name, IReadOnlyList<string> Parties, string? Date);

/// <summary>A meeting held.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">UTF-16 unit behind.</param>
/// <param name="Name">Its name as written.</param>
/// <param name="Place">Where.</param>
/// <param name="Date">When.</param>
public sealed record Meeting(int Start, int End, string Name, string? Place, string? Date);

/// <summary>A task with who leads and who supports.</summary>
/// <param name="Start">First UTF-16 unit of the task.</param>
/// <param name="End">UTF-16 unit behind it.</param>
/// <param name="Name">The task.</param>
/// <param name="Lead">Lead unit (牵头).</param>
/// <param name="Support">Support units (配合, 责任).</param>
/// <param name="Milestone">By when or what by when, as written.</param>
public sealed record AssignedTask(int Start, int End, string Name, string? Lead, IReadOnlyList<string> Support, string? Milestone);

/// <summary>What was noticed about the figures of a call.</summary>
/// <param name="Kind">sum_holds, sum_differs, growth_holds, growth_differs, conflict or unreachable_target.</param>
/// <param name="Message">In words, with the numbers.</param>
/// <param name="Figures">Numbers of the figures of this file.</param>
/// <param name="Other">File and figure on the other side of a conflict; null otherwise.</param>
public sealed record Check(string Kind, string Message, IReadOnlyList<int> Figures, string? Other = null);

/// <summary>Everything read from one text.</summary>
public sealed record Reading
{
    /// <summary>Title found; null when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>The document's date, given or found; null when neither.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The text as read.</summary>
    public required string Text { get; init; }

    /// <summary>Figures in the order of the text.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>Targets.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>Projects.</summary>
    public IReadOnlyList<Project> Projects { get; init; } = [];

    /// <summary>Agreements.</summary>
    public IReadOnlyList<Agreement> Agreements { get; init; } = [];

    /// <summary>Meetings.</summary>
    public IReadOnlyList<Meeting> Meetings { get; init; } = [];

    /// <summary>Tasks.</summary>
    public IReadOnlyList<AssignedTask> Tasks { get; init; } = [];

    /// <summary>Checks.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>Spans that are no main text, for the desk.</summary>
    public IReadOnlyList<(int Start, int End)> Aside { get; init; } = [];
}
