using OneCity.Cases;
using OneCity.Kernel;
using OneCity.Web.Components.Parts;

namespace OneCity.Web.Pages.Cases;

/// <summary>Words of the pages of cases.</summary>
internal static class CasesPageWords
{
    public static readonly Words Title = new("办", "Cases");
    public static readonly Words Lead = new("在办件按剩余时间排列；持有方只有一个。", "Open work by time left; every case has one holder.");
    public static readonly Words Work = new("我的待办", "My work");
    public static readonly Words Everything = new("全部办件", "All cases");
    public static readonly Words Window = new("窗口收件", "Window");
    public static readonly Words WindowLead = new("选事项、填表、核材料、收件；材料按承办城市的清单核对。", "Choose the item, fill the form, check the papers against the deciding city's list.");
    public static readonly Words Flow = new("流转", "Flow");
    public static readonly Words FlowLead = new("各市之间移交了多少、谁在办、哪一跳最慢。", "What was handed over between cities, who holds it, which hop is slowest.");
    public static readonly Words Differences = new("事项差异", "Differences");
    public static readonly Words DifferencesLead = new("同一事项三市要求对照；不同之处有人负责、有结论。", "What the cities ask for the same item; every difference has an owner and a state.");
    public static readonly Words Patrols = new("联合巡查", "Joint patrols");
    public static readonly Words PatrolsLead = new("各市登记，合计一本账。", "Each city enters its own; one tally.");
    public static readonly Words Number = new("编号", "Number");
    public static readonly Words Procedure = new("事项", "Item");
    public static readonly Words Applicant = new("申请人", "Applicant");
    public static readonly Words ApplicantName = new("申请人姓名或名称", "Name of the applicant");
    public static readonly Words PersonId = new("证件号码", "Identity number");
    public static readonly Words PersonIdHint = new("个人填身份证号，单位填统一社会信用代码；加密保存。", "Identity card, or credit code of a firm; kept encrypted.");
    public static readonly Words Contact = new("联系方式", "Contact");
    public static readonly Words ContactHint = new("电子邮箱或手机号，用于通知。", "E-mail or mobile number, for notices.");
    public static readonly Words Agent = new("代办人姓名", "Agent's name");
    public static readonly Words AgentId = new("代办人证件号码", "Agent's identity number");
    public static readonly Words AgentFold = new("由代办人办理", "An agent acts");
    public static readonly Words AgentHint = new("代办须有授权委托书，请在材料中上传。", "An agent needs an authorisation; file it among the papers.");
    public static readonly Words Authorisation = new("授权委托书", "Authorisation");
    public static readonly Words Standing = new("本地情况", "Here");
    public static readonly Words State = new("进度", "State");
    public static readonly Words Light = new("时限", "Limit");
    public static readonly Words Due = new("本环节截止", "Hop due");
    public static readonly Words LegalDue = new("法定截止", "Legal limit");
    public static readonly Words PromisedDue = new("承诺截止", "Promised");
    public static readonly Words Holder = new("持有方", "Holder");
    public static readonly Words Origin = new("收件地", "Taken in by");
    public static readonly Words From = new("来自", "From");
    public static readonly Words To = new("去往", "To");
    public static readonly Words Leaving = new("移出", "hands over");
    public static readonly Words Arriving = new("接收", "takes over");
    public static readonly Words LegalDays = new("法定", "Legal limit");
    public static readonly Words PromisedDays = new("承诺", "Promised");
    public static readonly Words Passed = new("经过", "Passed");
    public static readonly Words City = new("城市", "City");
    public static readonly Words Version = new("程序版本", "Version");
    public static readonly Words Provisional = new("暂定", "provisional");
    public static readonly Words Nothing = new("没有在办件", "No open cases");
    public static readonly Words NothingNext = new("在窗口收一件，或等待其他城市移交。", "Take one in at the window, or wait for an offer of another city.");
    public static readonly Words ExampleLimits = new("时限为示例", "limits are examples");
    public static readonly Words ExampleNote = new("时限没有公开来源，为示例。", "No public source gives these limits; they are examples.");
    public static readonly Words Form = new("申请内容", "Form");
    public static readonly Words Papers = new("材料", "Papers");
    public static readonly Words PapersOf = new("按承办城市清单", "by the deciding city's list");
    public static readonly Words Deciding = new("承办城市", "Deciding city");
    public static readonly Words Required = new("必交", "required");
    public static readonly Words Absent = new("缺", "missing");
    public static readonly Words Filed = new("已交", "filed");
    public static readonly Words OnPaper = new("收原件，不扫描", "original received, no scan");
    public static readonly Words OriginalOnly = new("原件，随件寄递", "original, goes by courier");
    public static readonly Words Scan = new("扫描或拍照", "Scan or photograph");
    public static readonly Words Accept = new("收件", "Take in");
    public static readonly Words AcceptAndOffer = new("收件并移交承办城市", "Take in and offer to the deciding city");
    public static readonly Words DifferencesHere = new("这个事项三市要求不同", "The cities differ on this item");
    public static readonly Words Aspect = new("方面", "Aspect");
    public static readonly Words DifferenceStateWord = new("状态", "State");
    public static readonly Words Owner = new("责任单位", "Owner");
    public static readonly Words Ground = new("依据", "Ground");
    public static readonly Words Example = new("示例", "example");
    public static readonly Words Same = new("一致", "same");
    public static readonly Words NoDifferences = new("没有登记三市要求", "Nothing is entered");
    public static readonly Words NoDifferencesNext = new("在地区包 items/terms.csv 中登记各市要求。", "Enter what the cities ask in items/terms.csv of the region pack.");
    public static readonly Words Settle = new("设定状态", "Settle");
    public static readonly Words History = new("办理经过", "History");
    public static readonly Words HandOvers = new("移交记录", "Hand-overs");
    public static readonly Words HandOver = new("移交", "Hand over");
    public static readonly Words ReturnWord = new("退回收件地", "Return");
    public static readonly Words Terms = new("说明", "Terms");
    public static readonly Words Until = new("答复期限", "Answer until");
    public static readonly Words Outcome = new("结果", "Outcome");
    public static readonly Words Reason = new("理由", "Reason");
    public static readonly Words Offer = new("移交", "Offer");
    public static readonly Words AcceptOffer = new("接收", "Accept");
    public static readonly Words Decline = new("退回（写明理由）", "Decline with a reason");
    public static readonly Words Revoke = new("撤回移交", "Revoke the offer");
    public static readonly Words Preview = new("预览：接收前可见的内容", "Preview: what may be seen before accepting");
    public static readonly Words Awaiting = new("已接收，等待对方确认；确认到达前不能办理。", "Accepted, awaiting confirmation; it may not be worked on before that.");
    public static readonly Words Next = new("下一步", "Next step");
    public static readonly Words Pause = new("停表补正", "Stop the clock for a correction");
    public static readonly Words Resume = new("材料已补，恢复计时", "Corrected: run the clock again");
    public static readonly Words AddPaper = new("补交材料", "File a paper");
    public static readonly Words Kind = new("种类", "Kind");
    public static readonly Words File = new("文件", "File");
    public static readonly Words Size = new("大小", "Size");
    public static readonly Words Look = new("查看个人信息", "Look at personal data");
    public static readonly Words Purpose = new("用途（记入审计）", "Purpose (goes into the audit trail)");
    public static readonly Words Parcels = new("寄递件", "Parcels");
    public static readonly Words ParcelNumber = new("寄递单号", "Parcel number");
    public static readonly Words ParcelPapers = new("寄了什么", "What is in it");
    public static readonly Words SendParcel = new("寄出", "Send");
    public static readonly Words ReceiveParcel = new("签收", "Receive");
    public static readonly Words Missing = new("缺少的原件（齐全则留空）", "What was missing (empty when whole)");
    public static readonly Words SentAt = new("寄出", "Sent");
    public static readonly Words ReceivedAt = new("签收", "Received");
    public static readonly Words OnItsWay = new("在途", "on its way");
    public static readonly Words Slips = new("打印", "Print");
    public static readonly Words Parts = new("分办件", "Parts");
    public static readonly Words Split = new("分办", "Split");
    public static readonly Words Merge = new("并案", "Merge");
    public static readonly Words MergeHint = new("并入本件的编号，以空格分隔", "numbers of the cases to merge into this one, parted by blanks");
    public static readonly Words Recall = new("指定管辖", "Order to another city");
    public static readonly Words Note = new("联合执法与会商记录", "Joint enforcement and consultation");
    public static readonly Words Voices = new("申请人的话", "What the applicant said");
    public static readonly Words Answer = new("答复", "Answer");
    public static readonly Words Notices = new("通知", "Notices");
    public static readonly Words When = new("时间", "When");
    public static readonly Words What = new("何事", "What");
    public static readonly Words Who = new("谁", "Who");
    public static readonly Words Remarks = new("说明", "Words");
    public static readonly Words Receipts = new("回执", "Receipts");
    public static readonly Words ReceiptsLead = new("双方记录一致与否，任何一方都能独立核验：onecity cases verify", "Either side can check alone whether the records agree: onecity cases verify");
    public static readonly Words Duplicates = new("同一申请人、同一事项已有办件", "There are cases of the same applicant and item already");
    public static readonly Words HopClocks = new("各环节用时", "Clock per hop");
    public static readonly Words Days = new("工作日", "working days");
    public static readonly Words Open = new("在办", "Open");
    public static readonly Words Hops = new("移交件次", "Hand-overs");
    public static readonly Words Late = new("超期", "Late");
    public static readonly Words OnTime = new("按时率", "On time");
    public static readonly Words Oldest = new("最久", "Oldest since");
    public static readonly Words Bottleneck = new("最慢的一跳", "Bottleneck");
    public static readonly Words OpenDifferences = new("未决差异", "Open differences");
    public static readonly Words HeldNow = new("各市在办件数", "Open cases by holder");
    public static readonly Words NoFlow = new("还没有移交", "Nothing was handed over yet");
    public static readonly Words Save = new("保存", "Save");
    public static readonly Words Day = new("日期", "Day");
    public static readonly Words Place = new("地点", "Place");
    public static readonly Words PatrolCount = new("巡查次数", "Patrols");
    public static readonly Words Vessels = new("船艇", "Vessels");
    public static readonly Words People = new("人次", "People");
    public static readonly Words Found = new("发现案件", "Cases found");
    public static readonly Words EnterPatrol = new("登记一次巡查", "Enter a patrol");
    public static readonly Words Duty = new("责任", "Duty");
    public static readonly Words Steps = new("程序步骤", "Steps");
    public static readonly Words Result = new("办理结果", "Result");
    public static readonly Words NowStep = new("当前", "now");
    public static readonly Words ByWhom = new("由", "by");
    public static readonly Words CloseReason = new("不予受理或撤回的理由", "ground of refusing or withdrawing");
    public static readonly Words Desk = new("本台记录", "Notes of this desk");
    public static readonly Words DeskLead = new("任务和旁注只留在本市，不随件移交；给下一环节的话随件。", "Tasks and side notes stay in this city; words for the next holder travel.");
    public static readonly Words JotText = new("写点什么", "Words");
    public static readonly Words SupplementLead = new("本件不在本市办理；补交的材料转给持有方归档。", "Another city holds this case; a late paper goes to the holder.");
    public static readonly Words Search = new("查找", "Find");
    public static readonly Words SearchHint = new("编号或其中一段", "Number or a part of it");
    public static readonly Words PersonHint = new("完整证件号码", "Whole identity number");
    public static readonly Words SearchPerson = new("按证件查找", "Find a person's cases");
    public static readonly Words PersonElsewhere = new("证件号码请填在“按证件查找”一栏，不要写进网址。", "Type identity numbers into the field for them; they do not belong in an address.");
    public static readonly Words Since = new("接手日期", "held since");
    public static readonly Words ByItself = new("系统", "the node");
    public static readonly Words Any = new("全部", "any");
    public static readonly Words StaysHere = new("只留在本市，不随件移交。", "Stays in this city, does not travel.");
    public static readonly Words OnlyLate = new("只看超期", "late only");
    public static readonly Words Cut = new("只列最紧的 1000 件，请缩小范围。", "Only the 1000 most urgent are listed; narrow it down.");
    public static readonly Words NoHits = new("没有符合条件的办件", "No case fits");
    public static readonly Words NoHitsNext = new("放宽条件；证件号码要写全。", "Widen the filter; an identity number must be whole.");
    public static readonly Words Choose = new("选", "Choose");
    public static readonly Words BulkOffer = new("移交所选", "Hand over the chosen");
    public static readonly Words BulkAccept = new("接收所选", "Accept the chosen");
    public static readonly Words BulkNone = new("没有选中任何一件", "Nothing is chosen");
    public static readonly Words BulkNoneNext = new("勾选要办的件，再点按钮。", "Tick the cases, then press the button.");
    public static readonly Words Undo = new("撤回这批移交", "Take these offers back");
    public static readonly Words DraftKept = new("已恢复上次未提交的内容；改动自动保存在服务器上。", "What was typed before is back; changes are kept on the server by themselves.");
    public static readonly Words DraftDrop = new("清空重填", "Start anew");
    public static readonly Words DraftSaved = new("草稿已保存", "Draft kept");
    public static readonly Words KeptFiles = new("已上传，不用重选", "uploaded, need not be chosen again");
    public static readonly Words Photograph = new("拍照", "Photograph");
    public static readonly Words Shoot = new("拍一页", "Take a page");
    public static readonly Words EndCamera = new("完成", "Done");
    public static readonly Words NoCamera = new("打不开摄像头，请选择文件", "The camera cannot be opened; choose a file");
    public static readonly Words TakingPart = new("参加城市", "Cities taking part");
    public static readonly Words NoPatrols = new("还没有登记联合巡查", "No patrol is entered yet");
    public static readonly Words NoPatrolsNext = new("在上面登记一次：日期、地点、参加城市和次数。", "Enter one above: day, place, cities and counts.");

