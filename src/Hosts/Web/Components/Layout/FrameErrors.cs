using OneCity.Kernel;

namespace OneCity.Web.Components.Layout;

/// <summary>The words of pages that could not be shown.</summary>
internal static class FrameErrors
{
    public static readonly Words NotFound = new("没有这个页面", "No such page");
    public static readonly Words NotFoundTitle = new("这个地址没有内容", "There is nothing at this address");
    public static readonly Words NotFoundNext = new("地址可能写错，或者内容已经移走。可以用上方的搜索找地区、指标和机构。", "The address may be mistyped, or the page moved. Use the search above for regions, indicators and organisations.");
    public static readonly Words ToOverview = new("回到总览", "Back to the overview");
    public static readonly Words Error = new("出错了", "Something went wrong");
    public static readonly Words ErrorTitle = new("这一步没有做成，也没有留下改动", "This did not work, and nothing was changed");
    public static readonly Words ErrorNext = new("请稍后重试；再出现时把下面的编号交给管理员。", "Try again later; if it happens again, give the number below to the administrator.");
    public static readonly Words NotAllowed = new("没有这项权限", "Not allowed");
    public static readonly Words NotAllowedNext = new("请用有权限的账号登录，或请管理员授权。", "Sign in with an account that may, or ask the administrator for the right.");
}
