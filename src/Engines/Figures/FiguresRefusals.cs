using OneCity.Figures.Model;
using OneCity.Figures.Model.Forms;
using OneCity.Kernel;

namespace OneCity.Figures;

/// <summary>Every refusal of the engine.</summary>
public static class FiguresRefusals
{
    /// <summary>The guard of the two books, the same at API, page, command line and file.</summary>
    public static Refusal AssessmentNeverPublic { get; } = new(
        "figures.assessment-never-public",
        new("考核账的数字不能发布，也不能对外导出", "a figure of the assessment book can never be published or exported to the public"),
        new("改用在地账（--book official），或去掉 --public 只供内部使用", "use the official book (--book official), or leave out --public for use inside"));

    /// <summary>A locked figure is not changed.</summary>
    public static Refusal Locked(Fact fact) => new(
        "figures.locked",
        new($"{Text(fact)} 已审定锁定", $"{Text(fact)} is approved and locked"),
        new("先写明理由解锁，再更正", "unlock it with a reason, then correct it"));

    /// <summary>Nobody ever stated it.</summary>
    public static Refusal Unknown(Fact fact) => new(
        "figures.unknown",
        new($"没有数字 {Text(fact)}", $"there is no figure {Text(fact)}"),
        new("用 figures list 看有哪些时期与区域", "see which periods and regions exist with figures list"));

    /// <summary>The claim named is not one of the fact.</summary>
    public static Refusal UnknownClaim(Fact fact, long number) => new(
        "figures.unknown-claim",
        new($"{Text(fact)} 没有第 {number} 条说法", $"{Text(fact)} has no claim {number}"),
        new("打开该数字的页面，选择仍成立的一条", "open the figure's page and choose a claim that stands"));

    /// <summary>Another import is at work.</summary>
    public static Refusal ImportRunning { get; } = new(
        "figures.import-running",
        new("另一个导入正在进行", "another import is running"),
        new("等它结束后重试；中断的导入一分钟后自动清除", "try again when it has ended; one that broke off is cleared after a minute"));

    /// <summary>A target or plan is not a figure.</summary>
    public static Refusal GoalIsNoFigure { get; } = new(
        "figures.goal-is-no-figure",
        new("目标和计划不是数字", "targets and plans are no figures"),
        new("录入到计划的目标里", "enter it as a target of a plan"));

    /// <summary>A figure without a period says nothing.</summary>
    public static Refusal NoPeriod { get; } = new(
        "figures.no-period",
        new("没有时期的行不进入", "a row without a period does not enter"),
        new("补上时期，如 2024 或 2024-Q1", "add the period, such as 2024 or 2024-Q1"));

    /// <summary>A decision, an unlocking or an exception needs a reason.</summary>
    public static Refusal ReasonNeeded { get; } = new(
        "figures.reason-needed",
        new("需要写明理由", "a reason is needed"),
        new("写一句理由，它会一直保留", "write one sentence; it is kept for good"));

    /// <summary>An indicator nobody defined.</summary>
    public static Refusal UnknownIndicator(string code, string nearest) => new(
        "figures.unknown-indicator",
        new($"没有指标“{code}”", $"there is no indicator \"{code}\""),
        new(nearest.Length > 0 ? $"最接近的是“{nearest}”" : "先装入含该指标的资料包",
            nearest.Length > 0 ? $"the nearest is \"{nearest}\"" : "load a pack that defines it"));

    /// <summary>A subject nobody defined.</summary>
    public static Refusal UnknownRegion(string code) => new(
        "figures.unknown-region",
        new($"没有区域、范围、园区或单位“{code}”", $"there is no region, scope, park or organisation \"{code}\""),
        new("用 regions list 查代码", "look the code up with regions list"));

    /// <summary>There are two books.</summary>
    public static Refusal UnknownBook(string word) => new(
        "figures.unknown-book",
        new($"没有账本“{word}”", $"there is no book \"{word}\""),
        new("写 official 或 assessment", "write official or assessment"));

    /// <summary>The two values cannot be added.</summary>
    public static Refusal DoesNotAdd(string indicator) => new(
        "figures.does-not-add",
        new($"指标“{indicator}”的数值不能相加", $"values of the indicator \"{indicator}\" do not add up"),
        new("比率、人均和位次请由分子分母重新计算", "compute rates, averages and ranks anew from their parts"));

    /// <summary>A sum over no region.</summary>
    public static Refusal UnreadableRegions { get; } = new(
        "figures.unreadable-regions", new("没有写明对哪些地区合计", "no region is named to add up"), new("写出代码，用逗号分开，如 430100,430200", "write codes separated by commas, such as 430100,430200"));

    /// <summary>A mapping without a sender.</summary>
    public static Refusal SenderNeeded { get; } = new(
        "figures.sender-needed", new("没有写来表单位", "the sender is missing"), new("写明这张表是谁报来的", "say who sends these tables"));

    /// <summary>Nobody kept a mapping of this sender.</summary>
    public static Refusal UnknownSender(string sender, string nearest) => new(
        "figures.unknown-sender",
        new($"没有为“{sender}”保存过列对应", $"no mapping is kept for the sender \"{sender}\""),
        new(nearest.Length > 0 ? $"最接近的是“{nearest}”" : "先用 figures mapping 保存", nearest.Length > 0 ? $"the nearest is \"{nearest}\"" : "keep one with figures mapping"));

    /// <summary>A column that tables of figures do not have.</summary>
    public static Refusal UnknownColumn(string column, string nearest) => new(
        "figures.unknown-column",
        new($"没有列“{column}”", $"there is no column \"{column}\""),
        new($"最接近的是“{nearest}”；可用：{string.Join("、", Files.FigureColumns.All)}", $"the nearest is \"{nearest}\"; there are {string.Join(", ", Files.FigureColumns.All)}"));

