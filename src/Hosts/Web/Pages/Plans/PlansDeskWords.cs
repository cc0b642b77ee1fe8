using OneCity.Kernel;

namespace OneCity.Web.Pages.Plans;

/// <summary>Words of the pages on which the work on plans is done.</summary>
internal static class PlansDeskWords
{
    public static readonly Words WaitingTitle = new("等待链", "Who waits for whom");
    public static readonly Words WaitingLead = new("谁在等谁的成果，最晚的一条决定何时完成。", "Whose result whom is waiting for; the longest chain decides the end.");
    public static readonly Words NobodyWaits = new("没有事项在等待别的事项", "No item waits for another");
    public static readonly Words NobodyWaitsNext = new("在事项页的“变更”里填写它等待的事项。", "Enter what an item waits for on its page, under Change.");
    public static readonly Words Critical = new("关键路径", "Critical path");
    public static readonly Words WaitsFor = new("等待", "Waits for");
    public static readonly Words WaitedForBy = new("被等待", "Waited for by");
    public static readonly Words Blamed = new("在等", "Held up by");
    public static readonly Words Drafts = new("会签与批示", "Drafts");
    public static readonly Words DraftsLead = new("文稿在这里审阅、会签、批示；批示成为任务，定稿原样留存。", "Papers go round here for review, countersigning and instructions; an instruction becomes a task, a frozen paper stays as it is.");
    public static readonly Words NewDraft = new("起草", "Start a draft");
    public static readonly Words Kind = new("文种", "Kind");
    public static readonly Words Heading = new("标题", "Title");
    public static readonly Words Body = new("正文", "Text");
    public static readonly Words Round = new("流转", "Round");
    public static readonly Words Step = new("环节", "Step");
    public static readonly Words Sign = new("提交意见", "Submit");
    public static readonly Words Instruct = new("批示立项", "Instruct");
    public static readonly Words OnPlan = new("列入清单", "On the list");
    public static readonly Words Freeze = new("定稿", "Freeze");
    public static readonly Words Frozen = new("已定稿", "Frozen");
    public static readonly Words OnItsRound = new("流转中", "On its round");
    public static readonly Words Papers = new("定稿存档", "Frozen papers");
    public static readonly Words FreezeBrief = new("冻结一份简报", "Freeze a brief");
    public static readonly Words Digest = new("一周", "This week");
    public static readonly Words DigestLead = new("由两天的灯算出：这一周的最后一天，和它开始的前一天。", "Computed from the lights of two days: the last of the week, and the one before it began.");
    public static readonly Words TurnedRed = new("本周转红", "Turned red");
    public static readonly Words DoneThisWeek = new("本周办结", "Done");
    public static readonly Words ToConfirm = new("等待确认", "Waiting for confirmation");
    public static readonly Words DueNext = new("下周到期", "Due next week");
    public static readonly Words CallMeeting = new("召集会议", "Call a meeting");
    public static readonly Words Code = new("编号（小写字母、数字、连字符）", "Code (small letters, digits, hyphens)");
    public static readonly Words Place = new("地点", "Place");
    public static readonly Words OpenToObservers = new("对观察员开放", "Open to observers");
    public static readonly Words Yes = new("是", "Yes");
    public static readonly Words No = new("否", "No");
    public static readonly Words Topics = new("议题与决定", "Topics and decisions");
    public static readonly Words ProposeTopic = new("提出议题", "Propose a topic");
    public static readonly Words Paper = new("会议材料", "Paper");
    public static readonly Words ProposedBy = new("提出单位", "Proposed by");
    public static readonly Words Decide = new("记录决定", "Record the decision");
    public static readonly Words DecideHint = new("填写牵头单位和期限，决定就成为事项；不填则只记录。", "With a lead and a date the decision becomes an item; without them it is only recorded.");
    public static readonly Words Undecided = new("尚未决定", "Not decided yet");
    public static readonly Words ReportBefore = new("此前会议议定事项", "What was decided before");
    public static readonly Words NoBefore = new("此前没有会议。", "There was no meeting before.");
    public static readonly Words Supports = new("配合单位", "Supporting units");
    public static readonly Words PartedHint = new("多个用顿号隔开", "separate several with commas");
    public static readonly Words ReportBarrier = new("报告壁垒", "Report a barrier");
    public static readonly Words BarrierTitle = new("什么被什么挡住", "What hinders whom");
    public static readonly Words BetweenCities = new("涉及的市（代码，两个以上）", "Cities concerned (codes, two or more)");
    public static readonly Words MoveBarrier = new("更新壁垒", "Update a barrier");
    public static readonly Words Barrier = new("壁垒", "Barrier");
    public static readonly Words WhatRemoved = new("由什么消除，或为何保留", "What removed it, or why it is kept");
    public static readonly Words NewCooperation = new("登记合作协议", "Enter an agreement");
    public static readonly Words SignedOn = new("签署日期", "Signed on");
    public static readonly Words Promises = new("承诺事项（每行：事项｜单位｜期限）", "Promises (one a line: what | unit | date)");
    public static readonly Words PromisesHint = new("例：共建检测平台｜cs-gxj｜2026-12-31", "e.g. build a test platform | cs-gxj | 2026-12-31");
    public static readonly Words Import = new("导入", "Import");
    public static readonly Words ImportLead = new("XLSX 或 CSV 清单，列序不限，合并单元格自动补齐，每市一张表亦可；全部导入或一行不入。", "A list as XLSX or CSV, columns in any order, merged cells filled, one sheet per city if you like; all rows or none.");
    public static readonly Words File = new("清单文件", "File");
    public static readonly Words IntoPlan = new("导入到", "Into the plan");
    public static readonly Words OrNewPlan = new("或新建计划（编号）", "Or a new plan (code)");
    public static readonly Words Sender = new("来件单位（记住它的表头）", "Sender (its headings are kept)");
    public static readonly Words Headings = new("表头对应（每行：表头=列）", "Headings (one a line: heading=column)");
    public static readonly Words HeadingsHint = new("列：number 序号、title 事项、lead 牵头、supports 责任、due 时限、start 开始、field 领域；留空用常用表头或记住的表头", "columns: number, title, lead, supports, due, start, field; empty takes the usual or the kept headings");
    public static readonly Words Try = new("试导入", "Dry run");
    public static readonly Words Change = new("变更", "Change");
    public static readonly Words NewDue = new("新期限", "New due date");
    public static readonly Words NewWaits = new("等待的事项编号", "Numbers of items it waits for");
    public static readonly Words HandIn = new("提交佐证", "Hand in evidence");
    public static readonly Words EvidenceKind = new("佐证种类", "Kind of evidence");
    public static readonly Words WhatItShows = new("能证明什么", "What it shows");
    public static readonly Words Attachment = new("文件或照片（最多 20 MB）", "File or photo (20 MB at most)");
    public static readonly Words AttachmentHint = new("照片自带的拍摄时间和地点会自动读出；照片没有时请在下面填写。", "Time and place are read from the photo; where it carries none, type them in below.");
    public static readonly Words Reference = new("指标键或办件编号（没有文件时）", "Key of the figure or number of the case (where there is no file)");
    public static readonly Words TakenAt = new("拍摄时间（照片未带时填）", "Taken at (where the photo does not say)");
    public static readonly Words Longitude = new("经度（照片未带时填）", "Longitude (where the photo does not say)");
    public static readonly Words Latitude = new("纬度（照片未带时填）", "Latitude (where the photo does not say)");
    public static readonly Words Proof = new("凭据", "Proof");
    public static readonly Words ConfirmedBy = new("确认人", "Confirmed by");
    public static readonly Words NotConfirmed = new("等待确认", "waits to be confirmed");
    public static readonly Words Ask = new("请没有账号的单位提供", "Ask a unit without an account");
    public static readonly Words AskUnit = new("单位", "Unit");
    public static readonly Words AskWords = new("请提供什么", "What is asked for");
    public static readonly Words AskUntil = new("链接有效至", "Good until");
    public static readonly Words AskMade = new("链接只显示这一次，请复制后发给对方", "The link is shown this once; copy it and send it");
    public static readonly Words MakeLink = new("生成链接", "Make the link");
    public static readonly Words AnswerTitle = new("提交佐证材料", "Hand in evidence");
    public static readonly Words AnswerThanks = new("已收到，等待确认。", "Received; it waits to be confirmed.");
    public static readonly Words LinkEnded = new("这个链接已经失效", "This link is no longer good");
    public static readonly Words LinkEndedNext = new("请发来链接的单位重新生成。", "Ask the unit that sent it for another.");
    public static readonly Words MapTitle = new("地图", "Map");
    public static readonly Words RedItems = new("逾期事项数", "Late items");
    public static readonly Words Search = new("事项中的字", "Words in the item");

