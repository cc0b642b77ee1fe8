namespace OneCity.Plans.Model.Sheets;

/// <summary>What a column of a list holds.</summary>
public enum ListColumn
{
    /// <summary>序号.</summary>
    Number,

    /// <summary>事项.</summary>
    Title,

    /// <summary>牵头单位.</summary>
    Lead,

    /// <summary>责任单位, 配合单位.</summary>
    Supports,

    /// <summary>时限.</summary>
    Due,

    /// <summary>开始时间.</summary>
    Start,

    /// <summary>领域.</summary>
    Field,
}

/// <summary>Which heading of a sender's lists means which column; kept per sender, since each office words its lists its own way.</summary>
/// <param name="Headings">Heading to column, in the sender's order.</param>
public sealed record ListLayout(IReadOnlyDictionary<string, ListColumn> Headings)
{
    /// <summary>The wordings met most.</summary>
    public static ListLayout Usual { get; } = new(new Dictionary<string, ListColumn>(StringComparer.Ordinal)
    {
        ["序号"] = ListColumn.Number, ["编号"] = ListColumn.Number, ["number"] = ListColumn.Number,
        ["事项"] = ListColumn.Title, ["任务"] = ListColumn.Title, ["重点任务"] = ListColumn.Title, ["工作内容"] = ListColumn.Title, ["工作任务"] = ListColumn.Title,
        ["事项名称"] = ListColumn.Title, ["项目名称"] = ListColumn.Title, ["主要任务"] = ListColumn.Title, ["title"] = ListColumn.Title,
        ["牵头单位"] = ListColumn.Lead, ["牵头部门"] = ListColumn.Lead, ["lead"] = ListColumn.Lead,
        ["责任单位"] = ListColumn.Supports, ["配合单位"] = ListColumn.Supports, ["责任部门"] = ListColumn.Supports, ["参与单位"] = ListColumn.Supports, ["supports"] = ListColumn.Supports,
        ["时限"] = ListColumn.Due, ["完成时限"] = ListColumn.Due, ["完成时间"] = ListColumn.Due, ["办结时限"] = ListColumn.Due, ["时间节点"] = ListColumn.Due, ["due"] = ListColumn.Due,
        ["开始时间"] = ListColumn.Start, ["启动时间"] = ListColumn.Start, ["start"] = ListColumn.Start,
        ["领域"] = ListColumn.Field, ["类别"] = ListColumn.Field, ["field"] = ListColumn.Field,
    });

    /// <summary>The columns of a head row, by position; null unless it names at least a title and one more.</summary>
    public IReadOnlyDictionary<ListColumn, int>? Find(IReadOnlyList<string> head)
    {
        ArgumentNullException.ThrowIfNull(head);
        var found = new Dictionary<ListColumn, int>();
        for (var cell = 0; cell < head.Count; cell++)
        {
            var name = string.Concat(head[cell].Where(letter => !char.IsWhiteSpace(letter)));
            if (Headings.TryGetValue(name, out var column)) found.TryAdd(column, cell);
        }
        return found.ContainsKey(ListColumn.Title) && found.Count >= 2 ? found : null;
    }

    /// <summary>Column letters of a spreadsheet: 0 is A, 26 is AA.</summary>
    public static string Letter(int cell) => cell < 26 ? ((char)('A' + cell)).ToString() : Letter((cell / 26) - 1) + (char)('A' + (cell % 26));
}
