using OneCity.Kernel;

namespace OneCity.Access;

/// <summary>Every refusal of sign-in and rights, with what to do about it.</summary>
public static class AccessRefusals
{
    /// <summary>Nobody is signed in.</summary>
    public static Refusal SignIn { get; } = new(
        "access.sign-in",
        new("需要登录", "this needs a sign-in"),
        new("请在 /sign-in 登录，程序请使用令牌", "sign in at /sign-in, or send a token"));

    /// <summary>Name or password is wrong; does not say which.</summary>
    public static Refusal WrongPassword { get; } = new(
        "access.wrong-password",
        new("用户名或密码不正确", "the name or the password is wrong"),
        new("请再试一次；忘记密码请联系系统管理员", "try again; if you forgot the password, ask the administrator"));

    /// <summary>The token, or session, is unknown, ended or revoked.</summary>
    public static Refusal BadToken { get; } = new(
        "access.sign-in",
        new("令牌无效、已到期或已撤销", "the token is unknown, has expired or was revoked"),
        new("请向系统管理员申请新令牌", "ask the administrator for a new token"));

    /// <summary>The set-up address was used or is wrong.</summary>
    public static Refusal SetupUsed { get; } = new(
        "access.not-set-up-code",
        new("该初始化地址无效或已使用", "this set-up address is wrong or has been used"),
        new("请登录；若尚无管理员，重启服务会打印新的地址", "sign in; if there is no administrator yet, a restart prints a new address"));

    /// <summary>A changing request with the session cookie came from another site.</summary>
    public static Refusal OtherSite { get; } = new(
        "access.not-same-site",
        new("请求来自其他网站，未执行", "the request came from another site and was not run"),
        new("请在本平台的页面上操作，程序请使用令牌", "act on this platform's own pages; programs send a token"));

    /// <summary>The roles do not include it.</summary>
    public static Refusal NotAllowed(string name, string engine, string verb) => new(
        "access.not-allowed",
        new($"{name} 没有权限：{engine} {verb}", $"{name} may not {verb} in {engine}"),
        new("请系统管理员授予相应角色", "ask the administrator for a role that may"));

    /// <summary>The roles include it, but not for this organisation or city.</summary>
    public static Refusal NotYours(string name, string engine, string verb, string owner) => new(
        "access.not-yours",
        new($"{name} 不能对 {owner} 的对象执行 {engine} {verb}", $"{name} may not {verb} in {engine} for {owner}"),
        new("请由该机构或该市的人员办理", "let somebody of that organisation or city do it"));

    /// <summary>Confirming, accepting and publishing need a named person.</summary>
    public static Refusal NeedsPerson(string engine, string verb) => new(
        "access.needs-person",
        new($"{engine} {verb} 必须由具名人员办理", $"{verb} in {engine} needs a named person"),
        new("使用 --as 姓名，或登录后办理", "use --as NAME, or sign in"));

    /// <summary>Too many failures for this name.</summary>
    public static Refusal Locked(TimeSpan wait) => new(
        "access.locked",
        new("失败次数过多，登录已暂停", "too many failures; sign-in is paused"),
        new($"请在 {Seconds(wait)} 秒后重试，或请系统管理员重置密码", $"try again in {Seconds(wait)} s, or ask the administrator to reset the password"));

    /// <summary>More sign-ins at once than the node works off.</summary>
    public static Refusal Crowded { get; } = new(
        "access.locked-crowded",
        new("同时登录的人过多", "too many people are signing in at once"),
        new("几秒后重试", "try again in a few seconds"));

    /// <summary>No such user.</summary>
    public static Refusal UnknownUser(string name, string nearest) => new(
        "access.unknown-user",
        new($"没有用户“{name}”", $"there is no user '{name}'"),
        nearest.Length == 0
            ? new("用 users list 查看用户，或用 users add 新增", "see `users list`, or add one with `users add`")
            : new($"是否指“{nearest}”？用 users list 查看", $"did you mean '{nearest}'? see `users list`"));

    /// <summary>No such organisation.</summary>
    public static Refusal UnknownOrganisation(string code, string nearest) => new(
        "access.unknown-organisation",
        new($"没有机构“{code}”", $"there is no organisation '{code}'"),
        nearest.Length == 0
            ? new("先装入地区包（pack load），再用 organisations list 查看", "load a region pack first (`pack load`), then see `organisations list`")
            : new($"是否指“{nearest}”？用 organisations list 查看", $"did you mean '{nearest}'? see `organisations list`"));

    /// <summary>No such role.</summary>
    public static Refusal UnknownRole(string role, string nearest) => new(
        "access.unknown-role",
        new($"没有角色“{role}”", $"there is no role '{role}'"),
        new($"是否指“{nearest}”？可用：{string.Join('、', Roles.All)}", $"did you mean '{nearest}'? there are {string.Join(", ", Roles.All)}"));

