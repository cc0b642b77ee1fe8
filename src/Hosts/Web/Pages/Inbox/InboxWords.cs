using OneCity.Kernel;

namespace OneCity.Web.Pages.Inbox;

/// <summary>The words of the inbox.</summary>
internal static class InboxWords
{
    public static readonly Words Title = new("待办", "Inbox");
    public static readonly Words Lead = new("各处等您处理的事，逾期的在前。", "Everything that waits for you, overdue first.");
    public static readonly Words All = new("全部", "All");
    public static readonly Words What = new("事项", "What");
    public static readonly Words Kind = new("类别", "Kind");
    public static readonly Words Desk = new("来自", "From");
    public static readonly Words Since = new("自", "Since");
    public static readonly Words Due = new("截止", "Due");
    public static readonly Words Provisional = new("暂定", "provisional");
    public static readonly Words ProvisionalTitle = new("超出已公布的放假安排，公布后重算", "Beyond the last holiday notice; counted again when it is published");
    public static readonly Words Nothing = new("没有等您处理的事", "Nothing waits for you");
    public static readonly Words NothingNext = new("有新的交办、填报、确认或接收时会出现在这里。", "New offers, forms, confirmations and hand-overs will appear here.");

    public static Words Of(InboxKind kind) => kind switch
    {
        InboxKind.Offered => new("待接收", "Offered"),
        InboxKind.ToConfirm => new("待确认", "To confirm"),
        InboxKind.ToFill => new("待填报", "To fill in"),
        InboxKind.ToApprove => new("待审批", "To approve"),
        InboxKind.ToHandle => new("待办理", "To handle"),
        InboxKind.Overdue => new("已超期", "Overdue"),
        InboxKind.Comment => new("提到我", "Mentions"),
    };

    public static Words Engine(string engine) => engine switch
    {
        "figures" => new("数", "Figures"),
        "documents" => new("读", "Documents"),
        "cases" => new("办", "Cases"),
        "agreements" or "ledger" => new("分", "Sharing"),
        "plans" => new("督", "Plans"),
        "exchange" => new("交换", "Exchange"),
        "comments" => new("留言", "Comments"),
        "access" => new("系统", "Admin"),
        _ => Words.Same(engine),
    };
}
