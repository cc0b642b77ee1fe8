using OneCity.Kernel;

namespace OneCity.Web.Components.Tables;

/// <summary>The words around a table.</summary>
internal static class TableWords
{
    public static readonly Words Filter = new("筛选", "Filter");
    public static readonly Words FilterLabel = new("筛选这张表", "Filter this table");
    public static readonly Words Excel = new("导出 XLSX", "Export XLSX");
    public static readonly Words Csv = new("导出 CSV", "Export CSV");
    public static readonly Words Nothing = new("没有符合的行", "No row fits");
    public static readonly Words NothingNext = new("换一个筛选词，或清空筛选。", "Try another word, or clear the filter.");
    public static readonly Words Clear = new("清空筛选", "Clear the filter");
    public static readonly Words Previous = new("上一页", "Previous");
    public static readonly Words Next = new("下一页", "Next");
    public static readonly Words Pages = new("翻页", "Pages");

    public static Words Rows(int count) => new($"{count:#,0} 行", count == 1 ? "1 row" : $"{count:#,0} rows");

    public static Words PageOf(int page, int pages) => new($"第 {page} / {pages} 页", $"Page {page} of {pages}");
}
