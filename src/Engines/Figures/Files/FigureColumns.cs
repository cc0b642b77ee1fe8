using OneCity.Kernel;

namespace OneCity.Figures.Files;

/// <summary>The columns of a table of figures, and the other headings that mean them.</summary>
internal static class FigureColumns
{
    private static readonly string[] Needed = ["indicator", "region", "period", "value"];
    private static readonly Dictionary<string, string> Known = Build();

    /// <summary>Every column of a table of figures.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Build().Values.Distinct()];

    /// <summary>The column a heading means; null when it means none of ours.</summary>
    /// <param name="heading">The heading as written.</param>
    /// <param name="mapping">Headings of this sender; they come first.</param>
    public static string? Find(string heading, IReadOnlyDictionary<string, string>? mapping)
    {
        var text = heading.Trim().TrimStart('\uFEFF');
        if (mapping is not null && mapping.TryGetValue(text, out var mapped)) return mapped;
        return Known.GetValueOrDefault(text.ToLowerInvariant());
    }

    /// <summary>The columns in the order of the headings; headings that mean nothing here are null.</summary>
    /// <exception cref="FileFaultException">When a needed column is missing or one is given twice.</exception>
    public static string?[] Read(IReadOnlyList<string> headings, string file, string place, IReadOnlyDictionary<string, string>? mapping)
    {
        var columns = headings.Select(heading => Find(heading, mapping)).ToArray();
        // SDMX-CSV carries the period twice: in its own notation and in ours, which loses nothing.
        var own = headings.ToList().FindIndex(heading => heading.Trim() == "PERIOD");
        if (own >= 0 && headings.ToList().FindIndex(heading => heading.Trim() == "TIME_PERIOD") is var foreign and >= 0) columns[foreign] = null;
        // A pack's remark says where in the source a figure stands, unless a column of its own does.
        if (!columns.Contains("place") && headings.ToList().FindIndex(heading => heading.Trim().ToLowerInvariant() is "note" or "备注") is var note and >= 0 && columns[note] is null) columns[note] = "place";
        var missing = Needed.Except(columns.OfType<string>()).ToList();
        if (missing.Count > 0)
        {
            throw new FileFaultException(new FileFault(file, place,
                new($"缺少列 {string.Join("、", missing)}", $"missing column {string.Join(", ", missing)}"),
                new("首行写 indicator,region,period,status,value,unit,qualifier,book,owner,source，或为此来源保存列对应",
                    "begin with the line indicator,region,period,status,value,unit,qualifier,book,owner,source, or keep a mapping for this sender")));
        }
        var twice = columns.OfType<string>().GroupBy(column => column).FirstOrDefault(same => same.Count() > 1)?.Key;
        return twice is null ? columns : throw new FileFaultException(new FileFault(file, place,
            new($"列 {twice} 出现两次", $"column {twice} is there twice"), new("删去或改名其中一列", "remove or rename one of them")));
    }

    private static Dictionary<string, string> Build()
    {
        var known = new Dictionary<string, string>();
        foreach (var (column, headings) in new (string, string)[]
        {
            ("indicator", "indicator indicator_code 指标 指标代码"), ("region", "region region_code ref_area 区域 地区 区域代码 地区代码 行政区划代码"),
            ("period", "period time_period 时期 报告期 年份"), ("status", "status 状态"), ("value", "value obs_value 数值 值"),
            ("unit", "unit unit_measure 单位 计量单位"), ("qualifier", "qualifier 限定 限定词"), ("book", "book 账本"),
            ("owner", "owner 数源单位 责任单位"), ("source", "source 来源"), ("place", "place 出处"), ("firms", "firms 企业数"),
            ("definition", "definition 口径 口径版本"), ("decimals", "decimals 小数位"), ("known_from", "known_from"),
        })
        {
            foreach (var heading in headings.Split(' ')) known[heading] = column;
        }
        return known;
    }
}