    /// <summary>What a desk writes down.</summary>
    public static Words Of(JottingKind kind) => kind switch
    {
        JottingKind.Task => new("任务", "task"),
        JottingKind.SideNote => new("旁注", "side note"),
        JottingKind.Remark => new("给下一环节的话", "words for the next holder"),
    };

    /// <summary>Whether it stays.</summary>
    public static Words Stays(JottingKind kind) => kind == JottingKind.Remark ? new("随件移交", "travels") : new("不随件", "stays here");

    /// <summary>Who acts in a step.</summary>
    public static Words RoleOf(string role) => role switch
    {
        "clerk" => new("窗口", "window"),
        "handler" => new("经办", "handler"),
        "planner" => new("联席会议", "joint meeting"),
        "lead" => new("负责人", "lead"),
        _ => Words.Same(role),
    };

    /// <summary>How a hop stands.</summary>
    public static Words Of(HopLight light) => light switch
    {
        HopLight.OnTime => new("按期", "on time"),
        HopLight.NearLimit => new("临期", "near limit"),
        HopLight.Late => new("超期", "late"),
        HopLight.Stopped => new("停表", "clock stopped"),
    };

    /// <summary>Its mark.</summary>
    public static LightState Mark(HopLight light) => light switch
    {
        HopLight.OnTime => LightState.OnTime,
        HopLight.NearLimit => LightState.Soon,
        HopLight.Late => LightState.Late,
        HopLight.Stopped => LightState.Unknown,
    };

