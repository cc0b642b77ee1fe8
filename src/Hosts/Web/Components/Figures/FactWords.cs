using OneCity.Kernel;

namespace OneCity.Web.Components.Figures;

/// <summary>The headings of a table of facts.</summary>
internal static class FactWords
{
    public static readonly Words Region = new("地区", "Region");
    public static readonly Words Indicator = new("指标", "Indicator");
    public static readonly Words Period = new("时期", "Period");
    public static readonly Words Value = new("数值", "Value");
    public static readonly Words Unit = new("单位", "Unit");
    public static readonly Words Stage = new("阶段", "Stage");
    public static readonly Words Source = new("来源", "Source");
    public static readonly Words Grade = new("等级", "Grade");
    public static readonly Words Agreement = new("口径", "Sources");
    public static readonly Words Differ = new("不一致", "differ");
}
