using OneCity.Kernel;
using OneCity.Storage.Files;

namespace OneCity.Cases;

/// <summary>Every refusal of the engine.</summary>
public static class CasesRefusals
{
    /// <summary>No such case here.</summary>
    public static Refusal UnknownCase(string id) => new("cases.unknown-case",
        new($"没有编号为 {id} 的办件", $"there is no case {id} here"),
        new("`cases list` 列出本地办件；请核对编号", "`cases list` shows the cases here; check the number"));

    /// <summary>A member that this node does not serve, or no partner of its exchange.</summary>
    public static Refusal UnknownMember(string member) => new("cases.unknown-member",
        new($"没有成员 {member}", $"there is no member {member}"),
        new("`peers list` 列出成员；核对城市代码", "`peers list` shows the members; check the city's code"));

    /// <summary>No such procedure.</summary>
    public static Refusal UnknownProcedure(string code) => new("cases.unknown-procedure",
        new($"没有办理程序 {code}", $"there is no procedure {code}"),
        new("`procedures check` 列出区域包中的程序", "`procedures check` lists those of the region pack"));

    /// <summary>No such offer.</summary>
    public static Refusal UnknownOffer(string id) => new("cases.unknown-offer",
        new($"办件 {id} 没有待答复的移交", $"case {id} has no offer to answer"),
        new("`cases show` 显示全部移交记录", "`cases show` lists its offers"));

    /// <summary>Somebody else holds it.</summary>
    public static Refusal NotTheHolder(string number, string holder) => new("cases.not-the-holder",
        new($"办件 {number} 由 {holder} 持有", $"case {number} is held by {holder}"),
        new("请由持有方办理，或请其移交", "let the holder act, or ask it to hand the case over"));

    /// <summary>Accepted here, but the holder has not confirmed yet.</summary>
    public static Refusal AwaitsConfirmation(string number, string holder) => new("cases.awaits-confirmation",
        new($"办件 {number} 已接收，等待 {holder} 确认", $"case {number} is accepted and awaits the confirmation of {holder}"),
        new("确认到达后即可办理，通常在对方恢复联网后几秒内", "it can be worked on as soon as the confirmation arrives"));

    /// <summary>Offered here, but not accepted yet.</summary>
    public static Refusal AwaitsAcceptance(string number) => new("cases.awaits-acceptance",
        new($"办件 {number} 正在移交中，等待对方答复", $"case {number} is offered and awaits an answer"),
        new("先等待答复，或撤回移交（cases revoke）", "wait for the answer, or take the offer back with cases revoke"));

    /// <summary>It cannot be offered to its holder.</summary>
    public static Refusal OfferToSelf(string member) => new("cases.offer-to-self",
        new($"不能移交给自己（{member}）", $"a case cannot be offered to its holder ({member})"),
        new("请另选接收方", "choose another member"));

    /// <summary>The offer ended already.</summary>
    public static Refusal OfferEnded(string number, string outcome) => new("cases.offer-ended",
        new($"办件 {number} 的这次移交已结束（{outcome}）", $"this offer of case {number} has ended ({outcome})"),
        new("`cases show` 显示现状", "`cases show` tells how it stands"));

    /// <summary>A decline or a correction without a reason.</summary>
    public static Refusal ReasonMissing { get; } = new("cases.reason-missing",
        new("没有写明理由", "no reason is given"),
        new("写明理由，让对方和申请人知道要补什么", "say why, so that the other side and the applicant know what to do"));

    /// <summary>Required fields are empty.</summary>
    public static Refusal FieldsMissing(string fields) => new("cases.fields-missing",
        new($"必填项未填：{fields}", $"required fields are empty: {fields}"),
        new("补全后再提交", "fill them in and submit again"));

    /// <summary>A draft that is no form any more.</summary>
    public static Refusal DraftTooLong { get; } = new("cases.draft-too-long",
        new("草稿太长，不能保存", "the draft is too long to be kept"), new("缩短内容，或先收件", "shorten it, or take the case in"));

