using System.Globalization;
using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Meetings;
using OneCity.Plans.Model.Papers;

namespace OneCity.Plans.Features.Papers;

/// <summary>Puts minutes, supervision letters and briefs together from the record; nothing in them is typed twice.</summary>
internal static class WritePapers
{
    private const int BriefRowsMax = 8;

    /// <summary>Minutes of a meeting: what was decided with units and dates, and the report on what was decided before, one page per city.</summary>
    public static Paper Minutes(
        Meeting meeting, IReadOnlyList<Topic> topics, IReadOnlyList<LightRow> decided, IReadOnlyList<LightRow> before, DateOnly on, RegionDirectory directory)
    {
        var items = decided.ToDictionary(row => row.Item.Id, StringComparer.Ordinal);
        var blocks = new List<Block> { new Paragraph($"{Date(meeting.HeldOn)}，{meeting.Title}{(meeting.Place.Length > 0 ? $"在{meeting.Place}" : "")}召开。会议纪要如下：") };
        foreach (var topic in topics)
        {
            blocks.Add(new Heading($"{topic.Number}．{topic.Title}"));
            if (topic.Paper.Length > 0) blocks.Add(new Paragraph($"材料：{topic.Paper}{(topic.ProposedBy.Length > 0 ? $"（{Unit(topic.ProposedBy, directory)}）" : "")}"));
            blocks.Add(new Paragraph(topic.Decision ?? "未形成决定。"));
            if (topic.Item is { } id && items.TryGetValue(id, out var row)) blocks.Add(new Paragraph(Charge(row, directory)));
        }
        if (before.Count > 0)
        {
            blocks.Add(new Heading($"此前议定事项办理情况（截至 {Date(on)}）"));
            blocks.Add(new Paragraph(Count(before)));
            foreach (var city in before.GroupBy(row => row.Item.City).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                blocks.Add(new NewPage());
                blocks.Add(new Heading($"{directory.FindRegion(city.Key)?.Name ?? "三市共同"}：此前议定事项办理情况"));
                blocks.Add(new Paragraph(Count([.. city])));
                blocks.Add(Rows([.. city], directory));
            }
        }
        return new Paper($"{meeting.Title}纪要", $"{Date(meeting.HeldOn)}　{meeting.Place}", blocks, []);
    }

    /// <summary>A supervision letter (督办函) on one item: what is late, since when, on whose account, by when an answer is asked; signed by the body that confirms.</summary>
    public static Paper Letter(LightRow row, string issuer, DateOnly on, DateOnly answerBy, RegionDirectory directory)
    {
        var blocks = new List<Block>
        {
            new Plain($"{Unit(row.Item.Lead, directory)}："),
            new Paragraph($"由你单位牵头的“{row.Item.Title}”（{row.Item.Id}），期限为 {Date(row.Light.DueOn)}。截至 {Date(on)}：{row.Light.Because.Chinese}。"),
            new Paragraph(row.Light.Blames is null
                ? $"请查明原因，拿出补救措施，并于 {Date(answerBy)} 前书面回复。"
                : $"经查，该事项在等待 {row.Light.Blames} 的成果，责任不在你单位；请与其牵头单位衔接，并于 {Date(answerBy)} 前书面回复。"),
            new Plain(Unit(issuer, directory), IsRight: true), new Plain(Date(on), IsRight: true),
        };
        if (row.Item.Supports.Count > 0) blocks.Add(new Plain($"抄送：{string.Join('、', row.Item.Supports.Select(unit => Unit(unit, directory)))}。"));
        return new Paper("督 办 函", row.Item.Id, blocks, []);
    }

