using OneCity.Kernel;

namespace OneCity.Agreements;

/// <summary>Every refusal of the engine.</summary>
public static class AgreementsRefusals
{
    /// <summary>There is no such agreement.</summary>
    public static Refusal Unknown(string id) => new(
        "agreements.unknown",
        new($"没有协议 {id}", $"there is no agreement {id}"),
        new("先登记协议，或检查代号", "enter it first, or check its id"));

    /// <summary>The pack ships no such rule.</summary>
    public static Refusal UnknownRule(string id, IReadOnlyList<string> known) => new(
        "agreements.unknown-rule",
        new($"地区包没有规则 {id}", $"the pack ships no rule {id}"),
        new($"可选：{string.Join('、', known)}", $"one of {string.Join(", ", known)}"));

    /// <summary>There is no statement of that year.</summary>
    public static Refusal UnknownStatement(string id, long year) => new(
        "agreements.unknown-statement",
        new($"协议 {id} 没有 {year} 年结算单", $"agreement {id} has no statement of {year}"),
        new("先出该年结算单", "draft it first"));

    /// <summary>There is no such party.</summary>
    public static Refusal UnknownParty(string party) => new(
        "agreements.unknown-party",
        new($"协议中没有这一方：{party}", $"the agreement has no party {party}"),
        new("检查条款中各方的 id", "check the ids of the parties in the terms"));

    /// <summary>The terms leave open what a statement needs.</summary>
    public static Refusal Incomplete(string id, string rules) => new(
        "agreements.incomplete",
        new($"协议 {id} 尚有未约定之处：{rules}", $"agreement {id} leaves open: {rules}"),
        new("由各方约定后登记新版本条款", "let the parties agree, then enter a new version of the terms"));

    /// <summary>The id is no short code.</summary>
    public static Refusal BadId(string id) => new(
        "agreements.bad-id",
        new($"代号 {id} 不可用", $"the id '{id}' cannot be used"),
        new("用小写字母、数字和短横，至多 60 个", "use lower-case letters, digits and hyphens, sixty at most"));

    /// <summary>The step does not follow from where the statement stands.</summary>
    public static Refusal WrongState(long year, string state, string step) => new(
        "agreements.wrong-state",
        new($"{year} 年结算单现为 {state}，不能 {step}", $"the statement of {year} is {state}; it cannot be {step}"),
        new("查看结算单的状态再办下一步", "look at its state and take the next step"));

    /// <summary>Nothing is shared in a year before recognition.</summary>
    public static Refusal BeforeRecognition(long year, long first) => new(
        "agreements.before-recognition",
        new($"{year} 年早于认定年度 {first}", $"{year} is before {first}, the year of recognition"),
        new($"从 {first} 年起出结算单", $"draft {first} or a later year"));

    /// <summary>An earlier year was never stated.</summary>
    public static Refusal EarlierDraft(long year) => new(
        "agreements.earlier-draft",
        new($"{year} 年结算单还没有送出", $"the statement of {year} was not sent yet"),
        new("按年份顺序送出", "send the years in order"));

    /// <summary>The party has confirmed already.</summary>
    public static Refusal AlreadyConfirmed(string party) => new(
        "agreements.already-confirmed",
        new($"{party} 已确认", $"{party} has confirmed it"),
        new("无需再次确认", "nothing more is needed from this party"));

    /// <summary>The disputed line is not in the statement.</summary>
    public static Refusal UnknownLine(string firm, string head) => new(
        "agreements.unknown-line",
        new($"结算单没有 {firm} · {head} 这一行", $"the statement has no line {firm} · {head}"),
        new("照结算单上的企业和税种填写", "copy firm and head from the statement"));

    /// <summary>The party has no open objection of that number.</summary>
    public static Refusal NoOpenDispute(string party, long number) => new(
        "agreements.no-open-dispute",
        new($"{party} 没有第 {number} 号未裁定的异议", $"{party} has no open objection number {number}"),
        new("查看结算单上的异议及其编号", "look at the statement's objections and their numbers"));

    /// <summary>A reason or a ruling needs words.</summary>
    public static Refusal NoReason { get; } = new(
        "agreements.no-reason",
        new("没有写明理由", "no reason was given"),
        new("写明理由或裁定内容", "say why, or what was ruled"));

    /// <summary>An adjustment moves nothing.</summary>
    public static Refusal BadAdjustment { get; } = new(
        "agreements.bad-adjustment",
        new("调整金额应大于零，且付方与收方不同", "an adjustment moves more than nothing between two different parties"),
        new("改正金额或各方", "correct the amount or the parties"));

    /// <summary>The party's copy is kept elsewhere, or has not arrived.</summary>
    public static Refusal NotHere(string party, string member) => new(
        "agreements.not-here",
        new($"{party} 的结算单副本（{member}）不在本节点，或尚未送达", $"the copy of {party} ({member}) is not on this node, or has not arrived yet"),
        new("稍后再试，或在该市自己的节点办理", "try again soon, or act on that city's own node"));

    /// <summary>Only the drafting city may take the step.</summary>
    public static Refusal NotHome(string home) => new(
        "agreements.not-home",
        new($"这一步由出单方（{home}）办理", $"this step is the drafting city's ({home})"),
        new("在出单方的节点办理", "take it on that city's node"));

    /// <summary>A party names a member that the exchange does not know.</summary>
    public static Refusal UnknownMember(string member) => new(
        "agreements.unknown-member",
        new($"交换中没有成员 {member}", $"the exchange has no member {member}"),
        new("先登记该成员，或改正条款中该方的 member", "enter it as a peer first, or correct the party's member in the terms"));

    /// <summary>The bytes or the signature do not match the digest.</summary>
    public static Refusal WrongDigest(string id, long year) => new(
        "agreements.wrong-digest",
        new($"协议 {id} {year} 年结算单的摘要或签名不符", $"digest or signature of agreement {id}, {year}, do not match"),
        new("与出单方核对结算单摘要", "compare the digest with the drafting city"));

    /// <summary>The sender has no say in this statement.</summary>
    public static Refusal NotAParty(string member, string id) => new(
        "agreements.not-a-party",
        new($"{member} 不能就协议 {id} 办理此步", $"{member} has no such say in agreement {id}"),
        new("核对条款中的各方", "compare the parties in the terms"));

    /// <summary>Another city uses the id.</summary>
    public static Refusal IdTaken(string id, string home) => new(
        "agreements.id-taken",
        new($"代号 {id} 已用于 {home} 的协议", $"id {id} stands for an agreement of {home}"),
        new("为协议另选代号", "choose another id for the agreement"));

    /// <summary>A payment names what the statement does not ask for.</summary>
    public static Refusal UnknownPayment(string payer, string payee) => new(
        "agreements.unknown-payment",
        new($"结算单没有 {payer} 付 {payee} 的款项", $"the statement asks for no payment from {payer} to {payee}"),
        new("核对付方和收方", "compare payer and payee"));
}
