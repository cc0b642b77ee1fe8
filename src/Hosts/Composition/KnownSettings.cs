using OneCity.Kernel;

namespace OneCity.Composition;

/// <summary>What a setting's value looks like.</summary>
public enum SettingKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number between two bounds.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Truth,

    /// <summary>An absolute http or https address.</summary>
    Address,
}

/// <summary>One setting.</summary>
/// <param name="Name">Its name in files, such as <c>oidc.authority</c>.</param>
/// <param name="Kind">What its value looks like.</param>
/// <param name="Shipped">The value when nobody sets it; empty for none.</param>
/// <param name="Meaning">What it does, with its unit.</param>
/// <param name="Min">Least number.</param>
/// <param name="Max">Greatest number.</param>
/// <param name="IsSecret">Shown as <c>***</c>.</param>
public sealed record SettingKey(
    string Name, SettingKind Kind, string Shipped, Words Meaning, long Min = 0, long Max = long.MaxValue, bool IsSecret = false)
{
    /// <summary>Its environment variable: <c>ONECITY_OIDC_AUTHORITY</c>.</summary>
    public string Variable => "ONECITY_" + Name.Replace('.', '_').ToUpperInvariant();

    /// <summary>Its flag of <c>up</c>: <c>--oidc-authority</c>.</summary>
    public string Flag => "--" + Name.Replace('.', '-').Replace('_', '-');
}

