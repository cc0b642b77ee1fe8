using OneCity.Kernel;

namespace OneCity.Web.Pages.Figures;

/// <summary>The words of rounds of forms.</summary>
internal static class FormsPageWords
{
    public static readonly Words AllRounds = new("各期合计的格数", "cells of all rounds together");
    public static readonly Words NeverAnswered = new("从未填报的单位", "Units that never answered");
    public static readonly Words AllCells = new("各格", "Cells");
    public static readonly Words Cell = new("单元格", "Cell");
    public static readonly Words FieldName = new("栏目", "Field");
    public static readonly Words State = new("情况", "State");
    public static readonly Words Answered = new("已填报", "Answered");
    public static readonly Words Due = new("截止", "due");
    public static readonly Words IsOpen = new("填报中", "open");
    public static readonly Words Approved = new("已审定", "approved");
    public static readonly Words ApprovedNext = new("这一期不再收填报；更正请联系发出单位。", "This round takes no more answers; for corrections ask who sent it.");
    public static readonly Words Answer = new("填报", "Answer");
    public static readonly Words AnswerButton = new("报送", "Send");
    public static readonly Words Invite = new("给没有账号的单位发链接", "Ask a unit without an account");
    public static readonly Words InviteLead = new("链接只打开该单位要填的格，到期失效。", "The link opens only that unit's cells and ends on its day.");
    public static readonly Words InviteButton = new("生成链接", "Make a link");
    public static readonly Words Until = new("有效到（含当日）", "Valid until the end of");
    public static readonly Words LinkUntil = new("链接有效到", "Link valid until");
    public static readonly Words LinkMade = new("链接已生成", "The link is ready");
    public static readonly Words LinkOnce = new("只显示这一次，请现在转给该单位。", "Shown this once only: pass it on now.");
    public static readonly Words Finish = new("收尾", "Finish");
    public static readonly Words RefillButton = new("重新带出已有的数", "Fill anew from figures");
    public static readonly Words ApproveButton = new("审定这一期", "Approve the round");
    public static readonly Words ExportButton = new("导出填好的 XLSX", "Filled XLSX");
    public static readonly Words OpenRound = new("开一期", "Open a round");
    public static readonly Words Form = new("报表", "Form");
    public static readonly Words NotOpened = new("未开期", "no round yet");
    public static readonly Words Thanks = new("已收到", "Received");
    public static readonly Words ThanksNext = new("截止前可以再改。", "You may change it until the round is approved.");
    public static readonly Words LinkLead = new("只需填下面几格，其余的数已经有了。", "Only these cells are needed; all else is known already.");

    public static Words DrawnOf(int drawn, int all) => new($"{all} 格中 {drawn} 格自动带出，未再索要", $"{drawn} of {all} cells filled without asking");

    public static Words AskedBy(string department) => new($"{department} 请填", $"asked by {department}");
}
