using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>Writes a notice for the applicant in the same unit of work as what it tells of; it is sent afterwards, and tried until it went out.</summary>
internal static class QueueNotice
{
    private static readonly Dictionary<string, Words> Told = new()
    {
        ["submitted"] = new("已收件", "was taken in"),
        ["admitted"] = new("已受理", "was accepted for decision"),
        ["clock-stopped"] = new("需要补正", "needs a correction"),
        ["handed-over"] = new("已转到承办城市", "was handed to the deciding city"),
        ["decided"] = new("已办结", "was decided"),
        ["delivered"] = new("结果已送达", "was delivered"),
        ["closed"] = new("已办结（未予受理、撤回或并案）", "was closed (refused, withdrawn or merged)"),
    };

    /// <summary>Only the city that took the case in writes to the applicant, so that nobody gets two.</summary>
    public static async Task Run(CaseDesk desk, SqlCaseRows rows, CaseRecord record, string kind, string words)
    {
        if (record.Keeper != record.Header.Origin || record.Content?.Contact is not { Length: > 0 } contact || !Told.TryGetValue(kind, out var told)) return;
        var number = record.Header.Number;
        var reason = kind == "clock-stopped" && words.Length > 0 ? words : "";
        await new NoticeRows(rows.Session, rows.Seal).Add(new Notice(
            desk.Entropy.NewId().ToString("N"), record.Keeper, record.Header.Id, contact, $"办件 {number} {told.Chinese} / Case {number} {told.English}",
            $"您的办件 {number} {told.Chinese}。{reason}\n凭受理通知书上的编号和查询码可以查询。\n\nYour case {number} {told.English}. {reason}\n"
            + "Follow it with the number and the code on your acceptance slip.\n", desk.NowUs, 0, desk.NowUs, 0, ""));
    }
}
