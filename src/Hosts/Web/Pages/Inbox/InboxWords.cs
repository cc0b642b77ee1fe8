using OneCity.Kernel;
using OneCity.Web.Components.Parts;

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

    public static readonly Words Table = new("全部列表与导出", "The whole list, and export");
    public static readonly Words Narrow = new("按事项或备注筛选", "Narrow by words or notes");
    public static readonly Words Note = new("我的备注", "My note");
    public static readonly Words NoteHint = new("仅自己可见", "only you see it");
    public static readonly Words New = new("新", "new");
    public static readonly Words Tomorrow = new("搁到明天", "Until tomorrow");
    public static readonly Words NextMonday = new("搁到下周一", "Until Monday");
    public static readonly Words Back = new("取回", "Take back");
    public static readonly Words Undo = new("撤销", "Undo");
    public static readonly Words NoneFound = new("没有相符的事项", "Nothing matches");
    public static readonly Words AllAside = new("其余均已搁置", "All the rest is set aside");
    public static readonly Words SignedOut = new("会话已结束，请重新登录", "The session has ended; sign in again");

    public static Words AsOf(string time) => new($"{time} 更新，自动刷新", $"as of {time}, renews itself");

    public static Words NoteKept(string time) => new($"备注已保存 {time}", $"note kept {time}");

    public static readonly Words ChooseAll = new("全选", "Choose all");

    public static Words Choose(string title) => new($"选中：{title}", $"Choose: {title}");

    public static Words Chosen(int count) => new($"已选 {count} 项", $"{count} chosen");

    public static Words Resting(int count) => new($"已搁置 {count} 项", $"{count} set aside");

    public static Words Until(string day) => new($"至 {day}", $"until {day}");

    public static Words Done(int count, string day) => new($"{count} 项已搁置至 {day}", $"{count} set aside until {day}");

    public static Tone ToneOf(InboxKind kind) => kind switch
    {
        InboxKind.Overdue => Tone.Bad,
        InboxKind.Offered or InboxKind.ToConfirm => Tone.Info,
        _ => Tone.Plain,
    };

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
