using OneCity.Kernel;

namespace OneCity.Web.Pages.Admin;

/// <summary>The words of the system pages.</summary>
internal static class AdminWords
{
    public static readonly Words Title = new("系统", "Admin");
    public static readonly Words Users = new("用户", "Users");
    public static readonly Words Roles = new("角色与权限", "Roles and rights");
    public static readonly Words Tokens = new("令牌", "Tokens");
    public static readonly Words Audit = new("审计", "Audit trail");
    public static readonly Words Backup = new("备份", "Backup");
    public static readonly Words Pack = new("地区包", "Region pack");
    public static readonly Words Settings = new("设置", "Settings");
    public static readonly Words Name = new("用户名", "Name");
    public static readonly Words Display = new("姓名", "Display name");
    public static readonly Words Organisation = new("机构", "Organisation");
    public static readonly Words NodeItself = new("本节点", "the node itself");
    public static readonly Words HeldRoles = new("现任角色", "Roles now");
    public static readonly Words State = new("状态", "State");
    public static readonly Words Closed = new("已停用", "closed");
    public static readonly Words NoPassword = new("未设口令", "no password yet");
    public static readonly Words Demonstration = new("演示", "demonstration");
    public static readonly Words InUse = new("在用", "in use");
    public static readonly Words AddUser = new("新增用户", "Add a user");
    public static readonly Words Add = new("新增", "Add");
    public static readonly Words Role = new("角色", "Role");
    public static readonly Words From = new("自", "From");
    public static readonly Words To = new("至", "To");
    public static readonly Words GivenBy = new("授予人", "Given by");
    public static readonly Words GiveRole = new("授予角色", "Give a role");
    public static readonly Words EndRoleAsk = new("终止这一角色？记录保留。", "End this role? The record stays.");
    public static readonly Words Substitute = new("代理", "Substitute");
    public static readonly Words SubstituteNote = new("同一机构的人，在这几天里代行其角色", "somebody of the same organisation who holds these roles for some days");
    public static readonly Words StandIn = new("代理人", "Who stands in");
    public static readonly Words Appoint = new("指定代理", "Appoint");
    public static readonly Words NoColleagues = new("同一机构没有其他用户；先在用户页新增。", "Nobody else belongs to this organisation; add somebody under Users first.");
    public static readonly Words HandOver = new("移交职责", "Hand duties over");
    public static readonly Words HandOverNote = new("全部角色交给接任者，记录各自保留", "all roles go to the successor; each keeps their records");
    public static readonly Words HandOverAsk = new("把全部角色移交给接任者？", "Hand all roles to the successor?");
    public static readonly Words Successor = new("接任者", "Successor");
    public static readonly Words CloseAfter = new("并停用此账号", "and close this account");
    public static readonly Words Move = new("调到其他机构", "Move to another organisation");
    public static readonly Words Done = new("已办理，并记入审计。", "Done, and written to the audit trail.");
    public static readonly Words EndRole = new("今天终止", "End today");
    public static readonly Words NewPassword = new("发一次性口令", "New one-time password");
    public static readonly Words NewPasswordAsk = new("旧口令将失效，确定？", "The old password will stop working. Go on?");
    public static readonly Words CloseUser = new("停用账号", "Close the account");
    public static readonly Words CloseAsk = new("停用后不能再登录，记录保留。确定？", "They can no longer sign in; records stay. Go on?");
    public static readonly Words Once = new("只显示这一次，请当面交给本人。", "Shown this once: hand it over in person.");
    public static readonly Words OncePassword = new("一次性口令", "One-time password");
    public static readonly Words NoUsers = new("还没有用户", "No users yet");
    public static readonly Words NoUsersNext = new("用下面的表单新增第一位。", "Add the first with the form below.");
    public static readonly Words Engine = new("引擎", "Engine");
    public static readonly Words Verb = new("动作", "Verb");
    public static readonly Words Reach = new("范围", "Reach");
    public static readonly Words Person = new("须本人", "In person");
    public static readonly Words Public = new("公开", "Public");
    public static readonly Words Yes = new("是", "yes");
    public static readonly Words RolesLead = new("没有列出的一律不许；须本人的动作，命令行操作员也不能代办。", "What is not listed is denied; what needs a person cannot be done by the operator either.");
    public static readonly Words Label = new("用途", "Label");
    public static readonly Words Scopes = new("最多可做", "May do at most");
    public static readonly Words ScopesHint = new("如 figures:read,figures:list；空为持有者的全部权限", "such as figures:read; empty for all its holder may");
    public static readonly Words Days = new("有效天数", "Days it holds");
    public static readonly Words Created = new("生成", "Made");
    public static readonly Words Expires = new("到期", "Ends");
    public static readonly Words Holder = new("持有者", "Holder");
    public static readonly Words AddToken = new("新令牌", "New token");
    public static readonly Words Revoke = new("撤销", "Revoke");
    public static readonly Words RevokeAsk = new("撤销后程序立即不能再用，确定？", "Programs using it stop at once. Go on?");
    public static readonly Words Revoked = new("已撤销", "revoked");
    public static readonly Words NoTokens = new("还没有令牌", "No tokens yet");
    public static readonly Words NoTokensNext = new("程序用令牌调用接口；在下面新建一个。", "Programs call the API with a token; make one below.");
    public static readonly Words Number = new("序号", "No.");
    public static readonly Words At = new("时间", "When");
    public static readonly Words Event = new("事件", "Event");
    public static readonly Words Actor = new("谁", "Who");
    public static readonly Words Subject = new("对象", "Object");
    public static readonly Words Details = new("细节", "Details");
    public static readonly Words Verify = new("核对整条链", "Check the whole chain");
    public static readonly Words Older = new("更早的", "Older");
    public static readonly Words Newest = new("最新的", "Newest");
    public static readonly Words NoAudit = new("没有这样的记录", "No such entries");
    public static readonly Words NoAuditNext = new("去掉筛选条件再看。", "Remove the filter.");
    public static readonly Words Filter = new("筛选", "Filter");
    public static readonly Words BackupLead = new("备份是一个 .tar.gz 文件，运行中也一致；恢复只进空文件夹。", "A backup is one .tar.gz file, consistent while the server runs; it is restored only into an empty folder.");
    public static readonly Words BackupNow = new("备份并下载", "Back up and download");
    public static readonly Words Check = new("校验", "Check");
    public static readonly Words Restore = new("恢复", "Restore");
    public static readonly Words CommandLine = new("命令行", "Command line");
    public static readonly Words PackLead = new("地区包是文字表格；再次装入同一个包不会改变任何东西。", "A pack is plain tables; loading the same pack again changes nothing.");
    public static readonly Words Reload = new("装入设定的地区包", "Load the configured pack");
    public static readonly Words Loads = new("装入记录", "Loads");
    public static readonly Words Digest = new("摘要", "Digest");
    public static readonly Words By = new("操作人", "By");
    public static readonly Words NoLoads = new("还没有装入过", "Nothing loaded yet");
    public static readonly Words NoLoadsNext = new("./onecity pack load regions/changzhutan", "./onecity pack load regions/changzhutan");
    public static readonly Words Unchanged = new("与现用的相同，没有改动。", "The same as in force; nothing changed.");
    public static readonly Words Value = new("值", "Value");
    public static readonly Words Came = new("来自", "From");
    public static readonly Words ByDefault = new("缺省", "default");
    public static readonly Words FromFile = new("文件", "file");
    public static readonly Words Meaning = new("含义", "Meaning");
    public static readonly Words Variable = new("环境变量", "Variable");
    public static readonly Words Flag = new("参数", "Flag");
    public static readonly Words SettingsLead = new("参数先于环境变量，环境变量先于设置文件；密钥不显示。", "Flag before environment before file; secrets are not shown.");

    public static Words Holds(long entries) => new($"链完整：{entries} 条都对得上。", $"The chain holds: all {entries} entries fit.");

    public static Words Broken(long number) => new($"第 {number} 条对不上。", $"Entry {number} does not fit.");

    public static Words Loaded(int regions, int figures) => new($"已装入：{regions} 个地区，新增 {figures} 个数。", $"Loaded: {regions} regions, {figures} new figures.");

    public static Words Of(string role) => role switch
    {
        "clerk" => new("窗口", "clerk"),
        "handler" => new("经办", "handler"),
        "statistician" => new("统计", "statistician"),
        "finance" => new("财政", "finance"),
        "planner" => new("规划与一体化办", "planner"),
        "lead" => new("领导", "lead"),
        "auditor" => new("审计", "auditor"),
        "observer" => new("观察", "observer"),
        "administrator" => new("系统管理", "administrator"),
        _ => Words.Same(role),
    };

    public static Words Of(Reach reach) => reach switch
    {
        Kernel.Reach.Anywhere => new("全部", "anywhere"),
        Kernel.Reach.OwnCity => new("本市", "own city"),
        Kernel.Reach.OwnOrganisation => new("本机构", "own organisation"),
    };
}