    /// <summary>How far a case has got.</summary>
    public static Words Of(CaseState state) => state switch
    {
        CaseState.Received => new("已收件", "received"),
        CaseState.Admitted => new("已受理", "admitted"),
        CaseState.Correcting => new("补正中", "correcting"),
        CaseState.Decided => new("已办结", "decided"),
        CaseState.Delivered => new("已送达", "delivered"),
        CaseState.Closed => new("已关闭", "closed"),
    };

    /// <summary>What is done to get there.</summary>
    public static Words ToDo(CaseState to) => to switch
    {
        CaseState.Received => new("收件", "Take in"),
        CaseState.Admitted => new("受理", "Admit"),
        CaseState.Correcting => new("要求补正", "Ask for a correction"),
        CaseState.Decided => new("办结", "Decide"),
        CaseState.Delivered => new("登记送达", "Record delivery"),
        CaseState.Closed => new("不予受理或撤回", "Refuse or withdraw"),
    };

    /// <summary>What a case is to the member.</summary>
    public static Words Of(Standing standing) => standing switch
    {
        OneCity.Cases.Standing.Held => new("本地持有", "held here"),
        OneCity.Cases.Standing.Offered => new("移交中，等对方答复", "offered, awaiting an answer"),
        OneCity.Cases.Standing.Handed => new("已移交", "handed over"),
        OneCity.Cases.Standing.Previewed => new("待接收", "offered to us"),
        OneCity.Cases.Standing.Awaiting => new("已接收，待确认", "accepted, awaiting confirmation"),
        OneCity.Cases.Standing.Known => new("知悉", "known here"),
    };

