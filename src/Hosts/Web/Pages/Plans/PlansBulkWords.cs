using OneCity.Kernel;

namespace OneCity.Web.Pages.Plans;

/// <summary>Words of doing several rows at once.</summary>
internal static class PlansBulkWords
{
    public static readonly Words Title = new("批量办理", "Several at once");
    public static readonly Words ChooseAll = new("全选本页", "Choose all shown");
    public static readonly Words ChooseNone = new("取消全选", "Choose none");
    public static readonly Words Choose = new("选择", "Choose");
    public static readonly Words Confirm = new("确认选中的", "Confirm the chosen");
    public static readonly Words MoveDue = new("改期", "Move the due date");
    public static readonly Words Undo = new("撤销批量办理", "Undo");
    public static readonly Words NotDone = new("以下各项没有办成", "These were not done");
    public static readonly Words NoneChosen = new("没有选中任何一项：请在清单里勾选", "Nothing was chosen: tick rows in the list");

    public static Words Done(string act, int count) => act switch
    {
        "confirm" => new($"已确认 {count} 项", $"{count} confirmed"),
        "off" => new($"已移出 {count} 项", $"{count} taken off"),
        _ => new($"已改期 {count} 项", $"{count} due dates moved"),
    };
}
