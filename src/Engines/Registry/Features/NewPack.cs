using OneCity.Kernel;
using OneCity.Registry.Model.Tables;

namespace OneCity.Registry;

/// <summary>Writes an empty, valid pack whose tables explain themselves.</summary>
public static class NewPack
{
    private static readonly (string File, string[] Columns, string[] Comments)[] Tables =
    [
        ("regions.csv", [.. PlaceTables.RegionColumns, "short_name"], ["地区 / regions: code 六位数字 (GB/T 2260); level province, city, county; parent 上级代码", "例 / example: 430281,醴陵市,Liling,county,430200,,,醴陵"]),
        ("former-regions.csv", PlaceTables.FormerColumns, ["曾用代码 / former codes: 例 430221,株洲县,430212,2018-06-19,来源代码"]),
        ("scopes.csv", PlaceTables.ScopeColumns, ["口径 / scopes: 一组有名称的地区 / a named set of regions"]),
        ("memberships.csv", PlaceTables.MembershipColumns, ["口径的成员 / members of scopes: role member 或 observer; from, to 空白为不限"]),
        ("organisations.csv", DutyTables.OrganisationColumns, ["机构 / organisations: city 所属城市的地区代码; 合并更名时填 to 与 successor"]),
        ("mandates.csv", DutyTables.MandateColumns, ["职责 / duties: 例 zz-tjj,statistics,430200,,"]),
        ("parks.csv", PlaceTables.ParkColumns, ["园区、线路等 / parks, lines and other places: level national, provincial, city 或空白"]),
        ("indicators.csv", [.. DutyTables.IndicatorColumns, "adds", "synonyms"], ["指标 / indicators: direction up, down, none; adds yes 表示可相加; synonyms 用分号隔开", "例 / example: gdp,地区生产总值,Gross regional product,亿元,up,2,一地一个时期内生产活动的最终成果,yes,GDP;生产总值"]),
        ("sources.csv", DutyTables.SourceColumns, ["来源 / sources: grade G 政府原件, N 新闻, A 学术, W 百科, M 转抄"]),
        ("calendar.csv", CalendarTable.Columns, ["工作日历 / working calendar: day off 放假, work 调休上班", "例 / example: 2026,2026-01-01,off,元旦,国办发明电〔2025〕7号,holidays-2026"]),
        ("figures.csv", [.. FigureTable.Columns, "public", "note"], ["数 / figures: status as-printed, preliminary, initial, final, revised; qualifier about, at_least, over, at_most; book official, assessment", "region 可以是地区、口径、园区或机构的代码 / a region, scope, park or organisation"]),
    ];

    /// <summary>Writes the tables into the folder, which is made when it is not there.</summary>
    /// <returns>The files written.</returns>
    /// <exception cref="RefusedException"><c>registry.folder-not-empty</c>.</exception>
    public static IReadOnlyList<string> In(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw RegistryRefusals.FolderNotEmpty(folder).ToException();
        Directory.CreateDirectory(folder);
        foreach (var (file, columns, comments) in Tables)
            File.WriteAllText(Path.Combine(folder, file), string.Concat(comments.Select(comment => $"# {comment}\n")) + string.Join(',', columns) + "\n");
        return [.. Tables.Select(table => Path.Combine(folder, table.File))];
    }
}
