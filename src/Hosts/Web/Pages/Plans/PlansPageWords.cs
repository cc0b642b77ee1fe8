using OneCity.Kernel;
using OneCity.Web.Components.Parts;
using Light = OneCity.Plans.Model.Lights.Light;

namespace OneCity.Web.Pages.Plans;

/// <summary>Words of the pages of plans.</summary>
internal static class PlansPageWords
{
    public static readonly Words Title = new("督", "Plans");
    public static readonly Words Lead = new("灯由日期、节点和佐证算出，没有人能填。", "Lights are computed from dates, milestones and evidence; nobody types them in.");
    public static readonly Words List = new("清单", "List");
    public static readonly Words Board = new("看板", "Board");
    public static readonly Words Matrix = new("市×领域", "City by field");
    public static readonly Words Timeline = new("甘特图", "Time line");
    public static readonly Words Targets = new("目标", "Targets");
    public static readonly Words Meetings = new("联席会议", "Meetings");
    public static readonly Words Registers = new("壁垒与协议", "Barriers and agreements");
    public static readonly Words Leader = new("一屏", "At a glance");
    public static readonly Words Mine = new("我的", "Mine");
    public static readonly Words All = new("全部", "All");
    public static readonly Words Plan = new("计划", "Plan");
    public static readonly Words City = new("市", "City");
    public static readonly Words Field = new("领域", "Field");
    public static readonly Words Number = new("编号", "Number");
    public static readonly Words Item = new("事项", "Item");
    public static readonly Words LeadUnit = new("牵头单位", "Lead");
    public static readonly Words Due = new("期限", "Due");
    public static readonly Words LightWord = new("灯", "Light");
    public static readonly Words Since = new("自", "Since");
    public static readonly Words Because = new("依据", "Ground");
    public static readonly Words AsOf = new("截至", "As of");
    public static readonly Words Show = new("查看", "Show");
    public static readonly Words Shared = new("三市共同", "All cities");
    public static readonly Words NoField = new("未分领域", "No field");
    public static readonly Words Nothing = new("没有事项", "No items");
    public static readonly Words NothingNext = new("导入一份清单：onecity plans import", "Import a list: onecity plans import");
    public static readonly Words Source = new("来源", "Source");
    public static readonly Words Confirmer = new("等待确认", "Waits for confirmation by");
    public static readonly Words History = new("办理记录", "What happened");
    public static readonly Words Versions = new("修改记录", "Changes");
    public static readonly Words Evidence = new("佐证", "Evidence");
    public static readonly Words Who = new("谁", "Who");
    public static readonly Words When = new("何时", "When");
    public static readonly Words What = new("何事", "What");
    public static readonly Words Why = new("原因", "Why");
    public static readonly Words Report = new("登记", "Report");
    public static readonly Words Confirm = new("确认", "Confirm");
    public static readonly Words Remarks = new("说明", "Words");
    public static readonly Words Letter = new("督办函", "Supervision letter");
    public static readonly Words Brief = new("简报", "Brief");
    public static readonly Words Minutes = new("纪要", "Minutes");
    public static readonly Words State = new("状态", "State");
    public static readonly Words Arithmetic = new("算式", "Arithmetic");
    public static readonly Words Forecast = new("预测（80% 区间）", "Forecast (80 % band)");
    public static readonly Words Outcome = new("结果", "Outcome");
    public static readonly Words Record = new("记录", "Record");
    public static readonly Words Barriers = new("壁垒登记（三个凡是）", "Barrier register");
    public static readonly Words Cooperations = new("合作协议", "Cooperation agreements");
    public static readonly Words Parties = new("签约方", "Parties");
    public static readonly Words Rule = new("所据规定", "Rule that causes it");
    public static readonly Words Owner = new("责任方", "Owner");
    public static readonly Words NothingYet = new("还没有记录", "Nothing here yet");
    public static readonly Words Late = new("逾期事项", "Late items");
    public static readonly Words Topic = new("议题", "Topic");
    public static readonly Words Decision = new("决定", "Decision");
    public static readonly Words Waiting = new("等待链", "Who waits for whom");
    public static readonly Words Ends = new("预计完成", "Forecast end");
    public static readonly Words Started = new("已启动", "Started");
    public static readonly Words Done = new("报办结", "Report done");
    public static readonly Words Event = new("事件", "Event");

    public static readonly Words Unreported = new("事项过期而没有登记办理记录，也会亮红灯：红灯说明没有报告，不说明没有做。", "An item without any report turns red once its date is over: red says that nothing was reported, not that nothing was done.");

    public static Words Of(Light light) => light switch
    {
        Light.Blue => new("按期办结", "done in time"),
        Light.Green => new("推进中", "on its way"),
        Light.Yellow => new("临期或曾逾期", "near or made up"),
        Light.Red => new("逾期", "late"),
        Light.Grey => new("未启动", "not started"),
    };

    public static LightState Mark(Light light) => light switch
    {
        Light.Blue => LightState.Done,
        Light.Green => LightState.OnTime,
        Light.Yellow => LightState.Soon,
        Light.Red => LightState.Late,
        Light.Grey => LightState.Unknown,
    };

    /// <summary>The lights in the order a reader looks for them.</summary>
    public static readonly Light[] Order = [Light.Red, Light.Yellow, Light.Green, Light.Blue, Light.Grey];

    public static Words Short(Light light) => light switch
    {
        Light.Blue => new("办结", "done"), Light.Green => new("推进", "on its way"), Light.Yellow => new("临期", "near"), Light.Red => new("逾期", "late"), Light.Grey => new("未启动", "not started"),
    };

    public static LightState Mark(OneCity.Plans.Model.Targets.TargetState? state) => state switch
    {
        OneCity.Plans.Model.Targets.TargetState.OnTrack => LightState.OnTime,
        OneCity.Plans.Model.Targets.TargetState.AtRisk => LightState.Soon,
        OneCity.Plans.Model.Targets.TargetState.OutOfReach => LightState.Late,
        null => LightState.Unknown,
    };

    /// <summary>What became of a goal where it is known, else what its arithmetic says.</summary>
    public static Words StateOf(OneCity.Plans.Features.JudgedGoal goal) => goal.Outcome switch
    {
        true => new("已实现", "reached"), false => new("未实现", "missed"), null => StateOf(goal.Verdict.State),
    };

    public static LightState Mark(OneCity.Plans.Features.JudgedGoal goal) => goal.Outcome switch
    {
        true => LightState.Done, false => LightState.Late, null => Mark(goal.Verdict.State),
    };

    public static Words More(int count) => new($"另有 {count} 项", $"{count} more");

    public static Words StateOf(OneCity.Plans.Model.Targets.TargetState? state) => state switch
    {
        OneCity.Plans.Model.Targets.TargetState.OnTrack => new("可以实现", "on track"),
        OneCity.Plans.Model.Targets.TargetState.AtRisk => new("有风险", "at risk"),
        OneCity.Plans.Model.Targets.TargetState.OutOfReach => new("难以实现", "out of reach"),
        null => new("记录不足", "record too short"),
    };
}
