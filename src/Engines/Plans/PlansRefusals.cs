using OneCity.Kernel;
using OneCity.Storage.Files;

namespace OneCity.Plans;

/// <summary>Every refusal of the engine.</summary>
public static class PlansRefusals
{
    /// <summary>No plan of this code.</summary>
    public static Refusal UnknownPlan(string plan) => new("plans.unknown-plan",
        new($"没有计划 {plan}", $"there is no plan '{plan}'"), new("用 plans list 查看已有计划", "see the plans there are with plans list"));

    /// <summary>No row of this number on that day.</summary>
    public static Refusal UnknownItem(string item) => new("plans.unknown-item",
        new($"清单里没有 {item}", $"there is no item '{item}' on the list"), new("编号写成 计划/序号", "write it as plan/number"));

    /// <summary>No meeting, draft, barrier, agreement or evidence of this code.</summary>
    public static Refusal UnknownRecord(string kind, string id) => new("plans.unknown-record",
        new($"没有 {kind} {id}", $"there is no {kind} '{id}'"), new("检查编号", "check its code"));

    /// <summary>The code is taken.</summary>
    public static Refusal Taken(string id) => new("plans.code-taken",
        new($"{id} 已经存在", $"'{id}' exists already"), new("换一个编号，或修改已有的", "take another code, or change the one there is"));

    /// <summary>A confirmation by the author of what it confirms.</summary>
    public static Refusal OwnWork(string item, string author) => new("plans.own-work",
        new($"{item} 是 {author} 自己报的，不能自己确认", $"{author} reported {item} and cannot confirm it"), new("请另一人确认", "ask somebody else to confirm it"));

    /// <summary>Nothing waits for confirmation.</summary>
    public static Refusal NothingToConfirm(string item) => new("plans.nothing-to-confirm",
        new($"{item} 没有等待确认的内容", $"nothing of {item} waits for confirmation"), new("先由牵头单位报办结或提交佐证", "the lead unit reports it done or hands in evidence first"));

    /// <summary>The task is done and confirmed.</summary>
    public static Refusal IsDone(string item) => new("plans.is-done",
        new($"{item} 已经办结", $"{item} is done and confirmed"), new("另立一项", "enter a new item"));

    /// <summary>A plan without rows, which is no baseline.</summary>
    public static Refusal NothingToSign(string plan) => new("plans.nothing-to-sign",
        new($"{plan} 还没有事项", $"{plan} has no rows yet"), new("先填入或导入事项", "enter or import its rows first"));

    /// <summary>A row that others hang below.</summary>
    public static Refusal HasRowsBelow(string item, string below) => new("plans.has-rows-below",
        new($"{item} 下面还有 {below}", $"{below} stands below {item}"), new("先移出或改挂下级", "take those off first, or hang them elsewhere"));

    /// <summary>A plan that was signed.</summary>
    public static Refusal IsSigned(string plan) => new("plans.is-signed",
        new($"{plan} 已经签署", $"{plan} is signed"), new("签署后只能修改事项（写明原因）和是否公开", "after signing only its rows change, with a reason, and whether observers read it"));

    /// <summary>A row changed by somebody else since it was read.</summary>
    public static Refusal ChangedMeanwhile(string item) => new("plans.changed-meanwhile",
        new($"{item} 刚被别人修改过", $"{item} was changed by somebody else just now"), new("重新打开再改", "open it again, then change it"));

    /// <summary>A change without a reason.</summary>
    public static Refusal NeedsReason(string item) => new("plans.needs-reason",
        new($"修改 {item} 没有写原因", $"the change of {item} gives no reason"), new("写明原因", "say why"));

    /// <summary>A day that is over: what was shown then must stay.</summary>
    public static Refusal Backdated(string item) => new("plans.backdated",
        new($"不能把 {item} 的事件记到过去的日子", $"an event of {item} cannot be entered for a day that is over"), new("按今天登记，并在说明里写明发生日期", "enter it for today and say in words when it happened"));

    /// <summary>Items that would wait for each other.</summary>
    public static Refusal Circle(string path) => new("plans.waits-in-a-circle",
        new($"互相等待成环：{path}", $"these wait for each other in a circle: {path}"), new("断开其中一处", "take one of them out"));

    /// <summary>A value that cannot be used.</summary>
    public static Refusal Unusable(string what, string value) => new("plans.unusable-value",
        new($"{what} 不能是“{value}”", $"{what} cannot be '{value}'"), new("照 docs/guide/plans.md 填写", "write it as docs/guide/plans.md says"));

    /// <summary>A file of a kind that is not taken, or whose name and bytes disagree.</summary>
    public static Refusal FileType(string name) => new("plans.file-type",
        new($"不收 {name} 这样的文件（照片须为 JPEG 或 PNG）", $"'{name}' is not of a kind that is taken (a photo is JPEG or PNG)"),
        new($"可用：{PaperTypes.Accepted}", $"use {PaperTypes.Accepted}"));

    /// <summary>A photo that carries no time or place, and none was typed in.</summary>
    public static Refusal PhotoNeedsPlace(string name) => new("plans.photo-needs-place",
        new($"照片 {name} 里没有拍摄时间或地点", $"the photo '{name}' does not carry when and where it was taken"),
        new("填写拍摄时间、经度和纬度，或打开相机的定位后重拍", "type in time, longitude and latitude, or take it again with the camera's location on"));

    /// <summary>A link that was never made, is over, was answered too often, or whose item is done; it does not say which.</summary>
    public static Refusal AskEnded { get; } = new("plans.ask-ended",
        new("这个链接已经失效", "this link is no longer good"), new("请发来链接的单位重新生成", "ask the unit that sent it for another"));

    /// <summary>A report on an item that is none of the reporting city's.</summary>
    public static Refusal NotConcerned(string member, string item) => new("plans.not-concerned",
        new($"{item} 与 {member} 无关", $"'{item}' is no matter of {member}"), new("由牵头或配合单位所在的市报送", "a city of the lead or of a supporting unit reports it"));

    /// <summary>A draft that was frozen.</summary>
    public static Refusal Frozen(string draft) => new("plans.draft-frozen",
        new($"{draft} 已定稿", $"{draft} is frozen"), new("另起一稿", "start another draft"));
}
