using OneCity.Kernel;

namespace OneCity.Web.Pages.Cases;

/// <summary>Words of printed slips and of the public page.</summary>
internal static class SlipWords
{
    public static readonly Words Acceptance = new("受理通知书", "Acceptance slip");
    public static readonly Words Once = new("一次性告知书", "One-time notice");
    public static readonly Words Correction = new("补正通知书", "Correction notice");
    public static readonly Words Label = new("寄递面单", "Courier label");
    public static readonly Words Receipt = new("移交回执", "Receipt of hand-over");
    public static readonly Words NoReceipts = new("本市还没有收到这件的签名消息。", "No signed message about this case has arrived here yet.");
    public static readonly Words MessageNumber = new("日志第", "journal number");
    public static readonly Words Holds = new("签名有效", "signature holds");
    public static readonly Words HoldsNot = new("签名无效", "signature does not hold");
    public static readonly Words ReceiptsHow = new("每行是对方签名的消息；任何一方凭对方公钥可单独核验：", "Each line is a message signed by the other side; either side can check it alone with the other's public key:");
    public static readonly Words Code = new("查询码", "Code");
    public static readonly Words ToHandIn = new("需要补交的材料", "Papers to hand in");
    public static readonly Words Clock = new("计时", "Clock");
    public static readonly Words ClockStands = new("补正期间不计入办理时限。", "The time for corrections does not count.");
    public static readonly Words Follow = new("扫码或打开网页，凭编号和查询码查进度、评价。", "Scan, or open the page, to follow and rate it with number and code.");
    public static readonly Words Seal = new("（盖章）", "(seal)");
    public static readonly Words Inside = new("内件", "Contents");
    public static readonly Words PublicTitle = new("查办件 · 办事", "Follow a case · services");
    public static readonly Words PublicLead = new("输入受理通知书上的编号和查询码，不用登录。", "Enter the number and code of your acceptance slip; no account needed.");
    public static readonly Words Look = new("查询", "Look up");
    public static readonly Words Large = new("大字版", "Large type");
    public static readonly Words Usual = new("标准字号", "Usual type");
    public static readonly Words WhereNow = new("现在在哪里", "Where it is now");
    public static readonly Words HowFar = new("办到哪一步", "How far it has got");
    public static readonly Words WhenDone = new("承诺在这天之前办完", "Promised to be done by");
    public static readonly Words ToDo = new("请您补正", "Please correct");
    public static readonly Words Happened = new("办理经过", "What happened");
    public static readonly Words Rate = new("评价", "Rate");
    public static readonly Words RateLead = new("您对这次办事满意吗？", "Were you satisfied?");
    public static readonly Words Complain = new("投诉", "Complain");
    public static readonly Words Correct = new("更正我的信息", "Correct my data");
    public static readonly Words CorrectHint = new("写明哪一项不对、应该是什么。", "Say what is wrong and what it should be.");
    public static readonly Words Send = new("提交", "Send");
    public static readonly Words Thanks = new("已收到。", "Received.");
    public static readonly Words MyData = new("登记的信息", "What is entered");
    public static readonly Words Services = new("哪些事可以在哪里办", "What can be done where");
    public static readonly Words ServicesLead = new("三个城市的窗口都能收件；由业务所在地决定。要求不同处已列出。", "Every city's window takes these in; the city in charge decides. Differences are listed.");
    public static readonly Words Comment = new("想说的话（可不填）", "Anything to add (optional)");

    /// <summary>The five steps of 好差评 (GB/T 39735-2020).</summary>
    public static Words Stars(int stars) => stars switch
    {
        5 => new("非常满意", "very satisfied"),
        4 => new("满意", "satisfied"),
        3 => new("基本满意", "fairly satisfied"),
        2 => new("不满意", "dissatisfied"),
        _ => new("非常不满意", "very dissatisfied"),
    };
}