/// <summary>Every setting there is.</summary>
public static class KnownSettings
{
    /// <summary>In the order in which they are listed.</summary>
    public static IReadOnlyList<SettingKey> All { get; } =
    [
        new("data", SettingKind.Text, "var", new("数据文件夹", "data folder")),
        new("settings", SettingKind.Text, "", new("设置文件；缺省为数据文件夹内的 onecity.json 或 onecity.yaml", "settings file; onecity.json or onecity.yaml in the data folder when not set")),
        new("listen", SettingKind.Text, "127.0.0.1", new("监听地址", "address to listen on")),
        new("port", SettingKind.Number, "8080", new("端口；0 为任意空闲端口", "port; 0 for any free one"), 0, 65535),
        new("demo", SettingKind.Truth, "false", new("新增演示用户（仅限本机地址）", "add demonstration users (loopback only)")),
        new("pack", SettingKind.Text, "", new("启动时装入的地区包文件夹；缺省为随附的长株潭包，none 为不装", "region pack loaded at start; the shipped one when not set, none for no pack")),
        new("postgres", SettingKind.Text, "", new("PostgreSQL 连接串；缺省用数据文件夹内的 SQLite", "PostgreSQL connection string; SQLite in the data folder when not set"), IsSecret: true),
        new("lang", SettingKind.Text, "", new("命令行信息的语言：zh 或 en", "language of messages at the command line: zh or en")),
        new("session.hours", SettingKind.Number, "12", new("登录后会话的时长（小时）", "hours a session lasts after sign-in"), 1, 168),
        new("lockout.failures", SettingKind.Number, "5", new("不需等待的登录失败次数", "failed sign-ins without a wait"), 1, 100),
        new("lockout.minutes", SettingKind.Number, "15", new("登录失败后最长等待（分钟）", "longest wait after failed sign-ins, minutes"), 1, 1440),
        new("limits.caller_per_second", SettingKind.Number, "500", new("每个已登录者或令牌每秒请求数", "requests per second of one person or token"), 1, 1_000_000),
        new("limits.address_per_second", SettingKind.Number, "300", new("每个未登录地址每秒请求数", "requests per second of one address that is not signed in"), 1, 1_000_000),
        new("limits.sign_in_per_minute", SettingKind.Number, "120", new("每个地址每分钟登录次数", "sign-ins per minute of one address"), 1, 1_000_000),
        new("limits.body_mb", SettingKind.Number, "64", new("请求正文上限（MB）", "largest request body, megabytes"), 1, 2048),
        new("proxy", SettingKind.Text, "", new("可信反向代理的地址，逗号分隔", "addresses of trusted reverse proxies, parted by commas")),
        new("oidc.authority", SettingKind.Address, "", new("统一认证（OpenID Connect）颁发者地址", "address of the OpenID Connect issuer")),
        new("oidc.client_id", SettingKind.Text, "", new("统一认证客户端编号", "client number at the issuer")),
        new("oidc.client_secret", SettingKind.Text, "", new("统一认证客户端密钥", "client secret at the issuer"), IsSecret: true),
        new("oidc.name_claim", SettingKind.Text, "preferred_username", new("与用户名对应的声明", "claim that names the user")),
        new("oidc.title", SettingKind.Text, "统一认证", new("登录页按钮上的名称", "name on the sign-in button")),
        new("notices.smtp_host", SettingKind.Text, "", new("发送通知的邮件服务器；缺省不发邮件，通知在队列中等待", "mail server for notices; none when not set: notices wait in the queue")),
        new("notices.smtp_port", SettingKind.Number, "25", new("邮件服务器端口", "port of the mail server"), 1, 65535),
        new("notices.smtp_user", SettingKind.Text, "", new("邮件服务器用户名", "user at the mail server")),
        new("notices.smtp_password", SettingKind.Text, "", new("邮件服务器密码", "password at the mail server"), IsSecret: true),
        new("notices.from", SettingKind.Text, "", new("通知的发件地址", "sender's address of notices")),
        new("notices.webhook", SettingKind.Address, "", new("以 JSON 接收通知的地址，例如短信网关", "address that takes notices as JSON, such as a text-message gateway")),
        new("exchange.members", SettingKind.Text, "", new("本节点首次启动时承载的成员代码，逗号分隔；缺省承载地区包内全部成员", "codes of the members this node serves from its first start, parted by commas; all of the pack when not set")),
        new("exchange.listen", SettingKind.Text, "", new("为其他节点监听的地址；缺省不监听（全部成员在本节点，或只用文件交换）", "address to listen on for other nodes; none when not set (all members here, or exchange by file)")),
        new("exchange.port", SettingKind.Number, "8443", new("为其他节点监听的端口；0 为任意空闲端口", "port for other nodes; 0 for any free one"), 0, 65535),
        new("exchange.address", SettingKind.Address, "", new("写入名片、供其他节点访问的 https 地址；缺省为监听地址", "https address in this node's cards, where others reach it; where it listens when not set")),
        new("exchange.suite", SettingKind.Text, "p256", new("新密钥的签名算法：p256（ECDSA P-256）或 sm2（SM2 与 SM3）", "signatures of new keys: p256 (ECDSA P-256) or sm2 (SM2 with SM3)")),
        new("telemetry.endpoint", SettingKind.Address, "", new("OpenTelemetry（OTLP）接收地址", "address that takes OpenTelemetry (OTLP)")),
        new("log.level", SettingKind.Text, "information", new("日志级别：debug information warning error", "log level: debug, information, warning, error")),
        new("documents.most_bytes", SettingKind.Number, "67108864", new("读文件：文件及其解压后的大小上限（字节）", "largest document taken in, also unpacked, bytes"), 1024, 2_000_000_000),
        new("map.tiles", SettingKind.Text, "", new("底图瓦片地址模板；缺省不用外部底图", "address template of background tiles; none when not set")),
        new("map.tiles_note", SettingKind.Text, "", new("底图瓦片的出处说明", "who made the background tiles")),
        new("map.boundaries", SettingKind.Text, "", new("规划部门的边界文件（GeoJSON，CGCS2000，属性 code）", "a planning bureau's boundary file (GeoJSON, CGCS2000, property code)")),
        new("map.approval", SettingKind.Text, "", new("公开地图的审图号", "approval number of the public map (审图号)")),
    ];
}