    /// <summary>A one-page brief, frozen as of a moment; every number has a note that says how it was counted.</summary>
    public static Paper Brief(string title, IReadOnlyList<LightRow> rows, DateTimeOffset at, DateOnly on, RegionDirectory directory, string origin)
    {
        var notes = new List<string>();
        var late = rows.Where(row => row.Light.Light == Light.Red).OrderBy(row => row.Light.DueOn).ToList();
        var waiting = rows.Count(row => row.Light.ReportedOn is not null);
        var blocks = new List<Block>
        {
            new Paragraph($"清单共 {rows.Count} 项{Note($"{origin}，{Date(on)} 在列的事项数。")}，其中按期办结 {Of(Light.Blue)} 项{Note("蓝灯：期限内办结并经他人确认，从未逾期。")}，"
                + $"推进中 {Of(Light.Green)} 项{Note("绿灯：已启动、未临近期限。")}，临近期限或曾逾期 {Of(Light.Yellow)} 项{Note("黄灯：剩余不足一成日历日或五个工作日，或曾亮红灯。")}，"
                + $"逾期 {late.Count} 项{Note("红灯：期限已过仍未确认办结。")}，尚未启动 {Of(Light.Grey)} 项{Note("灰灯：没有启动记录，未过期限。")}；已报办结待确认 {waiting} 项{Note("已有办结报告，尚无报告人以外的人确认。")}。"),
        };
        if (late.Count > 0)
        {
            blocks.Add(new Heading($"逾期最久的事项{Note($"逾期天数：期限次日起至 {Date(on)} 的日历天数{(late.Count > BriefRowsMax ? $"；只列逾期最久的 {BriefRowsMax} 项" : "")}。")}"));
            blocks.Add(new Grid(
            [
                ["事项", "牵头单位", "期限", "逾期天数"],
                .. late.Take(BriefRowsMax).Select(row => (IReadOnlyList<string>)
                    [Short(row.Item.Title), Unit(row.Item.Lead, directory), Days.Text(row.Light.DueOn), (on.DayNumber - row.Light.DueOn.DayNumber).ToString(CultureInfo.InvariantCulture)]),
            ], [46, 28, 15, 11]));
        }
        return new Paper(title, $"数据冻结于 {at.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}（北京时间）", blocks, notes);

        int Of(Light light) => rows.Count(row => row.Light.Light == light);

        string Note(string text)
        {
            notes.Add(text);
            return $"[{notes.Count}]";
        }
    }

    /// <summary>A draft as a paper: its words, then who reviewed, countersigned (会签) and instructed (批示), in order.</summary>
    public static Paper Draft(Draft draft)
    {
        var blocks = draft.Body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => (Block)new Paragraph(part)).ToList();
        if (draft.Reviews.Count > 0)
        {
            blocks.Add(new Heading("会签与批示"));
            blocks.Add(new Grid(
            [
                ["环节", "人员", "意见", "时间", "立项"],
                .. draft.Reviews.Select(each => (IReadOnlyList<string>)[Step(each.Step), each.By, each.Words, Minute(each.At), each.Item ?? ""]),
            ], [9, 17, 40, 18, 16]));
        }
        return new Paper(draft.Title, draft.FrozenAt is { } frozen ? $"{draft.By}　定稿于 {Minute(frozen)}" : $"{draft.By}　征求意见稿", blocks, []);
    }

    private static string Step(string step) => step switch { "countersign" => "会签", "instruct" => "批示", _ => "审阅" };

    private static string Minute(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    internal static Grid Rows(IReadOnlyList<LightRow> rows, RegionDirectory directory) => new(
    [
        ["编号", "事项", "牵头单位", "期限", "灯", "说明"],
        .. rows.Select(row => (IReadOnlyList<string>)[row.Item.Id, row.Item.Title, Unit(row.Item.Lead, directory), Days.Text(row.Light.DueOn), Word(row.Light.Light), row.Light.Because.Chinese]),
    ], [15, 25, 17, 16, 5, 22]);

    private static string Charge(LightRow row, RegionDirectory directory)
    {
        var supports = row.Item.Supports.Count > 0 ? $"；配合：{string.Join('、', row.Item.Supports.Select(unit => Unit(unit, directory)))}" : "";
        return $"牵头：{string.Join('、', row.Item.CoLeads.Prepend(row.Item.Lead).Select(unit => Unit(unit, directory)))}{supports}；期限：{Date(row.Light.DueOn)}。";
    }

    private static string Count(IReadOnlyList<LightRow> rows) =>
        $"共 {rows.Count} 项，办结 {rows.Count(row => row.Light.IsDone)} 项，逾期 {rows.Count(row => row.Light.Light == Light.Red)} 项。";

    private static string Unit(string unit, RegionDirectory directory) => directory.FindOrganisation(unit)?.Name ?? (unit.Length > 0 ? unit : "牵头单位");

    /// <summary>A day as official papers write it (GB/T 9704-2012: 2026年3月2日).</summary>
    private static string Date(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string Short(string title) => title.Length <= 40 ? title : title[..39] + "…";

    internal static string Word(Light light) => light switch
    {
        Light.Green => "绿", Light.Yellow => "黄", Light.Red => "红", Light.Grey => "灰", Light.Blue => "蓝",
    };
}
