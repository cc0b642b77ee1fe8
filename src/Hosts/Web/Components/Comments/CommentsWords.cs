using OneCity.Kernel;

namespace OneCity.Web.Components.Comments;

/// <summary>What stands around comments.</summary>
internal static class CommentsWords
{
    public static readonly Words Title = new("留言", "Comments");
    public static readonly Words Nothing = new("还没有留言。能看到这条记录的人都能看到留言。", "No comments yet. Whoever may see this record sees them.");
    public static readonly Words Text = new("写留言", "Write a comment");
    public static readonly Words Hint = new("@用户名 提到同事，会出现在其待办里；不要写个人信息。", "@name mentions a colleague and lands in their inbox; leave personal data out.");
    public static readonly Words Send = new("发送", "Send");
    public static readonly Words TakeBack = new("撤回", "Take back");
    public static readonly Words TakenBack = new("（作者已撤回）", "(taken back by its author)");
    public static readonly Words Seen = new("已阅", "Seen");
}
