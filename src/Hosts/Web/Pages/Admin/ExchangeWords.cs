using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Web.Components.Parts;

namespace OneCity.Web.Pages.Admin;

/// <summary>The words of the page on exchange between cities.</summary>
internal static class ExchangeWords
{
    public static readonly Words Title = new("城市间交换", "Exchange");
    public static readonly Words Lead = new("每一对成员之间的报文链：发出、签收、积压，联系是否正常，有无拒收与指控。", "The chain of messages of every pair of members: sent, acknowledged, waiting, contact, refusals and accusations.");
    public static readonly Words Chains = new("各链状态", "How each chain stands");
    public static readonly Words From = new("本方", "From");
    public static readonly Words Peer = new("对方", "To");
    public static readonly Words Way = new("方式", "Way");
    public static readonly Words Standing = new("状态", "Standing");
    public static readonly Words Sent = new("发出", "Sent");
    public static readonly Words Acknowledged = new("已签收", "Acknowledged");
    public static readonly Words Waiting = new("待签收", "Waiting");
    public static readonly Words Received = new("收到", "Received");
    public static readonly Words Heard = new("最近联系", "Last contact");
    public static readonly Words Trouble = new("问题与处理", "Trouble and remedy");
    public static readonly Words None = new("无", "none");
    public static readonly Words Findings = new("须由管理员查看", "For administrators to see");
    public static readonly Words NoFindings = new("没有拒收、损失或两种说法", "No refusals, losses or second stories");
    public static readonly Words NoFindingsNext = new("对方拒收报文、同一编号出现两份报文、恢复后有遗失时，会列在这里，双方管理员都能看到。",
        "When a peer refuses a message, two messages bear one number, or a restore lost something, both administrators see it here.");
    public static readonly Words What = new("事项", "What");
    public static readonly Words Subject = new("对象", "Subject");
    public static readonly Words Evidence = new("证据或说明", "Evidence or words");
    public static readonly Words At = new("时间", "Time");
    public static readonly Words Members = new("成员与密钥", "Members and keys");
    public static readonly Words MembersLead = new("指纹由两地管理员当面或电话核对；名片与登记用命令 peers card、peers add。", "Administrators compare fingerprints in person or by telephone; cards are made and entered by peers card and peers add.");
    public static readonly Words Member = new("成员", "Member");
    public static readonly Words Address = new("节点地址", "Address of its node");
    public static readonly Words Key = new("公钥指纹", "Fingerprint of its key");
    public static readonly Words Since = new("启用", "Since");
    public static readonly Words Certificate = new("节点证书指纹", "Fingerprint of its node");
    public static readonly Words Keys = new("用过的密钥", "Keys so far");
    public static readonly Words Call = new("现在逐一联系", "Call every node now");
    public static readonly Words Verify = new("核验全部链与签名", "Verify every chain and signature");
    public static readonly Words Empty = new("还没有交换成员", "There are no members yet");
    public static readonly Words EmptyNext = new("装入地区包后，包内城市即成为成员；别的节点承载的成员用 peers add 登记。", "Loading a region pack makes its cities members; those on other nodes are entered with peers add.");

    public static Words Summary(int needed, int chains, long waiting) => needed == 0
        ? new($"{chains} 条链正常，{waiting} 份报文待签收", $"{chains} chains in order, {waiting} messages waiting")
        : new($"{needed} 条链需要处理（共 {chains} 条），{waiting} 份报文待签收", $"{needed} of {chains} chains need attention, {waiting} messages waiting");

    public static Words Verdict(VerifyJournals.Verdict verdict) => verdict.Broken.Count == 0
        ? new($"{verdict.Chains} 条链、{verdict.Messages} 份报文全部相符；{verdict.Erased} 份到期抹除", $"{verdict.Chains} chains, {verdict.Messages} messages, all hold; {verdict.Erased} erased")
        : new($"{verdict.Broken.Count} 处不符，第一处：{verdict.Broken[0].Chain} 第 {verdict.Broken[0].Number} 号（{verdict.Broken[0].What}）",
            $"{verdict.Broken.Count} breaks, the first: {verdict.Broken[0].Chain} #{verdict.Broken[0].Number} ({verdict.Broken[0].What})");

    public static Words WayOf(string reached) => reached switch
    {
        "here" => new("同一节点", "same node"),
        "network" => new("网络", "network"),
        _ => new("文件", "file"),
    };

    public static (Words Words, Tone Tone) StandingOf(ChainStanding standing) => standing switch
    {
        ChainStanding.Open => (new("畅通", "open"), Tone.Good),
        ChainStanding.Asking => (new("恢复核对中", "asking after a restore"), Tone.Warn),
        ChainStanding.Split => (new("两种说法，已停", "two stories, stopped"), Tone.Bad),
        ChainStanding.Ended => (new("已终止", "ended"), Tone.Plain),
    };

    public static Words KindOf(string kind) => kind switch
    {
        "two-stories" => new("同号两份报文", "two messages with one number"),
        "refused" => new("拒收", "refused"),
        "poison" => new("多次处理失败，已搁置", "failed again and again, set aside"),
        "lost" => new("恢复后遗失", "lost by a restore"),
        "ended" => new("伙伴关系终止", "partnership ended"),
        _ => Words.Same(kind),
    };
}