    public static readonly Words KeepView = new("保存此视图", "Keep this view");

    public static Words Without(string value) => new($"去掉筛选 {value}", $"without the filter {value}");

    public static readonly Words EachCity = new("各市", "City by city");
    public static readonly Words NoneLate = new("没有逾期事项", "Nothing is late");
    public static readonly Words NothingToConfirm = new("没有等待确认的办结报告", "No report waits for its confirmation");

    public static readonly Words NoneThisWeek = new("没有", "none");

    public static Words LateNow(int now, int before) => new($"逾期 {now} 项，一周前 {before} 项", $"{now} late, {before} a week before");

    public static Words DaysLate(int days) => new($"逾期 {days} 天", $"{days} days late");

    public static Words Growth(double? required, double? best) => required is null
        ? new("没有可用的基数", "no base to count from")
        : new($"需年均 {Percent(required)}{(best is null ? "" : $"，最好 {Percent(best)}")}", $"requires {Percent(required)} a year{(best is null ? "" : $", best {Percent(best)}")}");

    private static string Percent(double? growth) => (growth!.Value * 100).ToString("+0.0;-0.0;0.0", System.Globalization.CultureInfo.InvariantCulture) + "%";

    public static Words Imported(int rows, bool isDry) => isDry
        ? new($"试导入：{rows} 行可以导入", $"Dry run: {rows} rows would come in") : new($"已导入 {rows} 行", $"{rows} rows came in");

