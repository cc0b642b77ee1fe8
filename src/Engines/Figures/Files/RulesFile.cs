using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Figures.Files;

/// <summary>Reads <c>figure-rules.yaml</c> of a pack: <c>derived</c>, <c>checks</c>, <c>breaks</c>, <c>definitions</c>.</summary>
public static class RulesFile
{
    /// <summary>The rules of the text; every formula is parsed and every period read, so that a bad file is refused here.</summary>
    /// <exception cref="FileFaultException">With the line of the first fault.</exception>
    public static FigureRules Read(string text, string file)
    {
        try
        {
            var yaml = YamlFault.Read<RulesYaml>(text, file);
            if (yaml.Derived.Contains(null!) || yaml.Checks.Contains(null!) || yaml.Breaks.Contains(null!) || yaml.Definitions.Contains(null!))
                throw new FileFaultException(new FileFault(file, "", new("有一条规则是空的", "one of the rules is empty"), new("删去空行前的短横", "remove the lone dash")));
            if (yaml.Derived.GroupBy(each => each.Indicator).FirstOrDefault(same => same.Count() > 1)?.Key is { } twice)
                throw new FileFaultException(new FileFault(file, twice, new("同一指标有两个公式", "the indicator has two formulas"), new("只留一个", "keep one of them")));
            foreach (var derived in yaml.Derived) Formula.Parse(derived.Formula);
            return new(
                yaml.Derived.ToDictionary(each => each.Indicator, each => each.Formula),
                [.. yaml.Checks.Select(each => new CheckRule(each.Indicator, each.Check, each.Refuse, each.Limit, each.Parts))],
                [.. yaml.Breaks.Select(each => new MethodBreak(each.Indicator, each.Region, Period.Parse(each.Period), each.Reason, each.Source))],
                [.. yaml.Definitions.Select(Dated)]);
        }
        catch (RefusedException refused)
        {
            throw new FileFaultException(new FileFault(file, "", refused.Refusal.What, refused.Refusal.Remedy));
        }
    }

    private static Definition Dated(DefinitionYaml yaml) => new(
        yaml.Indicator, yaml.Region.Length > 0 ? yaml.Region : null, yaml.Version, yaml.From.Length > 0 ? Period.Parse(yaml.From) : null,
        yaml.To.Length > 0 ? Period.Parse(yaml.To) : null, yaml.Text, yaml.Break, yaml.Source);

    internal sealed class DefinitionYaml
    {
        public string Indicator { get; set; } = "";

        public string Region { get; set; } = "";

        public string Version { get; set; } = "";

        public string From { get; set; } = "";

        public string To { get; set; } = "";

        public string Text { get; set; } = "";

        public bool Break { get; set; }

        public string Source { get; set; } = "";
    }

    internal sealed class RulesYaml
    {
        public List<DerivedYaml> Derived { get; set; } = [];

        public List<CheckYaml> Checks { get; set; } = [];

        public List<BreakYaml> Breaks { get; set; } = [];

        public List<DefinitionYaml> Definitions { get; set; } = [];
    }

    internal sealed class DerivedYaml
    {
        public string Indicator { get; set; } = "";

        public string Formula { get; set; } = "";
    }

    internal sealed class CheckYaml
    {
        public string Indicator { get; set; } = "*";

        public string Check { get; set; } = "";

        public bool Refuse { get; set; }

        public decimal? Limit { get; set; }

        public List<string> Parts { get; set; } = [];
    }

    internal sealed class BreakYaml
    {
        public string Indicator { get; set; } = "";

        public string Region { get; set; } = "";

        public string Period { get; set; } = "";

        public string Reason { get; set; } = "";

        public string Source { get; set; } = "";
    }
}
