using System.Globalization;
using OneCity.Kernel;
using OneCity.Plans.Model.Lights;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OneCity.Plans.Features.Files;

/// <summary>Reads a rule set from YAML; its form is described in docs/method/lights.md.</summary>
public static class ReadRules
{
    private static readonly string[] Known = ["id", "name", "source", "note", "near_limit", "rules"];

    /// <summary>The rule set of the file.</summary>
    /// <exception cref="FileFaultException">Broken YAML, unknown words, or a set whose last rule does not always hold.</exception>
    public static RuleSet From(string file, TextReader text)
    {
        var root = Root(file, text);
        foreach (var (key, _) in root.Children)
        {
            if (!Known.Contains(key.ToString())) throw Fault(file, key, $"'{key}'", "id, name, source, note, near_limit, rules");
        }
        var (share, workingDays) = NearLimit(file, root);
        if (Child(root, "rules") is not YamlSequenceNode { Children.Count: > 0 } list)
            throw Fault(file, root, "rules", "a list of {light, all, no}");
        var rules = list.Select(node => RuleOf(file, node)).ToList();
        var last = rules[^1];
        if (last.All != Conditions.None || last.No != Conditions.None)
        {
            throw Table.Fault(file, Line(list.Children[^1]),
                new("最后一条规则必须无条件成立", "the last rule must hold always"), new("在末尾加一条只有 light 的规则", "end with a rule that has only its light"));
        }
        return new RuleSet(Child(root, "id")?.ToString() ?? Path.GetFileNameWithoutExtension(file), Child(root, "source")?.ToString() ?? file, share, workingDays, rules);
    }

    private static YamlMappingNode Root(string file, TextReader text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(text);
        }
        catch (YamlException broken)
        {
            throw Table.Fault(file, (int)broken.Start.Line, new($"YAML 写错了：{broken.Message}", $"is not YAML: {broken.Message}"), new("照 docs/method/lights.md 改正", "correct it as in docs/method/lights.md"));
        }
        return yaml.Documents.Count == 1 && yaml.Documents[0].RootNode is YamlMappingNode root
            ? root
            : throw Table.Fault(file, 1, new("没有规则", "holds no rule set"), new("照 docs/method/lights.md 编写", "write it as in docs/method/lights.md"));
    }

    private static (int Share, int WorkingDays) NearLimit(string file, YamlMappingNode root)
    {
        if (Child(root, "near_limit") is not { } near || near.ToString() is "none") return (0, -1);
        if (near is not YamlMappingNode limits) throw Fault(file, near, $"'{near}'", "{share: 10%, working_days: 5}");
        var (share, workingDays) = (0, -1);
        foreach (var (key, value) in limits.Children)
        {
            var text = value.ToString();
            if (key.ToString() == "share" && text.EndsWith('%')
                && decimal.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100)
                share = (int)(percent * 100);
            else if (key.ToString() == "working_days" && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 400)
                workingDays = days;
            else
                throw Fault(file, key, $"'{key}: {text}'", "{share: 10%, working_days: 5}");
        }
        return (share, workingDays);
    }

    private static LightRule RuleOf(string file, YamlNode node)
    {
        if (node is not YamlMappingNode rule || Child(rule, "light") is not { } light) throw Fault(file, node, "a rule without light", "{light: green, all: [], no: []}");
        foreach (var (key, _) in rule.Children)
        {
            if (key.ToString() is not ("light" or "all" or "no")) throw Fault(file, key, $"'{key}'", "light, all, no");
        }
        Light colour = light.ToString() switch
        {
            "green" => Light.Green,
            "yellow" => Light.Yellow,
            "red" => Light.Red,
            "grey" => Light.Grey,
            "blue" => Light.Blue,
            _ => throw Fault(file, light, $"'{light}'", "green, yellow, red, grey, blue"),
        };
        return new LightRule(colour, ConditionsOf(file, Child(rule, "all")), ConditionsOf(file, Child(rule, "no")));
    }

    private static Conditions ConditionsOf(string file, YamlNode? node)
    {
        if (node is null) return Conditions.None;
        if (node is not YamlSequenceNode list) throw Fault(file, node, $"'{node}'", "[done, was_red]");
        return list.Aggregate(Conditions.None, (all, each) => all | each.ToString() switch
        {
            "done" => Conditions.Done,
            "in_time" => Conditions.InTime,
            "was_red" => Conditions.WasRed,
            "started" => Conditions.Started,
            "past_due" => Conditions.PastDue,
            "near_limit" => Conditions.NearLimit,
            "reported" => Conditions.Reported,
            _ => throw Fault(file, each, $"'{each}'", "done, in_time, was_red, started, past_due, near_limit, reported"),
        });
    }

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static int Line(YamlNode node) => (int)node.Start.Line;

    private static FileFaultException Fault(string file, YamlNode node, string found, string expected) => Table.Fault(
        file, Line(node), new($"不认识 {found}", $"{found} is not known here"), new($"可用：{expected}", $"use {expected}"));
}
