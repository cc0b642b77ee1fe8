using OneCity.Kernel;
using OneCity.Plans.Model.Plans;

namespace OneCity.Web.Pages.Plans;

/// <summary>Words of the pages on which plans are made, signed, drawn from and compared.</summary>
internal static class PlanKeepingWords
{
    public static readonly Words Shelf = new("计划", "Plans");
    public static readonly Words ShelfLead = new("五年计划、年度清单、会议决定和协议承诺；签署之后，每一处变更都对照签署稿。", "Five-year plans, yearly lists, decisions, promises; once signed, every change is held against what was signed.");
    public static readonly Words NewPlan = new("新建计划", "Make a plan");
    public static readonly Words Term = new("期限", "Term");
    public static readonly Words StartsOn = new("开始", "Starts");
    public static readonly Words EndsOn = new("结束", "Ends");
    public static readonly Words DrawnFrom = new("提取自", "Drawn from");
    public static readonly Words ConfirmedBy = new("确认单位", "Confirmed by");
    public static readonly Words Rules = new("亮灯规则", "Rules of lights");
    public static readonly Words Rows = new("事项数", "Rows");
    public static readonly Words Signed = new("签署", "Signed");
    public static readonly Words Draft = new("未签署", "not signed");
    public static readonly Words Sign = new("签署", "Sign");
    public static readonly Words SignAsk = new("签署后成为基线，此后每一处变更都要写明原因。确定签署？", "Signed, it is the baseline: every later change needs a reason. Sign?");
    public static readonly Words EditHead = new("修改计划信息", "Change the plan's head");
    public static readonly Words Save = new("保存", "Save");
    public static readonly Words AddRow = new("添加一行", "Add a row");
    public static readonly Words Level = new("层级", "Level");
    public static readonly Words Above = new("上级", "Row above");
    public static readonly Words AtTop = new("（顶层）", "(top)");
    public static readonly Words CoLeads = new("联合牵头单位", "Further lead units");
    public static readonly Words EvidenceExpected = new("要求的佐证", "Evidence expected");
    public static readonly Words EvidenceHint = new("可填 statement、file、photo、figure、case，多个用顿号隔开；填了就要有佐证经他人确认才算办结", "statement, file, photo, figure, case; where filled, it is done only with confirmed evidence");
    public static readonly Words FieldHint = new("不填则随上级", "left empty it follows the row above");
    public static readonly Words UnitHint = new("不填则由上级统筹", "may stay empty");
    public static readonly Words DueHint = new("不填为计划最后一天", "left empty: the last day of the plan");
    public static readonly Words GoalFigure = new("目标值（只填目标时）", "Target figure (goals only)");
    public static readonly Words Indicator = new("指标代码", "Code of the indicator");
    public static readonly Words Region = new("区域代码", "Code of the region");
    public static readonly Words UnitOfValue = new("单位", "Unit");
    public static readonly Words TargetYear = new("目标年", "Target year");
    public static readonly Words TargetValue = new("目标值", "Target");
    public static readonly Words NoRows = new("还没有事项", "No rows yet");
    public static readonly Words NoRowsNext = new("在下面添加，或从别的计划提取，或导入一份清单。", "Add rows below, draw them from another plan, or import a list.");
    public static readonly Words TakenOff = new("已移出", "Taken off");
    public static readonly Words PutBack = new("放回", "Put back");
    public static readonly Words TakeOff = new("移出清单", "Take off the list");
    public static readonly Words DrawTitle = new("提取事项", "Draw rows");
    public static readonly Words DrawLead = new("从五年计划或上一份清单提取到本清单；原事项留在原处，新事项写明从哪里接续。", "From the five-year plan or the list before into this one; the row stays where it is, the new one says what it continues.");
    public static readonly Words DrawFrom = new("来源计划", "Source");
    public static readonly Words DrawDue = new("统一期限（不填：期内的沿用原期限，其余为本清单最后一天）", "One due date for all (empty: dates within the term stay, others become its last day)");
    public static readonly Words DrawDone = new("提取选中的事项", "Draw the chosen rows");
    public static readonly Words Already = new("已提取", "drawn already");
    public static readonly Words NothingToDraw = new("这个计划没有可提取的事项", "This plan has no rows to draw");
    public static readonly Words ChooseSource = new("先选择来源计划。", "Choose a source first.");
    public static readonly Words OpenOnly = new("未办结", "open");
    public static readonly Words CarriedFrom = new("接续自", "Continues");
    public static readonly Words CarriedInto = new("接续到", "Continued by");
    public static readonly Words Compare = new("对照", "Compare");
    public static readonly Words CompareLead = new("签署稿与今天，或任意两天之间，哪些事项变了、谁改的、为什么。", "What changed between the signed plan and today, or between any two days: who, when, why.");
    public static readonly Words From = new("从", "From");
    public static readonly Words To = new("到", "To");
    public static readonly Words Baseline = new("签署稿", "as signed");
    public static readonly Words FromHint = new("不填为签署稿", "empty: as signed");
    public static readonly Words NoBaseline = new("还没有签署，没有签署稿可对照", "Not signed: there is no baseline");
    public static readonly Words NoBaselineNext = new("签署后再来，或填写起始日对照任意两天。", "Sign it first, or give a first day to compare any two days.");
    public static readonly Words Unchanged = new("没有变更", "Nothing changed");
    public static readonly Words UnchangedNext = new("这两个时点之间，清单一字未改。", "Between these two the plan reads the same.");
    public static readonly Words Difference = new("变更内容", "What reads otherwise");
    public static readonly Words Came = new("增列", "added");
    public static readonly Words Went = new("移出", "taken off");
    public static readonly Words TakenBack = new("改后又改回", "changed and changed back");
    public static readonly Words CameAndWent = new("增列后又移出", "added, then taken off");
    public static readonly Words Below = new("下级", "Rows below");
    public static readonly Words OpenTo = new("对观察员开放", "Open to observers");
    public static readonly Words ReadList = new("看清单", "See the list");
    public static readonly Words SourceHint = new("印发文号或网址", "number of the paper or its address");

