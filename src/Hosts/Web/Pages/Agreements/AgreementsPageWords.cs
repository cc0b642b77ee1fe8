using OneCity.Kernel;

namespace OneCity.Web.Pages.Agreements;

/// <summary>The words of the pages about sharing agreements.</summary>
internal static class AgreementsPageWords
{
    public static readonly Words Title = new("分享协议", "Sharing agreements");
    public static readonly Words Lead = new("条款是数据，结算单由条款和收入逐步算出，各方确认的是同一份字节。", "Terms are data; statements are computed from terms and receipts step by step; every party confirms the same bytes.");
    public static readonly Words Nothing = new("还没有协议", "No agreements yet");
    public static readonly Words NothingNext = new("在下面登记条款，或从 regions/changzhutan/agreements 选一个现行规则作样本。", "Enter terms below, or start from one of the rules in regions/changzhutan/agreements.");
    public static readonly Words Id = new("代号", "Id");
    public static readonly Words IdHint = new("小写字母、数字和短横", "Lower-case letters, digits and hyphens");
    public static readonly Words Name = new("协议", "Agreement");
    public static readonly Words Version = new("条款版本", "Version");
    public static readonly Words Receipts = new("收入笔数", "Receipts");
    public static readonly Words State = new("状态", "State");
    public static readonly Words Complete = new("完整", "Complete");
    public static readonly Words Incomplete = new("有未定事项", "Incomplete");
    public static readonly Words Enter = new("登记协议", "Enter an agreement");
    public static readonly Words NewVersion = new("条款（保存即为新版本）", "Terms (saving makes a new version)");
    public static readonly Words Terms = new("条款（YAML）", "Terms (YAML)");
    public static readonly Words Save = new("保存", "Save");
    public static readonly Words Statements = new("结算单", "Statements");
    public static readonly Words NoStatements = new("还没有结算单", "No statements yet");
    public static readonly Words NoStatementsNext = new("导入收入后出某年结算单。", "Import receipts, then draft a year.");
    public static readonly Words Year = new("年度", "Year");
    public static readonly Words Draft = new("出结算单", "Draft statement");
    public static readonly Words Open = new("未定事项", "Left open");
    public static readonly Words Import = new("导入收入", "Import receipts");
    public static readonly Words File = new("税务部门的表（CSV 或 XLSX）", "The tax bureau's table (CSV or XLSX)");
    public static readonly Words DryRun = new("先试算，不写入", "Dry run first");
    public static readonly Words Yes = new("是", "Yes");
    public static readonly Words No = new("否，写入", "No, write");
    public static readonly Words WhatIf = new("假设测算", "What if");
    public static readonly Words WhatIfLead = new("改任何条款，看十年里谁得多少；不保存。", "Change any term and see who gets what over ten years; nothing is stored.");
    public static readonly Words Last = new("算到哪一年", "Until");
    public static readonly Words Compute = new("测算", "Compute");
    public static readonly Words Now = new("现行条款", "Terms in force");
    public static readonly Words Tried = new("假设条款", "Terms tried");
    public static readonly Words Difference = new("差额", "Difference");
    public static readonly Words Party = new("方", "Party");
    public static readonly Words Firm = new("企业", "Firm");
    public static readonly Words Head = new("税种", "Tax head");
    public static readonly Words Basis = new("基数（元）", "Basis (yuan)");
    public static readonly Words Reason = new("理由", "Reason");
    public static readonly Words Stopped = new("停止", "Stopped");
    public static readonly Words Lines = new("各行", "Lines");
    public static readonly Words Corrections = new("以前年度更正", "Corrections of earlier years");
    public static readonly Words Totals = new("合计（元）", "Totals (yuan)");
    public static readonly Words ThisYear = new("本年", "This year");
    public static readonly Words Corrected = new("更正", "Corrections");
    public static readonly Words Cumulative = new("自认定起累计", "Since recognition");
    public static readonly Words Steps = new("逐步计算", "Step by step");
    public static readonly Words StepsNote = new("按今天的条款和收入", "By today's terms and receipts");
    public static readonly Words Digest = new("摘要", "Digest");
    public static readonly Words Next = new("下一步", "Next step");
    public static readonly Words Send = new("送出", "Send");
    public static readonly Words Confirm = new("确认", "Confirm");
    public static readonly Words Confirmed = new("已确认", "Confirmed");
    public static readonly Words Dispute = new("提出异议", "Dispute a line");
    public static readonly Words Disputes = new("异议", "Disputes");
    public static readonly Words Meet = new("提交联席会议", "To the joint meeting");
    public static readonly Words Rule = new("上级裁定", "Record the ruling");
    public static readonly Words Ruling = new("裁定", "Ruling");
    public static readonly Words Settle = new("已付，结清", "Paid, settle");
    public static readonly Words Letter = new("函（DOCX）", "Letter (DOCX)");
    public static readonly Words Workbook = new("表（XLSX）", "Workbook (XLSX)");
    public static readonly Words AskSend = new("送出后不能再改，确定？", "Once sent it cannot be changed. Send?");
    public static readonly Words Million = new("万元", "10,000 yuan");

    public static Words StateOf(string state) => state switch
    {
        "Draft" => new("草稿", "Draft"),
        "Sent" => new("已送出", "Sent"),
        "Disputed" => new("有异议", "Disputed"),
        "Meeting" => new("联席会议", "Joint meeting"),
        "Ruled" => new("已裁定", "Ruled"),
        "Confirmed" => new("各方已确认", "Confirmed by all"),
        "Settled" => new("已结清", "Settled"),
        _ => Words.Same(state),
    };

    public static Words ReasonOf(string? reason) => reason switch
    {
        "cap" => new("已到封顶", "Cap reached"),
        "term" => new("期限已满", "Term over"),
        "threshold" => new("未达门槛", "Below threshold"),
        _ => new("", ""),
    };

    public static Words Imported(int added, int refunds, int duplicates, bool isDry) => new(
        $"{(isDry ? "试算：" : "")}新增 {added} 笔，其中退税 {refunds} 笔；与以前导入重复 {duplicates} 笔未计", $"{(isDry ? "Dry run: " : "")}{added} new rows, {refunds} of them refunds; {duplicates} duplicates of earlier imports left out");

    public static Words ChartLabel(string name) => new($"{name}：各方每年所得", $"{name}: what each party gets per year");
}
