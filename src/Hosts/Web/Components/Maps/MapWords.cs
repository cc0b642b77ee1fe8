using OneCity.Kernel;

namespace OneCity.Web.Components.Maps;

/// <summary>The words on a map.</summary>
internal static class MapWords
{
    public static readonly Words Missing = new("无数据", "No data");
    public static readonly Words NoOutlines = new("没有边界文件", "No boundary file");
    public static readonly Words NoOutlinesNext = new("运行 src/Hosts/Web/assets/build，或在设置 map.boundaries 中指定规划部门的边界文件。", "Run src/Hosts/Web/assets/build, or name a planning bureau's file in the setting map.boundaries.");
    public static readonly Words Gesture = new("按住 Ctrl 滚动可缩放地图", "Use Ctrl + scroll to zoom the map");
    public static readonly Words GestureMac = new("按住 ⌘ 滚动可缩放地图", "Use ⌘ + scroll to zoom the map");
    public static readonly Words GestureTouch = new("用两指移动地图", "Use two fingers to move the map");
    public static readonly Words ZoomIn = new("放大", "Zoom in");
    public static readonly Words ZoomOut = new("缩小", "Zoom out");
    public static readonly Words AboutOwn = new("边界：规划部门提供（CGCS2000）。", "Boundaries: given by the planning bureau (CGCS2000).");
    public static readonly Words Limits = new("非测绘成果，不作划界依据。", "Not a survey; not for legal boundaries.");

    public static Words AboutPackage(string package) => new(
        $"边界：npm {package}（打包者声明 ISC；内容来自阿里 DataV.GeoAtlas，未附开放许可），由 GCJ-02 换算为 WGS-84 并简化。",
        $"Boundaries: npm {package} (ISC as declared by its packager; content of Alibaba DataV.GeoAtlas, which has no open licence), converted from GCJ-02 to WGS-84 and simplified.");

    public static Words Approval(string number) => new($"审图号：{number}", $"Map approval number: {number}");
}
