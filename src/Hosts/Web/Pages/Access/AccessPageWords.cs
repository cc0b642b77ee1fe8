using OneCity.Kernel;

namespace OneCity.Web.Pages.Access;

/// <summary>The words of the pages of sign-in.</summary>
internal static class AccessPageWords
{
    public static readonly Words SignIn = new("登录", "Sign in");
    public static readonly Words SignInLead = new("使用本平台账户登录。", "Sign in with your account on this platform.");
    public static readonly Words Name = new("用户名", "Name");
    public static readonly Words Password = new("密码", "Password");
    public static readonly Words OutsideFailed = new("统一认证没有完成登录", "The outside sign-in did not go through");
    public static readonly Words OutsideFailedNext = new("请重试；若仍不成功，请系统管理员确认本平台有您的账户。", "Try again; if it still fails, ask the administrator whether you have an account here.");
    public static readonly Words Denied = new("没有权限查看该页面", "You may not see that page");
    public static readonly Words SetUp = new("设置首位系统管理员", "Set up the first administrator");
    public static readonly Words SetUpLead = new("此地址只能使用一次。", "This address works once.");
    public static readonly Words SetUpDone = new("完成设置", "Finish");
    public static readonly Words PasswordHint = new("至少 10 个字符，例如几个不相关的词。", "At least 10 characters, such as a few unrelated words.");
    public static readonly Words Organisation = new("机构", "Organisation");
    public static readonly Words Repeat = new("再次输入密码", "Password again");
    public static readonly Words NotSame = new("两次输入的密码不同", "The two passwords differ");
    public static readonly Words OwnPassword = new("设置自己的密码", "Set your own password");
    public static readonly Words OwnPasswordLead = new("一次性密码仅用于首次登录，请现在设置自己的密码。", "A one-time password is for the first sign-in only. Set your own now.");
    public static readonly Words CurrentPassword = new("当前密码", "Current password");
    public static readonly Words NextPassword = new("新密码", "New password");
    public static readonly Words Views = new("我的视图", "My views");
    public static readonly Words ViewsLead = new("页面地址里有筛选条件：保存地址，就保存了视图。", "The address of a page holds its filter: keep the address and you keep the view.");
    public static readonly Words NoViews = new("还没有保存视图", "No view is kept yet");
    public static readonly Words NoViewsNext = new("在任何列表上选好筛选，点右上角用户名下的“保存本页视图”。", "Choose a filter on any list, then “Save this view” under your name at the top right.");
    public static readonly Words ViewTitle = new("名称", "Name");
    public static readonly Words Drop = new("删除", "Drop");
    public static readonly Words Save = new("保存", "Save");
    public static readonly Words Later = new("稍后设置", "Later");
    public static readonly Words Api = new("接口", "API");
    public static readonly Words ApiLead = new("页面能做的，接口都能做。程序使用令牌（Authorization: Bearer …）。", "Whatever a page can do, the API can. Programs send a token (Authorization: Bearer …).");
    public static readonly Words ApiDocument = new("下载 OpenAPI 文档", "OpenAPI document");
    public static readonly Words Method = new("方法", "Method");
    public static readonly Words Address = new("地址", "Address");
    public static readonly Words What = new("作用", "What it does");
    public static readonly Words Right = new("权限", "Right");
    public static readonly Words Open = new("公开", "open to all");
    public static readonly Words Module = new("模块", "Module");

    public static Words Outside(string title) => new($"用{title}登录", $"Sign in with {title}");
}
