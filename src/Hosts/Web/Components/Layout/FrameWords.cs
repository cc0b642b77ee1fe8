using OneCity.Kernel;

namespace OneCity.Web.Components.Layout;

/// <summary>The words of the frame around every page.</summary>
internal static class FrameWords
{
    public static readonly Words Brand = new("一座城", "OneCity");
    public static readonly Words Skip = new("跳到正文", "Skip to content");
    public static readonly Words Navigation = new("主导航", "Main navigation");
    public static readonly Words Overview = new("总览", "Overview");
    public static readonly Words Figures = new("数", "Figures");
    public static readonly Words FiguresTitle = new("数:一数一源", "Figures, one source each");
    public static readonly Words Maps = new("图", "Maps");
    public static readonly Words Plans = new("督", "Plans");
    public static readonly Words PlansTitle = new("督:清单与目标", "Plans, lists and targets");
    public static readonly Words Follow = new("查办件、办事指南", "Follow a case, services");
    public static readonly Words Cases = new("办", "Cases");
    public static readonly Words CasesTitle = new("办:跨城通办", "Cases between cities");
    public static readonly Words Agreements = new("分", "Sharing");
    public static readonly Words AgreementsTitle = new("分:成本共担与利益分享", "Shared costs and revenue");
    public static readonly Words Documents = new("读", "Documents");
    public static readonly Words DocumentsTitle = new("读:文件里的数与事", "Figures and tasks read from papers");
    public static readonly Words Regions = new("地区", "Regions");
    public static readonly Words Organisations = new("机构", "Organisations");
    public static readonly Words Inbox = new("待办", "Inbox");
    public static readonly Words Admin = new("系统", "Admin");
    public static readonly Words Search = new("地区、指标、机构", "Region, indicator, organisation");
    public static readonly Words SearchLabel = new("搜索地区、指标、机构", "Search regions, indicators, organisations");
    public static readonly Words SearchHits = new("搜索结果", "Search results");
    public static readonly Words Scope = new("范围", "Scope");
    public static readonly Words OtherLanguage = new("English", "中文");
    public static readonly Words SwitchLanguage = new("Switch to English", "切换为中文");
    public static readonly Words SignIn = new("登录", "Sign in");
    public static readonly Words SignOut = new("退出", "Sign out");
    public static readonly Words KeepView = new("保存本页视图", "Save this view");
    public static readonly Words Views = new("我的视图", "My views");
    public static readonly Words Password = new("修改密码", "Change password");
    public static readonly Words Foot = new("每个数都有来源，点开可查。", "Every figure has a source: click it.");
    public static readonly Words Licence = new("开放源代码(Apache-2.0)", "Open source (Apache-2.0)");
    public static readonly Words Api = new("接口文档", "API");
}
