using OneCity.Kernel;

namespace OneCity.Web.Pages.Overview;

/// <summary>The words of the overview.</summary>
internal static class OverviewWords
{
    public static readonly Words Title = new("总览", "Overview");
    public static readonly Words Indicators = new("地图按指标着色", "Colour the map by");
    public static readonly Words More = new("更多指标", "More");
    public static readonly Words Level = new("层级", "Level");
    public static readonly Words Cities = new("市", "Cities");
    public static readonly Words Counties = new("县市区", "Counties");
    public static readonly Words Period = new("时期", "Period");
    public static readonly Words Missing = new("无数据", "no data");
    public static readonly Words Headlines = new("主要数字", "Headline figures");
    public static readonly Words Region = new("地区", "Region");
    public static readonly Words Value = new("数值", "Value");
    public static readonly Words Trend = new("历年", "Years");
    public static readonly Words Status = new("阶段", "Stage");
    public static readonly Words Today = new("今天要看的", "To look at today");
    public static readonly Words NothingToday = new("没有等您处理的事。", "Nothing waits for you.");
    public static readonly Words SignIn = new("登录后，这里列出等您确认、填报和接收的事。", "Sign in to see what waits for you to confirm, fill in or accept.");
    public static readonly Words AllInbox = new("全部待办", "Whole inbox");
    public static readonly Words Disputed = new("口径打架", "Sources that differ");
    public static readonly Words NoFigures = new("还没有数", "No figures yet");
    public static readonly Words NoFiguresNext = new("装入地区包后，这里就有数：./onecity pack load regions/changzhutan", "Load a region pack to see figures here: ./onecity pack load regions/changzhutan");
    public static readonly Words SumAgrees = new("成员之和相符", "sum of members agrees");
    public static readonly Words Sources = new("数从哪来", "Where figures come from");
    public static readonly Words AllRegions = new("全部地区", "All regions");
    public static readonly Words Grade = new("来源等级", "Grade of source");
    public static readonly Words Count = new("条", "Count");
    public static readonly Words Expand = new("看口径", "Compare");

    public static readonly Words Targets = new("目标，够得着吗", "Targets: within reach?");
    public static readonly Words Target = new("目标", "Target");
    public static readonly Words By = new("期限", "By");
    public static readonly Words Needs = new("需年均", "Needs a year");
    public static readonly Words Best = new("最好年份", "Best year");
    public static readonly Words Verdict = new("判断", "Verdict");

    public static Words MapLabel(string indicator, string period, int known, int all) => new(
        $"{indicator} {period}：{all} 个地区中 {known} 个有数", $"{indicator} {period}: figures for {known} of {all} regions");

    public static Words SumDiffers(string sum) => new($"成员之和 {sum}", $"sum of members {sum}");

    public static Words Members(int members) => new($"{members} 个成员", $"{members} members");

    public static Words DueOn(DateOnly day) => new($"截止 {day:yyyy-MM-dd}", $"due {day:yyyy-MM-dd}");
}
