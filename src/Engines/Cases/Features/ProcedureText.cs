using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>A procedure as written in YAML, before it is checked.</summary>
internal sealed class ProcedureText
{
    private static readonly Dictionary<string, ProcedureKind> Kinds = new()
    {
        ["online"] = ProcedureKind.Online,
        ["receive-here-decide-there"] = ProcedureKind.ReceiveHereDecideThere,
        ["joint"] = ProcedureKind.Joint,
        ["enforcement"] = ProcedureKind.Enforcement,
        ["consultation"] = ProcedureKind.Consultation,
    };

    private static readonly HashSet<string> Places = ["origin", "deciding", "joint-office", "any"];

    public string Code { get; set; } = "";
    public int Version { get; set; }
    public string Kind { get; set; } = "";
    public Name2 Name { get; set; } = new();
    public string Item { get; set; } = "";
    public string Ground { get; set; } = "";
    public int LegalDays { get; set; }
    public int PromisedDays { get; set; }
    public int OfferDays { get; set; } = 2;
    public int HopDays { get; set; }
    public List<Step> Steps { get; set; } = [];
    public List<Field> Fields { get; set; } = [];
    public List<PaperAsked> Papers { get; set; } = [];
    public List<string> Results { get; set; } = [];
    public List<string> Stays { get; set; } = [];
    public int RetentionYears { get; set; }
    public string LimitsSource { get; set; } = "example";

    internal sealed class Name2
    {
        public string Zh { get; set; } = "";
        public string En { get; set; } = "";

        public Words ToWords() => new(Zh, En);
    }

    internal sealed class Step
    {
        public string Code { get; set; } = "";
        public Name2 Name { get; set; } = new();
        public string Role { get; set; } = "";
        public string At { get; set; } = "any";
        public int Days { get; set; }
        public string Duty { get; set; } = "";
    }

    internal sealed class Field
    {
        public string Code { get; set; } = "";
        public Name2 Name { get; set; } = new();
        public bool Required { get; set; }
        public bool Personal { get; set; }
    }

    internal sealed class PaperAsked
    {
        public string Kind { get; set; } = "";
        public Name2 Name { get; set; } = new();
        public bool Required { get; set; } = true;
    }

    public IEnumerable<FileFault> Faults(string file, string yaml)
    {
        if (Code.Length == 0) yield return At("code", "缺少 code", "code is missing", "写上程序代码", "give the procedure a code");
        if (Version < 1) yield return At("version", "version 应为 1 或更大", "version must be 1 or more", "写上版本号", "write its version");
        if (!Kinds.ContainsKey(Kind))
            yield return At("kind", $"不认识的 kind「{Kind}」", $"unknown kind '{Kind}'", $"可用：{string.Join(", ", Kinds.Keys)}", $"use one of {string.Join(", ", Kinds.Keys)}");
        if (Name.Zh.Length == 0 || Name.En.Length == 0) yield return At("name", "name 要有 zh 和 en", "name needs zh and en", "补上两种语言", "write both");
        if (Item.Length == 0) yield return At("item", "缺少 item", "item is missing", "写上事项代码", "name the service item");
        if (LegalDays < 1) yield return At("legal_days", "法定时限应大于 0", "legal_days must be above 0", "按依据填写工作日", "write the working days of the ground");
        if (PromisedDays < 1 || PromisedDays > LegalDays)
            yield return At("promised_days", "承诺时限应在 1 与法定时限之间", "promised_days must lie between 1 and legal_days", "改为不长于法定时限", "make it no longer than legal_days");
        if (Steps.Count == 0) yield return At("steps", "至少要有一步", "there is no step", "写上步骤", "write the steps");
        foreach (var step in Steps)
        {
            if (!Roles.All.Contains(step.Role))
                yield return At(step.Code, $"步骤 {step.Code} 的 role「{step.Role}」不存在", $"step {step.Code}: no role '{step.Role}'", $"可用：{string.Join(", ", Roles.All)}", $"use one of {string.Join(", ", Roles.All)}");
            if (!Places.Contains(step.At))
                yield return At(step.Code, $"步骤 {step.Code} 的 at「{step.At}」不认识", $"step {step.Code}: unknown place '{step.At}'", $"可用：{string.Join(", ", Places)}", $"use one of {string.Join(", ", Places)}");
        }
        var known = Fields.Select(field => field.Code).Concat(Papers.Select(paper => paper.Kind)).ToHashSet();
        foreach (var stays in Stays.Where(code => !known.Contains(code)))
            yield return At(stays, $"stays 中的「{stays}」既不是字段也不是材料", $"stays names '{stays}', which is neither a field nor a paper", "改正或删除", "correct or remove it");

        FileFault At(string word, string zh, string en, string remedyZh, string remedyEn)
        {
            var lines = yaml.Split('\n');
            var line = Array.FindIndex(lines, text => text.Contains(word, StringComparison.Ordinal)) + 1;
            return FileFault.AtLine(file, Math.Max(1, line), new(zh, en), new(remedyZh, remedyEn));
        }
    }

    public Procedure ToProcedure() => new(
        Code, Version, Kinds[Kind], Name.ToWords(), Item, Ground, LegalDays, PromisedDays, OfferDays, HopDays,
        [.. Steps.Select(step => new ProcedureStep(step.Code, step.Name.ToWords(), step.Role, step.At, step.Days, step.Duty))],
        [.. Fields.Select(field => new ProcedureField(field.Code, field.Name.ToWords(), field.Required, field.Personal))],
        [.. Papers.Select(paper => new ProcedurePaper(paper.Kind, paper.Name.ToWords(), paper.Required))],
        [.. Results], Stays.ToHashSet(), RetentionYears, LimitsSource);
}
