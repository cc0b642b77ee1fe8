using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>Every refusal of the engine.</summary>
public static class CasesRefusals
{
    /// <summary>No such case here.</summary>
    public static Refusal UnknownCase(string id) => new("cases.unknown-case",
        new($"没有编号为 {id} 的办件", $"there is no case {id} here"),
        new("`cases list` 列出本地办件；请核对编号", "`cases list` shows the cases here; check the number"));

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

    /// <summary>Required papers are missing.</summary>
    public static Refusal PapersMissing(string papers) => new("cases.papers-missing",
        new($"缺少材料：{papers}", $"papers are missing: {papers}"),
        new("补齐材料，或出具补正通知", "hand them in, or send a correction notice"));

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
}
