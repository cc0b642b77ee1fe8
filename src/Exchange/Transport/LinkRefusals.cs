using System.Globalization;
using OneCity.Kernel;

namespace OneCity.Exchange;

/// <summary>Why two nodes did not talk; each says who has to do what.</summary>
public static class LinkRefusals
{
    /// <summary>Nothing answers at the address.</summary>
    public static Refusal Unreachable(string address, string why) => new(
        "exchange.unreachable",
        new($"连不上 {address}（{why}）", $"{address} cannot be reached ({why})"),
        new("检查网络、防火墙和对方节点是否在运行；报文会留存，连通后自动补发", "check network, firewall and whether the peer's node runs; messages are kept and go out by themselves"));

    /// <summary>The peer's node shows another key than the one that was agreed.</summary>
    public static Refusal WrongCertificate(string address, string agreed, string shown) => new(
        "exchange.wrong-certificate",
        new($"{address} 出示的证书指纹是 {shown}，约定的是 {agreed}", $"{address} shows the certificate {shown}, agreed was {agreed}"),
        new("向对方管理员核实：若其更换了节点密钥，用 `peers add` 重新登记；否则可能有人冒充", "ask its administrator: after a change of its node key enter it again with `peers add`; otherwise somebody stands in between"));

    /// <summary>A certificate outside its days.</summary>
    public static Refusal CertificateExpired(string whose, DateTimeOffset until) => new(
        "exchange.certificate-expired",
        new($"{whose} 的证书不在有效期内（到 {until.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}）", $"the certificate of {whose} is outside its days (until {until.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)})"),
        new("核对两地时钟；重启该节点会自动换新证书，密钥不变", "compare both clocks; restarting that node renews the certificate under the same key"));

    /// <summary>No member was entered with this certificate.</summary>
    public static Refusal UnknownCertificate(string fingerprint) => new(
        "exchange.unknown-certificate",
        new($"对方尚未登记本节点的证书 {fingerprint}", $"the peer has not entered this node's certificate {fingerprint}"),
        new("请对方管理员用 `peers add` 登记本市（本市名片见 `peers card`）", "ask its administrator to enter this city with `peers add` (`peers card` shows what is needed)"));

    /// <summary>The certificate belongs to a member, but not to the one that the call speaks for.</summary>
    public static Refusal SpeaksForAnother(string member, string fingerprint) => new(
        "exchange.speaks-for-another",
        new($"证书 {fingerprint} 不属于成员 {member}", $"the certificate {fingerprint} does not belong to member {member}"),
        new("请对方管理员用新的名片重新登记（`peers add`）", "ask its administrator to enter the new card (`peers add`)"));

    /// <summary>The called node does not serve this member.</summary>
    public static Refusal NotServedThere(string member) => new(
        "exchange.not-served-there",
        new($"该节点不承载成员 {member}", $"that node does not serve member {member}"),
        new("核对地址；若该市已迁往别的节点，用 `peers add` 登记新地址", "check the address; where the city has moved to another node, enter the new one with `peers add`"));

    /// <summary>A file that was not named to the caller, or whose bytes are not there yet.</summary>
    public static Refusal FileNotThere { get; } = new(
        "exchange.file-not-there",
        new("对方没有这份材料的原件，或未曾向本市提供", "the peer does not have the file, or did not name it to this city"),
        new("请对方上传扫描件；上传后自动取回", "ask the peer to upload the scan; it is fetched by itself then"));

    /// <summary>The called node has as much to do as it takes on.</summary>
    public static Refusal Busy { get; } = new(
        "exchange.busy",
        new("对方节点正忙", "the peer's node is busy"),
        new("稍后自动再试，无须处理", "it is tried again by itself"));

    /// <summary>What answered does not speak this protocol.</summary>
    public static Refusal Strange(string address, string what) => new(
        "exchange.not-a-node",
        new($"{address} 的应答不是交换协议（{what}）", $"{address} does not answer as a node ({what})"),
        new("核对地址和端口：应为对方 exchange.listen/exchange.port 的地址", "check address and port: it is the peer's exchange.listen and exchange.port that are meant"));

    /// <summary>A card whose signature does not hold, or that was made for somebody else.</summary>
    public static Refusal BrokenCard(string code) => new(
        "exchange.broken-card",
        new($"{code} 的名片不完整或签名不符", $"the card of {code} is not whole, or its signature does not hold"),
        new("请对方用 `peers card` 重新生成", "ask the peer to make it again with `peers card`"));

    /// <summary>A member served by this node cannot be a peer of it.</summary>
    public static Refusal ServedHere(string code) => new(
        "exchange.served-here",
        new($"成员 {code} 由本节点承载", $"member {code} is served by this node"),
        new("只登记别的节点承载的成员；本节点承载谁由 exchange.members 决定", "enter members of other nodes only; exchange.members decides whom this node serves"));

    /// <summary>Two clocks that disagree; limits in working days are counted by them.</summary>
    public static Refusal ClockOff(double seconds) => new(
        "exchange.clock-off",
        new($"对方时钟与本节点相差 {seconds.ToString("0", CultureInfo.InvariantCulture)} 秒", $"the peer's clock is {seconds.ToString("0", CultureInfo.InvariantCulture)} s from this node's"),
        new("两地校准时钟（NTP）", "set both clocks (NTP)"));
}