    /// <summary>How loud a standing is.</summary>
    public static Tone ToneOf(Standing standing) => standing switch
    {
        OneCity.Cases.Standing.Previewed => Tone.Info,
        OneCity.Cases.Standing.Offered or OneCity.Cases.Standing.Awaiting => Tone.Warn,
        OneCity.Cases.Standing.Held => Tone.Good,
        _ => Tone.Plain,
    };

    /// <summary>How an offer ended.</summary>
    public static Words Of(HandOverOutcome outcome) => outcome switch
    {
        HandOverOutcome.Open => new("待答复", "open"),
        HandOverOutcome.Accepted => new("已接收", "accepted"),
        HandOverOutcome.Declined => new("已退回", "declined"),
        HandOverOutcome.Revoked => new("已撤回", "revoked"),
        HandOverOutcome.Lapsed => new("逾期失效", "lapsed"),
    };

    /// <summary>How a difference stands.</summary>
    public static Words Of(DifferenceState state) => state switch
    {
        DifferenceState.ToUnify => new("待统一", "to be unified"),
        DifferenceState.LegalGround => new("有法定依据", "legal ground"),
        DifferenceState.Accepted => new("已认可", "accepted"),
    };

    /// <summary>A respect of comparison.</summary>
    public static Words AspectOf(string aspect) => aspect switch
    {
        "condition" => new("条件", "Condition"),
        "papers" => new("材料", "Papers"),
        "limit" => new("时限", "Limit"),
        "fee" => new("收费", "Fee"),
        "result" => new("结果形式", "Result"),
        "discretion" => new("裁量", "Discretion"),
        _ => Words.Same(aspect),
    };

    /// <summary>What an applicant said.</summary>
    public static Words Of(VoiceKind kind) => kind switch
    {
        VoiceKind.Rating => new("好差评", "Rating"),
        VoiceKind.Complaint => new("投诉", "Complaint"),
        VoiceKind.Correction => new("更正个人信息", "Correction of own data"),
    };
}
