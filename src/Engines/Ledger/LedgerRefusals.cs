using OneCity.Kernel;
using OneCity.Ledger.Model;

namespace OneCity.Ledger;

/// <summary>Every refusal of the ledger.</summary>
public static class LedgerRefusals
{
    /// <summary>The id was used for another transfer.</summary>
    public static Refusal IdUsed(TransferId id) => new(
        "ledger.id-used-differently",
        new($"编号 {id} 已用于另一笔转账", $"id {id} was used for a different transfer"),
        new("为新的转账另选编号", "choose a new id for a new transfer"));

    /// <summary>There is no such book.</summary>
    public static Refusal UnknownBook(string code) => new(
        "ledger.unknown-book",
        new($"没有账本 {code}", $"there is no book {code}"),
        new("先过一笔账，或检查账本代码", "post to it first, or check its code"));

    /// <summary>There is no such account.</summary>
    public static Refusal UnknownAccount(string code) => new(
        "ledger.unknown-account",
        new($"没有账户 {code}", $"there is no account {code}"),
        new("先开户，或检查代码", "open it first, or check the code"));

    /// <summary>Debit and credit are the same account.</summary>
    public static Refusal SameAccount(string code) => new(
        "ledger.same-account",
        new($"借方与贷方都是 {code}", $"debit and credit are both {code}"),
        new("改正其中一方", "correct one of them"));

    /// <summary>The amount is missing or not more than zero.</summary>
    public static Refusal NoAmount { get; } = new(
        "ledger.amount-not-positive",
        new("金额应大于零", "the amount must be more than zero"),
        new("更正已有转账请用冲销", "to take a transfer back, reverse it"));

    /// <summary>A limit of an account would be broken.</summary>
    public static Refusal OverLimit(string code) => new(
        "ledger.over-limit",
        new($"账户 {code} 的余额将超出限额", $"account {code} would leave its limits"),
        new("减少金额，或先补足账户", "lower the amount, or fund the account first"));

    /// <summary>The transfer that is referred to is not there.</summary>
    public static Refusal UnknownTransfer(TransferId? id) => new(
        "ledger.unknown-transfer",
        new($"没有转账 {id}", $"there is no transfer {id}"),
        new("检查所指编号", "check the id referred to"));

    /// <summary>The hold is no longer open, or the transfer was reversed before.</summary>
    public static Refusal AlreadyResolved(TransferId id) => new(
        "ledger.already-resolved",
        new($"转账 {id} 已经入账、撤销、到期或冲销", $"transfer {id} was posted, voided, expired or reversed before"),
        new("查看账本中的后续分录", "look at the later entries of the journal"));

    /// <summary>More than was held.</summary>
    public static Refusal MoreThanHeld(TransferId id) => new(
        "ledger.more-than-held",
        new($"金额超过转账 {id} 所冻结的金额", $"the amount is more than transfer {id} holds"),
        new("至多入账冻结的金额", "post at most what is held"));

    /// <summary>The chain failed because of another link.</summary>
    public static Refusal ChainFailed(TransferId id) => new(
        "ledger.chain-failed",
        new($"同一串中的 {id} 未被接受，整串未入账", $"{id} in the same chain was refused, so the whole chain was"),
        new("改正后整串重发", "correct it and send the whole chain again"));

    /// <summary>The last transfer of a batch is linked to nothing.</summary>
    public static Refusal ChainOpen { get; } = new(
        "ledger.chain-open",
        new("串没有结束：最后一笔仍标为与下一笔相连", "the chain does not end: the last transfer is linked to a next one"),
        new("最后一笔不要标 linked", "leave the last one unlinked"));

    /// <summary>The kind cannot be asked for, or fields do not fit it.</summary>
    public static Refusal BadKind(TransferKind kind) => new(
        "ledger.bad-kind",
        new($"{kind} 的字段不合要求", $"the fields do not fit {kind}"),
        new("入账、撤销、冲销写 refers；其余写借贷双方", "post, void and reversal name what they refer to; others name both accounts"));

    /// <summary>Only the ledger itself posts to the account.</summary>
    public static Refusal Reserved(string code) => new(
        "ledger.reserved-account",
        new($"账户 {code} 只由跨市划转记账", $"account {code} is posted to by crossings only"),
        new("跨市款项用 ledger cross 办理", "pay another city with ledger cross"));

    /// <summary>The other city is no member of the exchange.</summary>
    public static Refusal UnknownCity(string code) => new(
        "ledger.unknown-city",
        new($"交换中没有可付的城市 {code}", $"the exchange has no other city {code}"),
        new("先登记该成员，或检查代码", "enter it as a peer first, or check its code"));
}