    public static Words SignedBy(string on, string? by) => new($"{on} 由 {by} 签署", $"signed on {on} by {by}");

    public static Words DrawMore(int rows) => new($"另有 {rows} 行未显示：用“事项中的字”缩小范围", $"{rows} more rows are not shown: narrow them down by words in the item");

    public static Words Changed(int rows) => new($"{rows} 项有变更", $"{rows} rows changed");

    public static Words OfKind(string kind) => kind switch
    {
        "five_year" => new("五年计划", "five-year plan"), "yearly" => new("年度清单", "yearly list"), "points" => new("工作要点", "work points"),
        "decisions" => new("会议决定", "decisions"), "agreement" => new("协议承诺", "promises"), _ => new(kind, kind),
    };

    public static Words Of(ItemLevel level) => level switch
    {
        ItemLevel.Goal => new("目标", "goal"), ItemLevel.Item => new("事项", "item"), ItemLevel.Task => new("任务", "task"), ItemLevel.Milestone => new("节点", "milestone"),
    };

    public static Words Of(ItemPart part) => part switch
    {
        ItemPart.Title => PlansPageWords.Item, ItemPart.DueOn => PlansPageWords.Due, ItemPart.Lead => PlansPageWords.LeadUnit, ItemPart.CoLeads => CoLeads,
        ItemPart.Supports => PlansDeskWords.Supports, ItemPart.City => PlansPageWords.City, ItemPart.Field => PlansPageWords.Field, ItemPart.Parent => Above,
        ItemPart.WaitsFor => PlansDeskWords.WaitsFor, ItemPart.EvidenceExpected => EvidenceExpected,
    };
}