    /// <summary>Required papers are missing.</summary>
    public static Refusal PapersMissing(string papers) => new("cases.papers-missing",
        new($"缺少材料：{papers}", $"papers are missing: {papers}"),
        new("补齐材料，或出具补正通知", "hand them in, or send a correction notice"));

    /// <summary>A field that the form does not have.</summary>
    public static Refusal UnknownField(string code, string known) => new("cases.unknown-field",
        new($"表单没有「{code}」这一项", $"the form has no field '{code}'"), new($"可用：{known}", $"use one of {known}"));

    /// <summary>Somebody acts for the applicant without an authorisation.</summary>
    public static Refusal AuthorisationMissing { get; } = new("cases.authorisation-missing",
        new("由代办人办理，但没有授权委托书", "an agent acts, and there is no authorisation"),
        new("在材料中补上授权委托书（authorisation）", "file the paper `authorisation`"));

    /// <summary>A result that the procedure does not have, or none where there are several.</summary>
    public static Refusal UnknownResult(string code, string known) => new("cases.unknown-result",
        new(code.Length == 0 ? "没有写明办理结果" : $"没有「{code}」这种结果", code.Length == 0 ? "the decision names no result" : $"there is no result '{code}'"),
        new($"可用：{known}", $"use one of {known}"));

    /// <summary>Parts that are not decided yet.</summary>
    public static Refusal PartsOpen(string number, string parts) => new("cases.parts-open",
        new($"办件 {number} 的分办件尚未办结：{parts}", $"parts of case {number} are not decided yet: {parts}"),
        new("等各地办结后再办结总件，或并案", "decide the whole after its parts, or merge them"));

    /// <summary>A step that does not follow from the present state.</summary>
    public static Refusal WrongState(string number, string state) => new("cases.wrong-state",
        new($"办件 {number} 现为「{state}」，不能这样办", $"case {number} is {state}; this step does not follow"),
        new("`cases show` 显示下一步", "`cases show` tells what comes next"));

    /// <summary>The holder was asked to take a case that it holds.</summary>
    public static Refusal HeldHere(string number) => new("cases.held-here",
        new($"办件 {number} 已由本地持有", $"case {number} is held here already"),
        new("双方核对移交回执（cases verify）", "both sides compare receipts with cases verify"));

    /// <summary>A member that never had the case cannot add to it.</summary>
    public static Refusal NeverHere(string number) => new("cases.never-here",
        new($"办件 {number} 从未经过本地", $"case {number} never passed through here"),
        new("请由经办城市补充", "let a city that it passed through add it"));

    /// <summary>A kind of note that does not exist.</summary>
    public static Refusal UnknownNote(string kind, string known) => new("cases.unknown-note",
        new($"没有「{kind}」这种记录", $"there is no note '{kind}'"), new($"可用：{known}", $"use one of {known}"));

    /// <summary>A parcel without its number.</summary>
    public static Refusal ParcelNumberMissing { get; } = new("cases.parcel-number-missing",
        new("没有填写寄递单号", "the parcel has no number"), new("填写快递面单上的单号", "enter the number on the courier's label"));

    /// <summary>A parcel entered twice.</summary>
    public static Refusal ParcelKnown(string number) => new("cases.parcel-known",
        new($"寄递单号 {number} 已登记", $"parcel {number} is entered already"), new("核对单号", "check the number"));

    /// <summary>A parcel that is not on its way.</summary>
    public static Refusal UnknownParcel(string number, string caseNumber) => new("cases.unknown-parcel",
        new($"办件 {caseNumber} 没有在途的寄递单号 {number}", $"case {caseNumber} has no parcel {number} on its way"),
        new("核对单号；已签收的不能再签收", "check the number; one received already cannot be received again"));

    /// <summary>A split without cities.</summary>
    public static Refusal NoCities { get; } = new("cases.no-cities",
        new("没有选择承办城市", "no city was chosen"), new("至少选择一个城市", "choose at least one"));

    /// <summary>A case merged with itself.</summary>
    public static Refusal MergeWithItself(string number) => new("cases.merge-with-itself",
        new($"办件 {number} 不能并入自己", $"case {number} cannot be merged with itself"), new("选择另一件", "choose another case"));

