using OneCity.Kernel;

namespace OneCity.Web.Pages.Search;

/// <summary>The words of the search.</summary>
internal static class SearchWords
{
    public static readonly Words Title = new("搜索", "Search");
    public static readonly Words Region = new("地区", "Region");
    public static readonly Words Scope = new("范围", "Scope");
    public static readonly Words Indicator = new("指标", "Indicator");
    public static readonly Words Organisation = new("机构", "Organisation");
    public static readonly Words Kind = new("类别", "Kind");
    public static readonly Words Name = new("名称", "Name");
    public static readonly Words Code = new("代码", "Code");
    public static readonly Words Nothing = new("没有找到", "Nothing found");
    public static readonly Words NothingNext = new("试试简称、旧名、代码或拼音首字母。", "Try a short or former name, a code, or pinyin.");
    public static readonly Words Begin = new("输入要找的名称", "Type what you look for");
    public static readonly Words BeginNext = new("可找地区、指标、机构；名称、代码、拼音都行。", "Regions, indicators and organisations, by name, code or pinyin.");

    public static Words Lead(string words) => new($"含“{words}”的地区、指标和机构", $"Regions, indicators and organisations with \"{words}\"");
}
