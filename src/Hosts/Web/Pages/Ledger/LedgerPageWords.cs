using OneCity.Kernel;

namespace OneCity.Web.Pages.Ledger;

/// <summary>The words of the pages about ledger and clearing.</summary>
internal static class LedgerPageWords
{
    public static readonly Words Title = new("账本", "Ledger");
    public static readonly Words Lead = new("只有账户与转账，借贷永远相等；只增不改，更正用冲销。", "Accounts and transfers only, debits always equal credits; nothing is changed, corrections are reversals.");
    public static readonly Words Nothing = new("还没有账本", "No books yet");
    public static readonly Words NothingNext = new("过第一笔账：./onecity ledger post FILE --book 430100", "Post a first transfer: ./onecity ledger post FILE --book 430100");
    public static readonly Words Balances = new("余额（元）", "Balances (yuan)");
    public static readonly Words Account = new("账户", "Account");
    public static readonly Words Debits = new("借方", "Debits");
    public static readonly Words Credits = new("贷方", "Credits");
    public static readonly Words Balance = new("余额", "Balance");
    public static readonly Words Held = new("冻结", "On hold");
    public static readonly Words Journal = new("分录（最新在前）", "Journal (newest first)");
    public static readonly Words Number = new("行", "Line");
    public static readonly Words Kind = new("种类", "Kind");
    public static readonly Words Debit = new("借", "Debit");
    public static readonly Words Credit = new("贷", "Credit");
    public static readonly Words Amount = new("金额（元）", "Amount (yuan)");
    public static readonly Words Reference = new("事由", "Reference");
    public static readonly Words At = new("时间", "At");
    public static readonly Words Proof = new("核验", "Proof");
    public static readonly Words Verify = new("核验整本账", "Prove the whole book");
    public static readonly Words Holds = new("成立", "Holds");
    public static readonly Words Broken = new("不成立", "Broken");
    public static readonly Words Lines = new("分录数", "Lines");
    public static readonly Words Sum = new("全部余额之和", "Sum of all balances");
    public static readonly Words Hash = new("末行哈希", "Hash of the last line");
    public static readonly Words Clearing = new("轧差清算", "Clearing");
    public static readonly Words ClearingLead = new("多城之间的债务按双边或多边轧差；每一笔都说明变成了什么。不保存。", "Obligations between cities netted pair by pair or all together; each says what it became. Nothing is stored.");
    public static readonly Words Obligations = new("债务：from,to,amount（元）", "Obligations: from,to,amount (yuan)");
    public static readonly Words Mode = new("方式", "Mode");
    public static readonly Words Multilateral = new("多边", "Multilateral");
    public static readonly Words Bilateral = new("双边", "Bilateral");
    public static readonly Words Net = new("轧差", "Net");
    public static readonly Words Transfers = new("净额划拨", "Net transfers");
    public static readonly Words From = new("付方", "Pays");
    public static readonly Words To = new("收方", "Receives");
    public static readonly Words ItemProof = new("逐笔去向", "What each item became");
    public static readonly Words DebtorSetOff = new("付方抵销", "Set off by the debtor");
    public static readonly Words DebtorPaid = new("付方净付", "Paid net");
    public static readonly Words CreditorSetOff = new("收方抵销", "Set off by the creditor");
    public static readonly Words CreditorReceived = new("收方净收", "Received net");

    public static readonly Words AsOf = new("截至哪一天", "As of the end of");
    public static readonly Words AsOfHint = new("不填为现在", "Empty: now");
    public static readonly Words Show = new("查看", "Show");
    public static readonly Words PlainText = new("文本账（hledger 可读）", "Plain text (for hledger)");

    public static Words EndOf(DateOnly day) => new($"截至 {day:yyyy-MM-dd} 日终", $"end of {day:yyyy-MM-dd}");

    public static Words KindOf(long kind) => kind switch
    {
        0 => new("转账", "Direct"),
        1 => new("冻结", "Pending"),
        2 => new("入账", "Post"),
        3 => new("撤销", "Void"),
        4 => new("到期", "Expired"),
        5 => new("冲销", "Reversal"),
        _ => new("?", "?"),
    };
}
