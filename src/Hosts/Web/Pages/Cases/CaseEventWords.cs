using OneCity.Kernel;

namespace OneCity.Web.Pages.Cases;

/// <summary>Words for the lines of a case's history, its intents and notes.</summary>
internal static class CaseEventWords
{
    private static readonly Dictionary<string, Words> Known = new(StringComparer.Ordinal)
    {
        ["submitted"] = new("收件", "taken in"),
        ["offered"] = new("移交待接收", "offered"),
        ["accepted"] = new("接收，待确认", "accepted, awaiting confirmation"),
        ["confirmed"] = new("确认到达，本地持有", "confirmed, held here"),
        ["handed-over"] = new("已移交", "handed over"),
        ["declined"] = new("退回", "declined"),
        ["revoked"] = new("撤回移交", "offer revoked"),
        ["lapsed"] = new("移交逾期失效", "offer lapsed"),
        ["admitted"] = new("受理", "admitted"),
        ["correcting"] = new("要求补正", "correction asked"),
        ["decided"] = new("办结", "decided"),
        ["delivered"] = new("送达", "delivered"),
        ["closed"] = new("关闭", "closed"),
        ["clock-stopped"] = new("停表补正", "clock stopped"),
        ["clock-running"] = new("恢复计时", "clock running"),
        ["completed"] = new("补充材料或信息", "papers or fields added"),
        ["supplemented"] = new("补充材料", "supplemented"),
        ["parcel-sent"] = new("寄出原件", "parcel sent"),
        ["parcel-received"] = new("原件签收", "parcel received"),
        ["parcel-missing"] = new("原件签收有缺", "parcel received, something missing"),
        ["near-limit"] = new("临近时限", "near its limit"),
        ["late"] = new("超过时限", "past its limit"),
        ["rated"] = new("好差评", "rated"),
        ["complained"] = new("申请人投诉", "complaint"),
        ["correction-asked"] = new("申请更正个人信息", "correction of own data asked"),
        ["recalled"] = new("上级指定管辖", "ordered by the superior"),
        ["split"] = new("分办", "split"),
        ["merged"] = new("并入", "merged into"),
        ["joined"] = new("汇总并案", "merged"),
        ["no-duplicate"] = new("跨市查重：无", "no duplicate there"),
        ["duplicate-found"] = new("跨市查重：有同人同事项", "duplicate there"),
        ["disputed"] = new("管辖争议提交联席会议", "dispute of jurisdiction to the joint meeting"),
        ["ruled"] = new("联席会议裁定", "ruling of the joint meeting"),
        ["evidence-recognised"] = new("证据互认", "evidence recognised"),
        ["discretion-compared"] = new("裁量对照", "discretion compared"),
        ["file-reviewed"] = new("案卷互评", "file reviewed"),
        ["erased"] = new("保存期满清除", "erased after retention"),
        ["restored"] = new("恢复后重报", "told anew after a restore"),
        ["came-back"] = new("恢复后取回", "came back after a restore"),
        ["content-came-back"] = new("内容取回", "content came back"),
        ["hand-over"] = new("移交办理", "hand-over"),
        ["return"] = new("退回收件地", "return"),
        ["assist"] = new("协助办理", "assist"),
        ["recall"] = new("指定管辖", "order"),
    };

    /// <summary>The words; the code itself where there are none.</summary>
    public static Words Of(string kind) => Known.TryGetValue(kind, out var words) ? words : Words.Same(kind);
}