    /// <summary>No such holding, substitution or token.</summary>
    public static Refusal UnknownEntry(string kind, string id) => new(
        $"access.unknown-{kind}",
        new($"没有编号为“{id}”的记录", $"there is no {kind} '{id}'"),
        new("用列表命令查看编号", "see the list for the numbers"));

    /// <summary>The name is taken.</summary>
    public static Refusal NameTaken(string name) => new(
        "access.name-taken",
        new($"用户名“{name}”已存在", $"the name '{name}' is taken"),
        new("另取一个名字；离任人员的名字不再使用", "choose another; names of people who left are not used again"));

    /// <summary>The name cannot be used.</summary>
    public static Refusal BadName(string name) => new(
        "access.bad-name",
        new($"“{(name.Length > 64 ? name[..64] : name)}”不能作用户名", $"'{(name.Length > 64 ? name[..64] : name)}' cannot be a user name"),
        new("使用 1 至 64 个字母、汉字、数字或 . _ - @", "use 1 to 64 letters, digits or . _ - @"));

    /// <summary>The view has no name, or its address leads elsewhere.</summary>
    public static Refusal BadView { get; } = new(
        "access.bad-view",
        new("视图没有名称，或地址不在本站", "the view has no name, or its address is not on this host"),
        new("名称 1 至 60 字；地址以 / 开头", "give it a name of 1 to 60 characters and an address that begins with /"));

    /// <summary>Too many are kept.</summary>
    public static Refusal TooManyViews(int most) => new(
        "access.too-many-views",
        new($"已保存 {most} 个视图", $"{most} views are kept already"),
        new("删去不用的再保存", "drop some first"));

    /// <summary>A draft that cannot be kept.</summary>
    public static Refusal BadDraft { get; } = new(
        "access.bad-draft",
        new("草稿没有位置，或过长", "the draft has no place, or is too long"),
        new("位置 1 至 200 字；各栏合计不超过 2 万字", "give it a place of 1 to 200 characters; all fields together may have 20,000"));

    /// <summary>Too many drafts are kept.</summary>
    public static Refusal TooManyDrafts(int most) => new(
        "access.too-many-drafts",
        new($"已有 {most} 份草稿", $"{most} drafts are kept already"),
        new("发出或删去一些再写", "send or drop some first"));

    /// <summary>The password is too easy to guess.</summary>
    public static Refusal WeakPassword(Words why) => new(
        "access.weak-password",
        new($"密码不可用：{why.Chinese}", $"the password cannot be used: {why.English}"),
        new("请用至少 10 个字符，例如几个不相关的词", "take at least 10 characters, such as a few unrelated words"));

    /// <summary>A scope that names no right.</summary>
    public static Refusal BadScope(string scope, string nearest) => new(
        "access.bad-scope",
        new($"没有权限范围“{scope}”", $"there is no scope '{scope}'"),
        new($"写作 engine:verb、engine:* 或 *，例如 {nearest}", $"write engine:verb, engine:* or *, such as {nearest}"));

    /// <summary>Days in the wrong order, or of the wrong kind.</summary>
    public static Refusal BadDays(string what) => new(
        "access.bad-days",
        new($"日期有误：{what}", $"the days cannot be used: {what}"),
        new("日期写作 yyyy-MM-dd，截止不早于起始", "write yyyy-MM-dd, with the last day not before the first"));

    /// <summary>The account was closed.</summary>
    public static Refusal Closed(string name) => new(
        "access.closed-user",
        new($"用户“{name}”已停用", $"the account '{name}' is closed"),
        new("其职责已移交，请联系接手人或系统管理员", "their duties were handed over: ask who took over, or the administrator"));

    /// <summary>The outside sign-in vouches for somebody who has no account here.</summary>
    public static Refusal NotKnownHere(string name) => new(
        "access.not-known-here",
        new($"统一认证的用户“{name}”在本平台没有账户", $"'{name}' is signed in outside but has no account here"),
        new("请系统管理员先新增同名用户", "ask the administrator to add a user of that name"));

    /// <summary>A token without a purpose.</summary>
    public static Refusal BadLabel { get; } = new(
        "access.bad-label",
        new("令牌用途为空或超过 100 字", "the token's purpose is empty or longer than 100 characters"),
        new("用几个字写明用途，例如“统计局夜间导入”", "say in a few words what it is for, such as 'nightly import'"));

    /// <summary>Substitutes and successors come from the same organisation.</summary>
    public static Refusal OtherOrganisation(string name, string other) => new(
        "access.other-organisation",
        new($"“{other}”与“{name}”不属于同一机构", $"'{other}' and '{name}' do not belong to the same organisation"),
        new("请选择同一机构的人员", "choose somebody of the same organisation"));

    /// <summary>The last administrator cannot go.</summary>
    public static Refusal LastAdministrator { get; } = new(
        "access.last-administrator",
        new("这是最后一名系统管理员", "this is the last administrator"),
        new("先授予另一人 administrator 角色", "give somebody else the role administrator first"));

    private static string Seconds(TimeSpan wait) =>
        Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
