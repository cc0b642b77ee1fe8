using OneCity.Kernel;

namespace OneCity.Exchange;

/// <summary>Every refusal of the exchange.</summary>
public static class ExchangeRefusals
{
    /// <summary>Nothing may be sent until every peer has said what it received.</summary>
    public static Refusal CatchingUp(string member) => new(
        "exchange.catching-up",
        new($"成员 {member} 刚从备份恢复，正在向各方核对", $"member {member} was restored from a backup and is asking its peers"),
        new("等各方答复后再办；`peers check` 可查看还在等谁", "wait until they have answered; `peers check` shows who is missing"));

    /// <summary>The chain carries two messages with one number.</summary>
    public static Refusal Split(string sender, string receiver) => new(
        "exchange.two-stories",
        new($"{sender} 到 {receiver} 的链上同一编号有两份报文", $"the chain from {sender} to {receiver} has two messages with one number"),
        new("两地管理员对照证据后，用 `peers check` 查看处理办法", "both administrators compare the evidence that `peers check` shows"));

    /// <summary>The partnership has ended.</summary>
    public static Refusal Ended(string sender, string receiver) => new(
        "exchange.partnership-ended",
        new($"{sender} 与 {receiver} 的伙伴关系已终止", $"the partnership of {sender} and {receiver} has ended"),
        new("需要时由两地管理员重新加入（`peers add`）", "join again with `peers add` where it is needed"));

    /// <summary>No engine here understands the kind.</summary>
    public static Refusal UnknownKind(string kind) => new(
        "exchange.unknown-kind",
        new($"本节点不认识报文种类 {kind}", $"this node does not understand messages of kind {kind}"),
        new("请收方升级，或改用双方都支持的业务", "ask the receiver to upgrade, or use what both understand"));

    /// <summary>The effect failed again and again.</summary>
    public static Refusal Poison(string words) => new(
        "exchange.could-not-apply",
        new($"报文多次处理失败：{words}", $"the message failed again and again: {words}"),
        new("请收方管理员查看错误后，由发方更正重发", "the receiver's administrator looks at the error, then the sender sends a corrected one"));

    /// <summary>A member or peer that nobody entered.</summary>
    public static Refusal UnknownMember(string member) => new(
        "exchange.unknown-member",
        new($"没有成员 {member}", $"there is no member {member}"),
        new("`peers list` 列出全部成员", "`peers list` shows all members"));

    /// <summary>The fingerprint given does not belong to the key given.</summary>
    public static Refusal WrongFingerprint(string given, string found) => new(
        "exchange.wrong-fingerprint",
        new($"指纹不符：给出 {given}，公钥为 {found}", $"the fingerprint {given} is not that of the key ({found})"),
        new("请对方管理员当面或电话再念一遍指纹", "ask the other administrator to read the fingerprint again"));

    /// <summary>A message exists already under this number.</summary>
    public static Refusal Repeated(string chain, long number) => new(
        "exchange.repeated-number",
        new($"{chain} 上已有第 {number} 号报文", $"{chain} already has a message {number}"),
        new("请勿重复写入", "do not write it twice"));

    /// <summary>A batch from a file that does not follow on.</summary>
    public static Refusal Gap(string sender, string receiver, long expected, long found) => new(
        "exchange.gap",
        new($"{sender} 到 {receiver} 应接第 {expected} 号，文件从第 {found} 号开始",
            $"the chain from {sender} to {receiver} goes on with {expected}, the file starts with {found}"),
        new("请先导入较早的文件，或请对方重新导出", "import the earlier file first, or ask for a new export"));

    /// <summary>The port of the exchange belongs to another program.</summary>
    public static Refusal PortTaken(int port) => new(
        "exchange.port-taken",
        new($"交换端口 {port} 已被占用", $"the exchange's port {port} is taken"),
        new("用 --exchange-port 指定另一个端口", "name another with --exchange-port"));

    /// <summary>An announced key that is not whole.</summary>
    public static Refusal BrokenKey(string member, string keyId) => new(
        "exchange.broken-key",
        new($"{member} 宣布的新密钥 {keyId} 不完整", $"the next key {keyId} announced by {member} is not whole"),
        new("请对方重新更换密钥（`peers rotate-key`）", "ask the peer to rotate its key again (`peers rotate-key`)"));

    /// <summary>A message too long to be carried.</summary>
    public static Refusal TooLong(long bytes, long most) => new(
        "exchange.message-too-long",
        new($"报文 {bytes} 字节，上限 {most} 字节", $"the message has {bytes} bytes, {most} at most"),
        new("把大的内容作为材料附上，报文只带其哈希", "attach what is large as a paper; the message carries its hash"));

    /// <summary>The partnership cannot be ended twice, or never began.</summary>
    public static Refusal NotPartners(string member, string peer) => new(
        "exchange.not-partners",
        new($"{member} 与 {peer} 之间没有存续的伙伴关系", $"there is no partnership between {member} and {peer}"),
        new("`peers check` 列出各条链的状态", "`peers check` lists how each chain stands"));

    /// <summary>A file for a member that another node serves.</summary>
    public static Refusal NotForUs(string member) => new(
        "exchange.not-for-us",
        new($"这份文件是给成员 {member} 的，本节点不承载它", $"the file is for member {member}, which this node does not serve"),
        new("请带到承载该成员的节点导入", "take it to the node that serves it"));
}