    /// <summary>A statistics rule of an agreement that cannot be computed.</summary>
    public static Refusal UnusableAttribution(string agreement, string indicator) => new(
        "figures.unusable-attribution",
        new($"协议“{agreement}”关于“{indicator}”的统计分算规则算不出来", $"the statistics rule of \"{agreement}\" about \"{indicator}\" cannot be computed"),
        new("写明协议名称；按比例的份额须合计为 1，双方全额须有两方，全归一方须有且只有一方",
            "name the agreement; shares must sum to 1, full for both needs two parties, wholly needs exactly one"));

    /// <summary>An unreadable formula.</summary>
    public static Refusal UnreadableFormula(string formula, int position) => new(
        "figures.unreadable-formula",
        new($"公式“{formula}”第 {position} 个字符处读不懂", $"cannot read the formula \"{formula}\" at character {position}"),
        new("用指标代码、+ - * / ( )、before()、lastyear()、growth()、in(区域, 指标)、members()", "use indicator codes, + - * / ( ), before(), lastyear(), growth(), in(region, indicator), members()"));

    /// <summary>An unreadable instant.</summary>
    public static Refusal UnreadableInstant(string text) => new(
        "figures.unreadable-instant",
        new($"读不懂时刻“{text}”", $"cannot read the instant \"{text}\""),
        new("写日期 2026-03-02，或带时差的时刻 2026-03-02T09:00:00+08:00", "write a date, 2026-03-02, or an instant with offset, 2026-03-02T09:00:00+08:00"));

    /// <summary>A pack rule said no to a value.</summary>
    public static Refusal RuleSaysNo(string rule, Words what) => new(
        $"figures.check-{rule}",
        what,
        new("核对原始材料；确实如此时请管理员在资料包里改规则", "check the original; when it is right, have the rule in the pack changed"));

    /// <summary>A form would ask for what exists.</summary>
    public static Refusal FormAsksAgain(IReadOnlyList<ExistingField> exists)
    {
        ArgumentNullException.ThrowIfNull(exists);
        var zh = string.Join("；", exists.Select(each => $"{each.Address} {each.Field} → {each.Match.Indicator.Code} {each.Match.Indicator.Name}"));
        var en = string.Join("; ", exists.Select(each => $"{each.Address} {each.Field} -> {each.Match.Indicator.Code}"));
        return new("figures.form-asks-again",
            new($"报表重复索要已有的数：{zh}", $"the form asks again for what exists: {en}"),
            new("在这些格写上 indicator，由数直接带出；确需重报的，请管理员写明理由放行", "write the indicator in these cells so that they are drawn; where it must ask again, an administrator lets it through with a reason"));
    }

    /// <summary>No such form.</summary>
    public static Refusal UnknownForm(string code) => new(
        "figures.unknown-form", new($"没有报表“{code}”", $"there is no form \"{code}\""), new("先登记报表", "register it first"));

    /// <summary>No such round.</summary>
    public static Refusal UnknownRound(string form, string period) => new(
        "figures.unknown-round", new($"报表“{form}”没有开过 {period} 这一期", $"the form \"{form}\" has no round {period}"), new("用 forms fill 开一期", "open it with forms fill"));

    /// <summary>The form is asked monthly, quarterly or yearly, and the period is another kind.</summary>
    public static Refusal NoRoundOfForm(string form, string period) => new(
        "figures.no-round-of-form", new($"报表“{form}”没有 {period} 这样的期别", $"the form \"{form}\" is not asked for a period such as {period}"), new("按登记的 rounds 写时期", "write a period of the kind its description says under rounds"));

    /// <summary>An approved round takes no answers.</summary>
    public static Refusal RoundClosed(string form, string period) => new(
        "figures.round-closed", new($"报表“{form}”{period} 已审定", $"round {period} of \"{form}\" is approved"), new("更正请直接更正数", "correct the figure itself"));

    /// <summary>The cell was not asked of this owner.</summary>
    public static Refusal NotAsked(string address, string owner) => new(
        "figures.not-asked", new($"{address} 没有请“{owner}”填报", $"{address} was not asked of \"{owner}\""), new("只填列出的格", "answer only the cells listed"));

    /// <summary>The unit has no cell to answer.</summary>
    public static Refusal NothingAsked(string owner) => new(
        "figures.nothing-asked", new($"这一期没有请“{owner}”填报的格", $"this round asks nothing of \"{owner}\""), new("只给名单上的单位发链接", "invite only units that are asked"));

    /// <summary>More digits than are kept.</summary>
    public static Refusal TooManyDigits(string address) => new(
        "figures.too-many-digits", new($"{address} 超过 18 位", $"{address} has more than 18 digits"), new("换更大的单位", "use a larger unit"));

    /// <summary>The form came without a workbook.</summary>
    public static Refusal NoLayout(string form) => new(
        "figures.no-layout", new($"报表“{form}”没有版式文件", $"the form \"{form}\" has no layout"), new("登记时附上本部门的 XLSX", "register it with the department's XLSX"));

    /// <summary>A link that opens nothing any more.</summary>
    public static Refusal LinkOver { get; } = new(
        "figures.link-over", new("链接无效或已过期", "the link is not valid or has expired"), new("请发出单位重新生成", "ask who sent it for a new one"));

    private static string Text(Fact fact) => $"{fact.Indicator} · {fact.Region} · {fact.Period} · {fact.Book.Word()}";
}
