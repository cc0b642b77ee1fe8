using OneCity.Figures.Model.Books;
using OneCity.Kernel;

namespace OneCity.Web.Pages.Figures;

/// <summary>The words of import, changes and the two books.</summary>
internal static class DeskWords
{
    public static readonly Words ChangesTitle = new("有什么变化", "What changed");
    public static readonly Words NeverSeen = new("还没有看过：先列最近的变化。看完点“都看过了”。", "Not seen before: the newest changes. Say “seen” when you are through.");
    public static readonly Words NothingChanged = new("上次以来没有变化", "Nothing changed since your last visit");
    public static readonly Words NothingChangedNext = new("有新数、更正或不一致时会列在这里。", "New figures, corrections and conflicts appear here.");
    public static readonly Words SeenButton = new("都看过了", "Seen");
    public static readonly Words Before = new("原为", "Before");
    public static readonly Words What = new("情况", "What");
    public static readonly Words Contradicts = new("不一致", "Conflicting");
    public static readonly Words Corrected = new("更正", "Corrected");
    public static readonly Words Added = new("新增", "New");
    public static readonly Words Unchanged = new("无变化", "Unchanged");
    public static readonly Words RefusedRows = new("拒收", "Refused");
    public static readonly Words ImportTitle = new("导入", "Import");
    public static readonly Words ImportLead = new("先试算，看清每一行的结果，再导入；一张表要么全进，要么不进。", "Try first and see what becomes of each row, then import; a table enters whole or not at all.");
    public static readonly Words NothingImported = new("没有导入任何一行", "Nothing was imported");
    public static readonly Words FaultsNext = new("改正下列单元格后重新上传。", "Put these cells right and upload again.");
    public static readonly Words Faults = new("读不懂的单元格", "Cells that cannot be read");
    public static readonly Words TriedTitle = new("试算结果（没有写入）", "Dry run (nothing was written)");
    public static readonly Words TriedNext = new("看过之后，重新选择同一文件点“导入”。", "When it is right, choose the same file again and import.");
    public static readonly Words ImportedTitle = new("已导入", "Imported");
    public static readonly Words Notes = new("逐格说明", "Notes by cell");
    public static readonly Words Table = new("表", "Table");
    public static readonly Words File = new("CSV 或 XLSX", "CSV or XLSX");
    public static readonly Words Sender = new("来表单位", "Sender");
    public static readonly Words SenderHint = new("表头与标准列名不同时，选已保存的列对应", "when the headings differ, choose a kept mapping");
    public static readonly Words TryButton = new("试算", "Dry run");
    public static readonly Words ImportButton = new("导入", "Import");
    public static readonly Words Mapping = new("记住某单位的表头", "Remember a sender's headings");
    public static readonly Words Headings = new("表头 = 列", "Heading = column");
    public static readonly Words HeadingsHint = new("每行一个，如“金额 = value”", "one a line, such as “Amount = value”");
    public static readonly Words KeepButton = new("保存", "Keep");
    public static readonly Words Place = new("位置", "Place");
    public static readonly Words Remedy = new("怎么办", "What to do");
    public static readonly Words Kind = new("类别", "Kind");
    public static readonly Words NoFile = new("没有文件，或超过 100 MB", "no file, or more than 100 MB");
    public static readonly Words NoFileNext = new("选一张表；更大的用命令行导入", "choose a table; import larger ones on the command line");
    public static readonly Words BooksTitle = new("两本账", "Two books");
    public static readonly Words BooksLead = new("在地账按发生地计；考核账按协议分算，只供考核。两本账从不相混。", "The official book counts where it takes place; the assessment book as agreements say, for assessment only. They never mix.");
    public static readonly Words NeverPublic = new("考核账不发布、不对外导出", "The assessment book is never published or exported to the public");
    public static readonly Words NeverPublicWhy = new("无论协议怎么写，网页、接口、命令行和文件都会拒绝。", "Whatever an agreement says, page, API, command line and file refuse it.");
    public static readonly Words OfficialSum = new("各市在地合计", "Official, sum of cities");
    public static readonly Words AssessmentSum = new("各市考核合计", "Assessment, sum of cities");
    public static readonly Words DoubleCounted = new("其中重复计入", "Of it counted more than once");
    public static readonly Words DoubleCountedWhy = new("考核合计不可当作总量引用", "never quote the assessment sum as a total");
    public static readonly Words BothBooks = new("逐区对照", "Region by region");
    public static readonly Words Official = new("在地账", "Official");
    public static readonly Words Assessment = new("考核账", "Assessment");
    public static readonly Words Moved = new("差额", "Moved");
    public static readonly Words NoBookNext = new("换一个时期，或先导入在地数。", "Choose another period, or import official figures first.");
    public static readonly Words SettleButton = new("按协议算出考核账", "Compute the assessment book");
    public static readonly Words Rules = new("分算规则", "Rules of attribution");
    public static readonly Words NoRules = new("还没有协议写明统计分算", "No agreement says how statistics are attributed yet");
    public static readonly Words NoRulesNext = new("协议里写明 statistics 后会出现在这里；没有规则时按在地计。", "Rules appear here once an agreement has them; without rules everything counts as located.");
    public static readonly Words ToAgreements = new("协议", "Agreements");
    public static readonly Words Agreement = new("协议", "Agreement");
    public static readonly Words Activity = new("园区或单位", "Activity");
    public static readonly Words LocatedIn = new("所在地", "Located in");
    public static readonly Words Rule = new("办法", "Rule");
    public static readonly Words Parties = new("计入", "Counts for");
    public static readonly Words Regions = new("地区", "Regions");
    public static readonly Words AllRegions = new("全部", "all");
    public static readonly Words Cities = new("各市", "cities");
    public static readonly Words Scopes = new("范围", "scopes");
    public static readonly Words ChosenLabel = new("已选的指标和地区", "Chosen indicators and regions");
    public static readonly Words TakeAway = new("点一下去掉", "click to take it away");
    public static readonly Words AddIndicator = new("再加一个指标", "Add an indicator");
    public static readonly Words CompareRegion = new("挑地区比较", "Pick regions to compare");
    public static readonly Words Add = new("加上", "Add");
    public static readonly Words ShowAs = new("看", "Show");
    public static readonly Words AsValues = new("数值", "values");
    public static readonly Words AsGrowth = new("比上年增长", "growth on the year before");
    public static readonly Words TableTitle = new("指标 × 地区 × 年份", "Indicators by regions by years");
    public static readonly Words HeatNote = new("颜色深浅按各指标自己的范围；* 有不一致的说法", "Shades run over each indicator's own range; * has conflicting claims");
    public static readonly Words LogTitle = new("发布日历与修订记录", "Release calendar and revisions");
    public static readonly Words LogLead = new("什么数何时公开，公开之后改过什么、为什么改。", "Which figures become public when, and what was revised afterwards and why.");
    public static readonly Words Coming = new("将要公开", "To be released");
    public static readonly Words NothingComing = new("没有定了时间等待公开的数", "Nothing waits for its release");
    public static readonly Words NothingComingNext = new("定了公开时间的数到时才可见，这里先列出时间。", "Figures with a release time are seen only then; the time is listed here before.");
    public static readonly Words Revisions = new("公开后的修订", "Revisions after release");
    public static readonly Words NothingRevised = new("公开的数还没有修订过", "No public figure was revised yet");
    public static readonly Words NothingRevisedNext = new("改过的公开数会连同原数和理由列在这里。", "Revised public figures appear here with the earlier value and the reason.");
    public static readonly Words Now = new("现为", "Now");
    public static readonly Words Why = new("理由", "Reason");
    public static readonly Words ReleaseAt = new("公开时间（留空即刻）", "Public from (empty for now)");
    public static readonly Words ReleaseAtHint = new("到这一刻之前只有内部可见（北京时间）", "until then only insiders see it (Beijing time)");
    public static readonly Words AllConflicts = new("全部列出", "all of them");
    public static readonly Words OtherPeriods = new("其他时期", "Other periods");
    public static readonly Words HeldBack = new("“…”：背后不足三家企业，或由它可以推算出这样的数，不公开数值。", "“…”: fewer than three firms stand behind the value, or such a value could be computed from it; it is held back.");
    public static readonly Words OpenOnly = new("只看待决定的", "only those not decided");

    public static Words Since(DateTimeOffset at) => new($"自 {at:yyyy-MM-dd HH:mm} 您看过以来。", $"Since you last looked, {at:yyyy-MM-dd HH:mm}.");

    public static Words CountiesOf(string city) => new($"{city}各区县", $"counties of {city}");

    public static Words MissingFrom(string names) => new($"缺：{names}", $"missing: {names}");

    public static Words KindOf(string kind) => kind switch
    {
        "refused" => RefusedRows,
        "conflicting" => Contradicts,
        "superseded" => Corrected,
        _ => new("提醒", "Warning"),
    };

    public static Words RuleName(AttributionKind kind) => kind switch
    {
        AttributionKind.Location => new("在地", "where located"),
        AttributionKind.Ratio => new("按比例", "by shares"),
        AttributionKind.FullBoth => new("各方全额", "in full for each"),
        AttributionKind.Wholly => new("全归一方", "wholly to one"),
    };
}
