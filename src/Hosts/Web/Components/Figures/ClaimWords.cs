using OneCity.Kernel;

namespace OneCity.Web.Components.Figures;

/// <summary>The words around a figure.</summary>
internal static class ClaimWords
{
    public static readonly Words Missing = new("暂无数据", "No figure yet");
    public static readonly Words Source = new("来源", "Source");
    public static readonly Words Sources = new("来源与口径", "Sources and definitions");
    public static readonly Words NoSource = new("未记来源", "No source recorded");
    public static readonly Words Taken = new("采用", "Taken");
    public static readonly Words Close = new("关闭", "Close");
    public static readonly Words Open = new("看这个数的全部记录", "Full record of this figure");

    public static Words Conflict(int sources, int values) => new($"{sources} 个来源，{values} 个数", $"{sources} sources, {values} numbers");

    public static Words Agreeing(int sources) => new($"{sources} 处来源一致", $"{sources} sources agree");

    public static Words Grade(SourceGrade grade) => grade switch
    {
        SourceGrade.Government => new("G 官方原文", "G official original"),
        SourceGrade.News => new("N 新闻或转载", "N news or reprint"),
        SourceGrade.Academic => new("A 学术文献", "A academic work"),
        SourceGrade.Wiki => new("W 百科", "W wiki"),
        SourceGrade.Mirror => new("M 转存副本，引用前须核", "M mirrored copy, check before quoting"),
    };
}
