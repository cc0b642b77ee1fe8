using OneCity.Kernel;

namespace OneCity.Web.Components.Parts;

/// <summary>The words of the small parts.</summary>
internal static class PartWords
{
    public static readonly Words Crumbs = new("上级页面", "Pages above");
    public static readonly Words Tabs = new("分页", "Sections");
    public static readonly Words Trend = new("走势", "Trend");

    public static Words Of(LightState state) => state switch
    {
        LightState.Done => new("办结", "Done"),
        LightState.OnTime => new("按期", "On time"),
        LightState.Soon => new("临期", "Due soon"),
        LightState.Late => new("逾期", "Overdue"),
        LightState.Unknown => new("无证据", "No evidence"),
    };
}
