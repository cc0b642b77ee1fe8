using OneCity.Kernel;
using YamlDotNet.RepresentationModel;

namespace OneCity.Cases;

/// <summary>What is wrong with a procedure as written, each at the line where it stands.</summary>
internal sealed class ProcedureFaults(string file, ProcedureLines lines)
{
    private readonly List<FileFault> _faults = [];

    /// <summary>All faults, in the order of the file; empty when there are none.</summary>
    public static IReadOnlyList<FileFault> Of(string file, string yaml, ProcedureText text)
    {
        var check = new ProcedureFaults(file, ProcedureLines.Read(yaml));
        check.Head(text);
        check.Limits(text);
        check.Steps(text);
        check.Form(text);
        return [.. check._faults.OrderBy(fault => int.Parse(fault.Place, System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>A procedure and version that another file has already.</summary>
    public static FileFault Twice(string file, string yaml, Procedure procedure, string first) => FileFault.AtLine(file, ProcedureLines.Read(yaml).Of("version"),
        new($"{procedure.Code} 第 {procedure.Version} 版已在 {first} 中", $"version {procedure.Version} of {procedure.Code} stands in {first} already"),
        new("改用下一个版本号，旧版留给办理中的件", "give it the next version; running cases keep the old one"));

    private void Head(ProcedureText text)
    {
        Unless(text.Code.Length > 0, "code", "缺少 code", "code is missing", "写上程序代码", "give the procedure a code");
        Unless(text.Version >= 1, "version", "version 应为 1 或更大", "version must be 1 or more", "写上版本号", "write its version");
        Known(text.Kind, ProcedureText.KnownKinds, "kind", "kind");
        Named(text.Name, "name", "name");
        Unless(text.Item.Length > 0, "item", "缺少 item", "item is missing", "写上事项代码", "name the service item");
        Unless(text.Ground.Length > 0, "ground", "缺少 ground（依据）", "ground is missing", "写上法律或文件", "name the law or document it stands on");
        Unless(text.RetentionYears >= 0, "retention_years", "retention_years 不能小于 0", "retention_years must not be below 0", "写年数，0 为长期保存", "write years; 0 keeps for ever");
    }

    private void Limits(ProcedureText text)
    {
        Unless(text.LegalDays >= 1, "legal_days", "法定时限应大于 0", "legal_days must be above 0", "按依据填写工作日", "write the working days of the ground");
        Unless(text.PromisedDays >= 1 && text.PromisedDays <= Math.Max(1, text.LegalDays), "promised_days", "承诺时限应在 1 与法定时限之间",
            "promised_days must lie between 1 and legal_days", "改为不长于法定时限", "make it no longer than legal_days");
        Unless(text.OfferDays >= 1, "offer_days", "移交答复期限应大于 0", "offer_days must be above 0", "写工作日", "write working days");
        Unless(text.HopDays >= 0 && text.HopDays <= Math.Max(1, text.PromisedDays), "hop_days", "每环节时限应在 0 与承诺时限之间", "hop_days must lie between 0 and promised_days",
            "0 为只计承诺时限", "0 counts the promised limit alone");
    }

    private void Steps(ProcedureText text)
    {
        Unless(text.Steps.Count > 0, "steps", "至少要有一步", "there is no step", "写上步骤", "write the steps");
        Distinct(text.Steps, step => step.Code, "steps");
        for (var at = 0; at < text.Steps.Count; at++)
        {
            var (step, place) = (text.Steps[at], $"steps[{at}]");
            Named(step.Name, $"{place}.name", $"steps {step.Code}: name");
            Known(step.Role, Roles.All, $"{place}.role", $"steps {step.Code}: role");
            Known(step.At, ProcedureText.KnownPlaces, $"{place}.at", $"steps {step.Code}: at");
            Known(step.Duty, ProcedureText.KnownDuties, $"{place}.duty", $"steps {step.Code}: duty");
            Unless(step.Days >= 0 && step.Days <= Math.Max(1, text.LegalDays), $"{place}.days", $"步骤 {step.Code} 的 days 应在 0 与法定时限之间",
                $"step {step.Code}: days must lie between 0 and legal_days", "写工作日，0 为不限", "write working days; 0 for none");
        }
    }

    private void Form(ProcedureText text)
    {
        Distinct(text.Fields, field => field.Code, "fields");
        Distinct(text.Papers, paper => paper.Kind, "papers");
        Distinct(text.Results, result => result.Code, "results");
        for (var at = 0; at < text.Fields.Count; at++) Named(text.Fields[at].Name, $"fields[{at}].name", $"fields {text.Fields[at].Code}: name");
        for (var at = 0; at < text.Papers.Count; at++) Named(text.Papers[at].Name, $"papers[{at}].name", $"papers {text.Papers[at].Kind}: name");
        for (var at = 0; at < text.Results.Count; at++) Named(text.Results[at].Name, $"results[{at}].name", $"results {text.Results[at].Code}: name");
        var known = text.Fields.Select(field => field.Code).Concat(text.Papers.Select(paper => paper.Kind)).ToHashSet();
        for (var at = 0; at < text.Stays.Count; at++)
            Unless(known.Contains(text.Stays[at]), $"stays[{at}]", $"stays 中的「{text.Stays[at]}」既不是字段也不是材料",
                $"stays names '{text.Stays[at]}', which is neither a field nor a paper", "改正或删除", "correct or remove it");
    }

    private void Named(ProcedureText.Name2 name, string place, string what) =>
        Unless(name.Zh.Length > 0 && name.En.Length > 0, place, $"{what} 要有 zh 和 en", $"{what} needs zh and en", "补上两种语言", "write both");

    private void Known(string word, IReadOnlyCollection<string> known, string place, string what)
    {
        var list = string.Join(", ", known.Where(each => each.Length > 0));
        Unless(known.Contains(word), place, $"{what} 不认识「{word}」", $"{what}: unknown '{word}'", $"可用：{list}", $"use one of {list}");
    }

    private void Distinct<T>(List<T> all, Func<T, string> codeOf, string list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < all.Count; at++)
        {
            var code = codeOf(all[at]);
            Unless(code.Length > 0, $"{list}[{at}]", $"{list} 第 {at + 1} 项没有代码", $"entry {at + 1} of {list} has no code", "写上代码", "give it a code");
            Unless(code.Length == 0 || seen.Add(code), $"{list}[{at}]", $"{list} 中「{code}」出现两次", $"{list} has '{code}' twice", "改名或删除", "rename or remove one");
        }
    }

    private void Unless(bool holds, string place, string zh, string en, string remedyZh, string remedyEn)
    {
        if (!holds) _faults.Add(FileFault.AtLine(file, lines.Of(place), new(zh, en), new(remedyZh, remedyEn)));
    }
}

/// <summary>Where each part of a YAML document stands, by a path such as <c>steps[2].role</c>.</summary>
internal sealed class ProcedureLines
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <summary>Reads them; a document without a mapping at its root has none.</summary>
    public static ProcedureLines Read(string yaml)
    {
        var (lines, stream) = (new ProcedureLines(), new YamlStream());
        using var reader = new StringReader(yaml);
        stream.Load(reader);
        if (stream.Documents.Count > 0) lines.Add("", stream.Documents[0].RootNode);
        return lines;
    }

    /// <summary>The line of a path, counted from 1; of what it is a part of where it is missing itself.</summary>
    public int Of(string path)
    {
        for (; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))])
            if (_lines.TryGetValue(path, out var line)) return line;
        return 1;
    }

    private void Add(string path, YamlNode node)
    {
        if (path.Length > 0) _lines.TryAdd(path, (int)node.Start.Line);
        if (node is YamlMappingNode mapping)
            foreach (var (key, value) in mapping.Children)
            {
                var below = path.Length == 0 ? key.ToString() : $"{path}.{key}";
                // A key stands on the line where it is written, also when its value begins on the next.
                _lines.TryAdd(below, (int)key.Start.Line);
                Add(below, value);
            }
        else if (node is YamlSequenceNode list)
            for (var at = 0; at < list.Children.Count; at++) Add($"{path}[{at}]", list.Children[at]);
    }
}