    /// <summary>Two cases that do not belong together.</summary>
    public static Refusal NotTheSame(string number, string into) => new("cases.not-the-same",
        new($"办件 {number} 与 {into} 不是同一人同一事项，也不是其分办件", $"case {number} is neither of the same person and item as {into} nor a part of it"),
        new("只能合并同一人同一事项，或分办件", "only such cases can be merged"));

    /// <summary>Too many questions for duplicates.</summary>
    public static Refusal QuotaSpent(int perDay) => new("cases.quota-spent",
        new($"今天的跨市查重次数（{perDay}）已用完", $"today's {perDay} questions to other cities are spent"),
        new("明天再查，或由另一位经办人查", "ask tomorrow, or let a colleague ask"));

    /// <summary>A number and code that do not belong together.</summary>
    public static Refusal WrongFollowCode { get; } = new("cases.wrong-follow-code",
        new("办件编号与查询码不符", "number and code do not belong together"),
        new("照受理通知书上的编号和查询码填写", "enter both as printed on the acceptance slip"));

    /// <summary>A rating outside 1 to 5, or out of turn.</summary>
    public static Refusal CannotRate(string why) => new("cases.cannot-rate",
        new(why == "twice" ? "这件事已经评价过" : why == "early" ? "办结后才能评价" : "评价为 1 至 5", why == "twice" ? "it was rated already" : why == "early" ? "it can be rated once it is decided" : "a rating is 1 to 5"),
        new("办结后评价一次，1（非常不满意）至 5（非常满意）", "rate once after the decision, from 1 (very dissatisfied) to 5 (very satisfied)"));

    /// <summary>Nothing like that waits for an answer.</summary>
    public static Refusal NothingToAnswer { get; } = new("cases.nothing-to-answer",
        new("没有待答复的这一条", "no such entry waits for an answer"), new("刷新页面查看现状", "look at the page again"));

    /// <summary>A file of a kind that is not taken.</summary>
    public static Refusal PaperType(string name) => new("cases.paper-type",
        new($"文件 {name} 的类型不能接收，或内容与扩展名不符", $"{name} is of a kind that is not taken, or its content is not what its name says"),
        new($"可用：{PaperTypes.Accepted}", $"use {PaperTypes.Accepted}"));

    /// <summary>A file that is not here.</summary>
    public static Refusal PaperAbsent { get; } = new("cases.paper-absent",
        new("这份材料的文件不在本节点", "the file of this paper is not on this node"),
        new("由收件城市再次上传，或按寄递件核对原件", "let the city that took it in file it again, or look at the original"));

    /// <summary>An item, aspect or organisation that does not exist.</summary>
    public static Refusal UnknownDifference(string what) => new("cases.unknown-difference",
        new($"事项差异表中没有「{what}」", $"the table of differences has no '{what}'"), new("`cases differences` 列出全部", "`cases differences` lists them"));

    /// <summary>A look at personal data without a purpose.</summary>
    public static Refusal PurposeMissing { get; } = new("cases.purpose-missing",
        new("没有写明查看个人信息的用途", "no purpose is given for looking at personal data"),
        new("写明用途，它会记入审计", "say what for; it goes into the audit trail"));

    /// <summary>A person's number in an address, where histories and logs keep it.</summary>
    public static Refusal PersonInAddress { get; } = new("cases.unreadable-address",
        new("网址里不能写证件号码", "an identity number does not belong in an address"),
        new("用 POST /api/cases/find，把号码写在正文的 person 里", "send it to POST /api/cases/find as person in the body"));

    /// <summary>An order from somebody who is no superior.</summary>
    public static Refusal NoSuperior(string member) => new("cases.no-superior",
        new($"{member} 不能指定管辖", $"{member} cannot order a case to another city"),
        new("由一体化办指定", "let the joint office order it"));

    /// <summary>Counts or a day that cannot be.</summary>
    public static Refusal WrongPatrol { get; } = new("cases.wrong-patrol",
        new("巡查次数至少为 1，其余不小于 0，日期不晚于今天", "patrols must be at least 1, the other counts not below 0, the day not after today"),
        new("核对后再填", "correct the entry"));
}
