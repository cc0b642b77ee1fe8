using OneCity.Kernel;

namespace OneCity.Web.Components.Forms;

/// <summary>The words of forms.</summary>
internal static class FormWords
{
    public static readonly Words DraftKept = new("草稿已保存", "Draft kept");
    public static readonly Words DropDraft = new("丢弃草稿", "Drop the draft");

    public static Words DraftFound(string when) => new($"已恢复 {when} 的草稿", $"Draft of {when} restored");
}
