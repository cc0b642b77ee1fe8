using OneCity.Kernel;
using OneCity.Web.Components.Parts;

namespace OneCity.Web.Pages.Figures;

/// <summary>The words of the figures desk.</summary>
internal static class FiguresPageWords
{
    public static readonly Words Title = new("数", "Figures");
    public static readonly Words Lead = new("一数一源：每个数有归口单位、口径和出处；改过的都留着。", "Reported once: every figure has an owner, a definition and a source; what was corrected stays on record.");
    public static readonly Words Search = new("查一个数", "Find a figure");
    public static readonly Words SearchHint = new("指标或地区的名称、代码，如“株洲 常住人口”", "name or code of indicator or region, such as “Zhuzhou GDP”");
    public static readonly Words SearchButton = new("查", "Search");
    public static readonly Words Definition = new("口径", "Definition");
    public static readonly Words Indicator = new("指标", "Indicator");
    public static readonly Words Region = new("地区/范围", "Region or scope");
    public static readonly Words Period = new("时期", "Period");
    public static readonly Words Status = new("状态", "Status");
    public static readonly Words Value = new("数值", "Value");
    public static readonly Words Unit = new("单位", "Unit");
    public static readonly Words Book = new("账", "Book");
    public static readonly Words Owner = new("数源单位", "Owner");
    public static readonly Words Source = new("来源", "Source");
    public static readonly Words Known = new("录入时间", "Known from");
    public static readonly Words Taken = new("采用", "Taken");
    public static readonly Words Rule = new("采用依据", "Taken by");
    public static readonly Words NothingTitle = new("没有符合的数", "No such figure");
    public static readonly Words NothingNext = new("换个说法，或导入一张表。", "Try other words, or import a table.");
    public static readonly Words ConflictsTitle = new("一事多数", "Conflicts");
    public static readonly Words ConflictsLead = new("同一事实、同一状态、不同数值：哪一个被采用，凭什么采用。", "One fact, one status, several values: which is taken, and on what ground.");
    public static readonly Words NoConflicts = new("没有互相矛盾的数", "No figures contradict each other");
    public static readonly Words NoConflictsNext = new("新数进来时会自动比对。", "New figures are compared as they come in.");
    public static readonly Words PivotTitle = new("透视与比较", "Pivot and compare");
    public static readonly Words PivotLead = new("指标 × 地区 × 年份。口径断开处线也断开，不算增速；地址栏就是这张图，可以发给别人。", "Indicators by regions by years. Where the method breaks, the line breaks and growth is missing; the address is the view, to pass on.");
    public static readonly Words From = new("从", "From");
    public static readonly Words To = new("到", "To");
    public static readonly Words Trend = new("走势", "Trend");
    public static readonly Words Show = new("显示", "Show");
    public static readonly Words Break = new("口径断点", "Break in method");
    public static readonly Words FormsTitle = new("报表", "Forms");
    public static readonly Words FormsLead = new("登记一次；已有的数自动带出，只向数源单位要缺的。", "Described once; what is known is filled in, only the rest is asked of its owner.");
    public static readonly Words NoForms = new("还没有登记报表", "No form is registered yet");
    public static readonly Words NoFormsNext = new("上传一份报表说明（YAML）和本部门的 XLSX 版式。", "Upload a description (YAML) and the department's own XLSX.");
    public static readonly Words Cells = new("格数", "Cells");
    public static readonly Words Drawn = new("自动带出", "Filled without asking");
    public static readonly Words Unanswered = new("未填报", "Not answered");
    public static readonly Words Register = new("登记", "Register");
    public static readonly Words Description = new("报表说明（YAML）", "Description (YAML)");
    public static readonly Words Layout = new("版式（XLSX）", "Layout (XLSX)");
    public static readonly Words OpenTitle = new("开放数据", "Open data");
    public static readonly Words OpenLead = new("已公开的数，不用登录；每个数带单位、时期、状态和来源。", "Figures that are public, without sign-in; each with unit, period, status and source.");
    public static readonly Words NothingOpen = new("还没有公开的数", "Nothing is public yet");
    public static readonly Words NothingOpenNext = new("发布后会出现在这里。", "Published figures appear here.");
    public static readonly Words Download = new("下载", "Download");
    public static readonly Words History = new("全部说法", "All claims");
    public static readonly Words Standing = new("成立", "stands");
    public static readonly Words Superseded = new("已被更正", "superseded");
    public static readonly Words Decide = new("由人决定采用哪一个", "Decide which is taken");
    public static readonly Words DecideButton = new("采用这一条", "Take this one");
    public static readonly Words Reason = new("理由（一直保留）", "Reason (kept for good)");
    public static readonly Words Decisions = new("决定", "Decisions");
    public static readonly Words PublicLog = new("公开修订记录", "Public log");
    public static readonly Words PublishButton = new("发布现行数", "Publish what is taken");
    public static readonly Words NotPublic = new("未公开", "Not public");
    public static readonly Words LockButton = new("审定并锁定", "Approve and lock");
    public static readonly Words UnlockButton = new("解锁", "Unlock");
    public static readonly Words Locked = new("已审定锁定", "Approved and locked");
    public static readonly Words Series = new("历年", "Over the years");
    public static readonly Words Claim = new("第几条", "Claim");
    public static readonly Words ReleasedAt = new("公开时间", "Public from");
    public static readonly Words By = new("经办", "By");

    public static Link[] Tabs(Language language) =>
    [
        new("/figures", Title.In(language)), new("/figures/pivot", PivotTitle.In(language)), new("/figures/conflicts", ConflictsTitle.In(language)),
        new("/figures/changes", DeskWords.ChangesTitle.In(language)), new("/figures/forms", FormsTitle.In(language)), new("/figures/import", DeskWords.ImportTitle.In(language)),
        new("/figures/books", DeskWords.BooksTitle.In(language)), new("/open/figures", OpenTitle.In(language)),
    ];

    public static Words RuleName(OneCity.Figures.Model.TakingRule rule) => rule switch
    {
        OneCity.Figures.Model.TakingRule.Only => new("只有这一条", "the only one"),
        OneCity.Figures.Model.TakingRule.Owner => new("数源单位优先", "owner first"),
        OneCity.Figures.Model.TakingRule.Status => new("状态更高", "higher status"),
        OneCity.Figures.Model.TakingRule.SourceGrade => new("来源等级更高", "better source"),
        OneCity.Figures.Model.TakingRule.Newest => new("最新录入", "newest"),
        OneCity.Figures.Model.TakingRule.Decision => new("由人决定", "decided by a person"),
        OneCity.Figures.Model.TakingRule.OwnFigure => new("范围自身的数", "the scope's own figure"),
    };
}