    public static Words PathEnds(string end, int late) => late > 0
        ? new($"预计 {end} 完成，比最后一项的期限晚 {late} 天", $"forecast to end on {end}, {late} days after the last one's due date")
        : new($"预计 {end} 完成", $"forecast to end on {end}");

    public static Words OfKind(string kind) => kind switch
    {
        "minutes" => new("纪要", "minutes"), "letter" => new("督办函", "letter"), "brief" => new("简报", "brief"), "decision" => new("决定", "decision"),
        "figure" => new("指标", "figure"), "file" => new("文件", "file"), "photo" => new("照片", "photo"), "case" => new("办件", "case"), "statement" => new("说明", "statement"),
        _ => new(kind, kind),
    };

    public static Words OfStep(string step) => step switch
    {
        "review" => new("审阅", "review"), "countersign" => new("会签", "countersign"), "instruct" => new("批示", "instruction"), _ => new(step, step),
    };

    public static Words OfBarrier(string state) => state switch
    {
        "reported" => new("已报告", "reported"), "accepted" => new("已认领", "accepted"), "removed" => new("已消除", "removed"), "kept" => new("保留", "kept"), _ => new(state, state),
    };

    public static Words OfEvent(string kind) => kind switch
    {
        "Started" => new("启动", "started"), "MilestoneDone" => new("节点完成", "milestone reached"), "Evidence" => new("提交佐证", "evidence"),
        "Confirmed" => new("确认", "confirmed"), "DueMoved" => new("期限变更", "due date moved"), "Done" => new("报办结", "reported done"), _ => new(kind, kind),
    };
}
