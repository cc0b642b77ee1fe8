using OneCity.Kernel;

namespace OneCity.Web.Pages.Regions;

/// <summary>The words of the pages about regions.</summary>
internal static class RegionsWords
{
    public static readonly Words Title = new("地区", "Regions");
    public static readonly Words Lead = new("市、县、区与它们的代码、隶属和变更；范围是成员随时间变化的一组地区。", "Cities, counties and districts with codes, parents and changes; scopes are sets of regions whose members change over time.");
    public static readonly Words Tree = new("隶属", "Order");
    public static readonly Words List = new("名录", "List");
    public static readonly Words Scopes = new("范围", "Scopes");
    public static readonly Words Name = new("名称", "Name");
    public static readonly Words NameEn = new("英文名", "English");
    public static readonly Words Code = new("代码", "Code");
    public static readonly Words Level = new("层级", "Level");
    public static readonly Words Parent = new("上级", "Parent");
    public static readonly Words From = new("自", "From");
    public static readonly Words To = new("至", "To");
    public static readonly Words Members = new("成员", "Members");
    public static readonly Words Observers = new("观察", "Observers");
    public static readonly Words Definition = new("定义", "Definition");
    public static readonly Words Former = new("曾用", "Formerly");
    public static readonly Words Children = new("下辖", "Below it");
    public static readonly Words InScopes = new("属于范围", "In scopes");
    public static readonly Words Organisations = new("机构", "Organisations");
    public static readonly Words Parks = new("园区与功能区", "Parks and zones");
    public static readonly Words Figures = new("数", "Figures");
    public static readonly Words Indicator = new("指标", "Indicator");
    public static readonly Words Period = new("时期", "Period");
    public static readonly Words Value = new("数值", "Value");
    public static readonly Words Unit = new("单位", "Unit");
    public static readonly Words Stage = new("阶段", "Stage");
    public static readonly Words Source = new("来源", "Source");
    public static readonly Words Grade = new("等级", "Grade");
    public static readonly Words Disputed = new("口径", "Agreement");
    public static readonly Words NoFigures = new("这个地区还没有公开的数", "No public figures for this region yet");
    public static readonly Words NoFiguresNext = new("统计员登录后可在“数”里导入或填报；来源和口径会一并保存。", "A statistician can import or fill in figures after signing in; source and definition are kept with them.");
    public static readonly Words OverTime = new("历年走势", "Over time");
    public static readonly Words ChooseIndicator = new("选择指标", "Choose an indicator");
    public static readonly Words OnMap = new("在地图上", "On the map");
    public static readonly Words Here = new("本页地区", "this region");
    public static readonly Words Nothing = new("还没有地区", "No regions yet");
    public static readonly Words NothingNext = new("装入地区包：./onecity pack load regions/changzhutan", "Load a region pack: ./onecity pack load regions/changzhutan");
    public static readonly Words OneYear = new("只有一年有数，画不成线。", "Only one year has a figure, so there is no line to draw.");

    public static Words OfPark(string level) => level switch
    {
        "national" => new("国家级", "national"),
        "provincial" => new("省级", "provincial"),
        "municipal" => new("市级", "municipal"),
        "county" => new("县级", "county"),
        _ => new(level, level),
    };

    public static Words Of(RegionLevel level) => level switch
    {
        RegionLevel.Country => new("国家", "Country"),
        RegionLevel.Province => new("省级", "Province"),
        RegionLevel.City => new("地级市", "City"),
        RegionLevel.County => new("县级", "County"),
    };

    public static Words Unknown(string code) => new($"没有代码为“{code}”的地区", $"There is no region with code \"{code}\"");

    public static Words Was(string name, string code, DateOnly until) => new($"{name} {code}，{until:yyyy-MM-dd} 起改", $"{name} {code}, until {until:yyyy-MM-dd}");

    public static Words ChartLabel(string region, string indicator, int years) => new($"{region}{indicator}：{years} 个年份", $"{region}, {indicator}: {years} years");

    public static Words Broken(string years) => new($"线在此断开，不可直接比较：{years}。", $"The line breaks where years do not compare: {years}.");

    public static Words MethodChanged(string year) => new($"{year} 年起口径改变", $"definition changed from {year}");

    public static Words NoData(string years) => new($"{years} 无数据", $"no data for {years}");
}
