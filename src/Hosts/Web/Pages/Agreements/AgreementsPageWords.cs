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
    public static readonly Words Mapping = new("列名对应（常见列名自动识别）", "Columns (usual names are found by themselves)");
    public static readonly Words MappingHint = new("如 firm=纳税人名称, head=征收项目, period=入库年月, amount=实缴金额, park=园区", "Such as firm=纳税人名称, head=征收项目, period=入库年月, amount=实缴金额, park=园区");
    public static readonly Words DryRun = new("先试算，不写入", "Dry run first");
    public static readonly Words Yes = new("是", "Yes");
    public static readonly Words No = new("否，写入", "No, write");
    public static readonly Words WhatIf = new("假设测算", "What if");
    public static readonly Words WhatIfLead = new("改任何条款，看十年里谁得多少；不保存。", "Change any term and see who gets what over ten years; nothing is stored.");
    public static readonly Words Last = new("算到哪一年", "Until");
    public static readonly Words Compute = new("测算", "Compute");
    public static readonly Words Now = new("对照条款", "Compared with");
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
    public static readonly Words RuledLine = new("调整哪一行（不调金额可不选）", "Line adjusted (empty: no amount moves)");
    public static readonly Words RuledHint = new("在下一年度结算单的更正里调整", "Adjusted in the corrections of the next statement");
    public static readonly Words RuledYuan = new("调整金额（元）", "Amount moved (yuan)");
    public static readonly Words Settle = new("已付，结清", "Paid, settle");
    public static readonly Words Letter = new("函（DOCX）", "Letter (DOCX)");
    public static readonly Words Workbook = new("表（XLSX）", "Workbook (XLSX)");
    public static readonly Words AskSend = new("送出后不能再改，确定？", "Once sent it cannot be changed. Send?");
    public static readonly Words Million = new("万元", "10,000 yuan");

    public static readonly Words TreasuryFile = new("国库对账表（CSV）", "Treasury file (CSV)");
    public static readonly Words BudgetYear = new("预算年度", "Budget year");
    public static readonly Words SettlementYear = new("结算年度", "Settlement year");
    public static readonly Words Due = new("划转通知（元）", "Advice of transfer (yuan)");
    public static readonly Words Payer = new("付方", "Payer");
    public static readonly Words Payee = new("收方", "Payee");
    public static readonly Words DueAmount = new("应付", "Due");
    public static readonly Words Paid = new("国库已付", "Paid by the treasury");
    public static readonly Words StillOpen = new("未付", "Open");
    public static readonly Words PaymentsFile = new("国库划拨清单（CSV）", "The treasury's list of payments (CSV)");
    public static readonly Words EnterPayments = new("录入并对账", "Enter and reconcile");
    public static readonly Words Signatures = new("副本与签名", "Copies and signatures");
    public static readonly Words SignaturesNote = new("各方签的是同一份字节的摘要", "Every party signs the digest of the same bytes");
    public static readonly Words Copy = new("副本", "Copy");
    public static readonly Words Key = new("签名密钥", "Signing key");
    public static readonly Words SameBytes = new("字节相同", "Same bytes");
    public static readonly Words OtherBytes = new("字节不同", "Other bytes");
    public static readonly Words CopyElsewhere = new("在该市自己的节点", "On that city's own node");
    public static readonly Words ByLetter = new("以函确认", "By letter");
    public static readonly Words NotYet = new("尚未确认", "Not yet");
    public static readonly Words Holds = new("签名有效", "signature holds");
    public static readonly Words Broken = new("签名无效", "signature broken");
    public static readonly Words Comma = new("；", "; ");
    public static readonly Words CompareWith = new("与哪一版比较", "Compare with");
    public static readonly Words StartFrom = new("从哪一版改起", "Start from");
    public static readonly Words Take = new("取出这一版", "Take this version");
    public static readonly Words Growth = new("最后一年之后的收入每年增长（%）", "Receipts after the last year grow by (%)");
    public static readonly Words GrowthHint = new("不填则只用已有收入", "Empty: only receipts at hand");
    public static readonly Words SumOf = new("合计", "Sum");
    public static readonly Words FormLead = new("填表即写出同一份 YAML；表里没有的规则在文件里改。", "The form writes the same YAML file; rules that it lacks are edited in the file.");
    public static readonly Words Form = new("填表登记", "Fill in a form");

    public static readonly Words Parties = new("协议与各方", "Agreement and parties");
    public static readonly Words RecognisedOn = new("认定日期", "Recognised on");
    public static readonly Words Way = new("结算方式", "Way of transfer");
    public static readonly Words PartyName = new("名称", "Name");
    public static readonly Words Role = new("角色", "Role");
    public static readonly Words Member = new("交换成员代码", "Member of the exchange");
    public static readonly Words MemberHint = new("城市的六位区划代码；公司、省可不填", "The city's region code; none for a company or the province");
    public static readonly Words OutRole = new("飞出地（协作地）", "Out: where firms come from");
    public static readonly Words InRole = new("飞入地（承载地）", "In: where they are now");
    public static readonly Words CompanyRole = new("合资公司", "Joint company");
    public static readonly Words ProvinceRole = new("省级", "Province");
    public static readonly Words What = new("分享什么", "What is shared");
    public static readonly Words Heads = new("税种", "Tax heads");
    public static readonly Words HeadsHint = new("用逗号隔开", "Parted by commas");
    public static readonly Words Retained = new("地方留成比例（不填则按全额）", "Locally retained parts (empty: the total)");
    public static readonly Words Deduct = new("先扣除兑现企业的奖补", "Take incentives off first");
    public static readonly Words Park = new("园区", "Park");
    public static readonly Words Firms = new("企业名单", "Firms");
    public static readonly Words FirmsHint = new("每行一家；后面可写认定日期：乙公司, 2027-01-01", "One a line; a day of recognition may follow: Firm B, 2027-01-01");
    public static readonly Words Ratio = new("分享比例", "Ratio");
    public static readonly Words RatioNote = new("各方份额写 50%、0.5 或 1/3；末段之后继续有效", "Shares as 50%, 0.5 or 1/3; the last step goes on");
    public static readonly Words FromYear = new("第几年起", "From year");
    public static readonly Words ToYear = new("到第几年", "To year");
    public static readonly Words ShareOf = new("份额 · 方", "Share of party");
    public static readonly Words Limits = new("基数、门槛、封顶、期限、保底", "Base, threshold, cap, term, minimum");
    public static readonly Words LimitsNote = new("不填的就没有这一条；各方写其 id", "Empty means there is no such rule; parties by their id");
    public static readonly Words BaseYears = new("基数：前几年平均", "Base: average of prior years");
    public static readonly Words BaseYuan = new("或固定基数（元）", "or a fixed base (yuan)");
    public static readonly Words BaseTo = new("基数归哪一方", "Base goes to");
    public static readonly Words ThresholdYuan = new("门槛：年均（元）", "Threshold: average (yuan)");
    public static readonly Words ThresholdYears = new("门槛：前几年", "Threshold: prior years");
    public static readonly Words CapYears = new("封顶：前几年之和", "Cap: sum of prior years");
    public static readonly Words CapYuan = new("或固定封顶（元）", "or a fixed cap (yuan)");
    public static readonly Words CapOn = new("封顶按什么算", "Cap measured on");
    public static readonly Words OnOutShare = new("飞出地所得", "The out share");
    public static readonly Words OnTotal = new("分享总额", "The whole amount shared");
    public static readonly Words TermYears = new("期限（年）", "Term (years)");
    public static readonly Words ExtendYears = new("未到封顶再延（年）", "Extended while below the cap (years)");
    public static readonly Words MinimumParty = new("保底给哪一方", "Minimum for");
    public static readonly Words MinimumYuan = new("保底（元/年）", "Minimum (yuan a year)");
    public static readonly Words MinimumFromYear = new("保底从第几年起", "Minimum from year");
    public static readonly Words MinimumPer = new("保底按什么算", "Minimum measured per");
    public static readonly Words PerFirm = new("每家企业", "Firm");
    public static readonly Words PerAgreement = new("协议合计", "Agreement");
    public static readonly Words Bands = new("分档", "Bands");
    public static readonly Words BandsNote = new("年度收入超过起点的部分按这一档；起点以下按上面的比例", "What exceeds the beginning of a band goes by that band; what is below goes by the ratio above");
    public static readonly Words BandOver = new("起点（元/年）", "Over (yuan a year)");
    public static readonly Words Statistics = new("统计归属", "Statistics");
    public static readonly Words StatisticsNote = new("只进考核账，不进正式账；两边都算的数不对外公布", "For the assessment book only, never the official one; a figure counted twice is not published");
    public static readonly Words Indicator = new("指标", "Indicator");
    public static readonly Words Attribution = new("办法", "Rule");
    public static readonly Words ByLocation = new("在地统计", "Where it is");
    public static readonly Words BySplit = new("按比例分算", "Split by shares");
    public static readonly Words InFullForBoth = new("全额双核算", "In full for both");
    public static readonly Words Wholly = new("全归一方", "Wholly to one");
    public static readonly Words CountTo = new("归哪一方", "To");
    public static readonly Words Publish = new("可公布", "May be published");
    public static readonly Words CollectedBy = new("由哪一方征收（不填为飞入地）", "Collected by (empty: the in party)");

    public static readonly Words StartFromRule = new("以现行规则为样本（地区包所附）", "Start from a rule in force (shipped with the pack)");
    public static readonly Words TakeRule = new("取为样本", "Take it");
    public static readonly Words Published = new("出处：", "Published at:");
    public static readonly Words RefundCells = new("退税所在：", "Refunds at:");
    public static readonly Words DuplicateCells = new("重复所在：", "Duplicates at:");
    public static readonly Words WhichLine = new("哪一行", "Which line");
    public static readonly Words TermsUsed = new("条款", "Terms");
    public static readonly Words Withdraw = new("撤回异议", "Withdraw");
    public static readonly Words Withdrawn = new("已撤回", "Withdrawn");
    public static readonly Words OpenDispute = new("待处理", "Open");
    public static readonly Words Assumed = new("假设", "assumed");
    public static readonly Words NoReceipts = new("还没有可测算的收入", "No receipts to compute with yet");
    public static readonly Words NoReceiptsNext = new("先在协议页导入收入。", "Import receipts on the agreement's page first.");
    public static readonly Words Gets = new("所得（元）", "Gets (yuan)");
    public static readonly Words OfTotal = new("占比", "of the total");

    public static Words AssumedFrom(int year, decimal growthPercent) => growthPercent == 0
        ? new($"{year} 年起的收入是假设的：与最后一年相同", $"Receipts from {year} on are assumed: as in the last year")
        : new($"{year} 年起的收入是假设的：每年增长 {growthPercent:0.#}%", $"Receipts from {year} on are assumed: growing by {growthPercent:0.#}% a year");

    public static Words LeavesOpen(string name) => new($"“{name}”未定之处，由各方约定后写入", $"“{name}” leaves open, for the parties to agree on");

    public static Words Awaits(string party) => new($"待 {party} 确认", $"Awaits {party}");

    public static Words CorrectionOf(string code) => code switch
    {
        "late" => new("迟到收入", "late receipts"),
        "refund" => new("退税", "refunds"),
        "incentive" => new("奖补变动", "incentives"),
        "terms" => new("条款变更", "terms changed"),
        "ruling" => new("上级裁定", "ruling"),
        "follows" => new("随其他行变动", "follows from other lines"),
        _ => Words.Same(code),
    };

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
