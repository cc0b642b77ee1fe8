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
}
