using OneCity.Documents.Model.Claims;
using OneCity.Kernel;

namespace OneCity.Web.Pages.Documents;

/// <summary>The words of the desk that reads documents.</summary>
internal static class DocumentsWords
{
    public static readonly Words Title = new("读文件", "Documents");
    public static readonly Words Lead = new("把工作报告、规划、公报和新闻读成数、目标和项目，逐条标明出处，由人决定是否采用。", "Reports, plans, bulletins and news become figures, targets and projects, each with its place in the text; a person decides.");
    public static readonly Words Bring = new("交来一份文件", "Bring in a document");
    public static readonly Words Paste = new("粘贴文字", "Paste the text");
    public static readonly Words File = new("或选择文件（TXT、HTML、DOCX、PDF）", "or choose a file (TXT, HTML, DOCX, PDF)");
    public static readonly Words Date = new("文件日期（不知道可不填）", "Date of the document (leave empty if unknown)");
    public static readonly Words Read = new("读", "Read");
    public static readonly Words Name = new("文件", "Document");
    public static readonly Words DatedOn = new("日期", "Date");
    public static readonly Words Claims = new("条目", "Claims");
    public static readonly Words Open = new("未决", "Open");
    public static readonly Words By = new("交来人", "Brought by");
    public static readonly Words Nothing = new("还没有文件", "No documents yet");
    public static readonly Words NothingNext = new("在上面粘贴文字或选择文件。", "Paste a text or choose a file above.");
    public static readonly Words Text = new("原文", "The text");
    public static readonly Words Slice = new("文中", "In the text");
    public static readonly Words Value = new("数值", "Value");
    public static readonly Words Measure = new("量什么", "Measure");
    public static readonly Words Place = new("地方", "Place");
    public static readonly Words Period = new("时期", "Period");
    public static readonly Words Kind = new("性质", "Kind");
    public static readonly Words Certainty = new("把握", "Certainty");
    public static readonly Words State = new("处理", "State");
    public static readonly Words Accept = new("接受所选", "Accept chosen");
    public static readonly Words Reject = new("不采用所选", "Reject chosen");
    public static readonly Words AcceptAbove = new("接受全部正文未决条目，把握不低于", "Accept every open claim of the main text of certainty");
    public static readonly Words Least = new("最低把握", "Least certainty");
    public static readonly Words Reopen = new("撤回所选", "Take back chosen");
    public static readonly Words ReopenNote = new("不采用的，以及接受后没有成为数或计划事项的，可以撤回重判。", "Rejected claims, and accepted ones that became no figure or plan item, may be taken back and judged anew.");
    public static readonly Words What = new("说什么", "What it says");
    public static readonly Words Kept = new("只留在本文件", "kept with this document");
    public static readonly Words AllOrNone = new("一次处理或者全部成功，或者一条也不动。", "One act decides about all of them or none.");
    public static readonly Words Checks = new("核对", "Checks");
    public static readonly Words Projects = new("项目", "Projects");
    public static readonly Words Targets = new("目标", "Targets");
    public static readonly Words Investment = new("总投资", "Total investment");
    public static readonly Words Stage = new("阶段", "Stage");
    public static readonly Words Due = new("到", "Due");
    public static readonly Words Unit = new("单位", "Unit");
    public static readonly Words Indicator = new("指标", "Indicator");
    public static readonly Words Correct = new("更正", "Correct");
    public static readonly Words Corrected = new("已更正", "corrected");
    public static readonly Words Gave = new("查看", "see it");
    public static readonly Words Legend = new("颜色与线型表示性质", "Colour and line tell the kind");
    public static readonly Words Aside = new("非正文", "not main text");

    public static Words KindOf(string kind) => kind switch
    {
        "actual" => new("实际", "actual"),
        "preliminary" => new("初步", "preliminary"),
        "target" => new("目标", "target"),
        "planned" => new("计划", "planned"),
        "forecast" => new("预计", "forecast"),
        _ => Words.Same(kind),
    };

    public static Words StateOf(string state) => state switch
    {
        "accepted" => new("已接受", "accepted"),
        "rejected" => new("不采用", "rejected"),
        _ => new("未决", "open"),
    };

    /// <summary>The amount as a reader writes it: with 亿 and 万 from a hundred million and from ten thousand on.</summary>
    public static string Folded(decimal value) => (Math.Abs(value) >= 100_000_000 ? (value / 100_000_000, "亿") : Math.Abs(value) >= 10_000 ? (value / 10_000, "万") : (value, "")) is var (folded, word)
        ? folded.ToString("#,0.######", System.Globalization.CultureInfo.InvariantCulture) + word : "";

    /// <summary>Comparator, value or range, and unit.</summary>
    public static string Amount(Figure claim) => $"{claim.Comparator}{Folded(claim.Value)}{(claim.ValueHigh is { } high ? $"–{Folded(high)}" : "")}{claim.Unit}";

    /// <summary>What a claim says, in one line.</summary>
    public static string Line(Figure claim, Language language) => string.Join(" · ", new[]
    {
        claim.Measure, Amount(claim), claim.Place, claim.Period, KindOf(claim.Kind).In(language),
    }.Where(part => !string.IsNullOrEmpty(part)));
}
