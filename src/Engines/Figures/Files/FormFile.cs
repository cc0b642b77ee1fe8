using OneCity.Figures.Model;
using OneCity.Figures.Model.Forms;
using OneCity.Kernel;

namespace OneCity.Figures.Files;

/// <summary>Reads the description of a form: YAML, of which JSON is a part (YAML 1.2, 1.3).</summary>
public static class FormFile
{
    /// <summary>The form; cells keep the order of the file.</summary>
    /// <exception cref="FileFaultException">With the line, or the cell concerned.</exception>
    public static Form Read(string text, string file, RegionDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var yaml = YamlFault.Read<FormYaml>(text, file);
        var faults = Faults(yaml, file, directory).ToList();
        if (faults.Count > 0) throw new FileFaultException(faults);
        return new(yaml.Form, yaml.Title.Length > 0 ? yaml.Title : yaml.Form, yaml.Department, [.. yaml.Cells.Select(cell => new FormCell(
            cell.Cell, cell.Field, cell.Indicator.Length > 0 ? cell.Indicator : null, cell.Region, cell.PeriodShift,
            cell.Unit.Length > 0 ? Unit.Find(cell.Unit) : null, cell.Status.Length > 0 ? StatedWords.FindStatus(cell.Status) : null,
            cell.Owner.Length > 0 ? cell.Owner : null))], yaml.Rounds.Length > 0 ? Rounds[yaml.Rounds] : null);
    }

    private static Dictionary<string, PeriodKind> Rounds { get; } = new()
    {
        ["monthly"] = PeriodKind.Month, ["quarterly"] = PeriodKind.Quarter, ["half-yearly"] = PeriodKind.Half, ["yearly"] = PeriodKind.Year,
    };

    private static IEnumerable<FileFault> Faults(FormYaml yaml, string file, RegionDirectory directory)
    {
        if (yaml.Form.Length == 0) yield return Fault("form", new("缺少报表代码 form", "the form's code is missing: form"));
        if (directory.FindOrganisation(yaml.Department) is null) yield return Fault("department", new($"没有单位“{yaml.Department}”", $"there is no organisation \"{yaml.Department}\""));
        if (yaml.Cells.RemoveAll(cell => cell is null) > 0 || yaml.Cells.Count == 0) yield return Fault("cells", new("没有要填的格", "there are no cells"));
        if (yaml.Rounds.Length > 0 && !Rounds.ContainsKey(yaml.Rounds))
            yield return Fault("rounds", new($"不认识的期别“{yaml.Rounds}”，可用 {string.Join("、", Rounds.Keys)}", $"\"{yaml.Rounds}\" is no kind of round; there are {string.Join(", ", Rounds.Keys)}"));
        foreach (var twice in yaml.Cells.GroupBy(cell => cell.Cell).Where(same => same.Count() > 1)) yield return Fault(twice.Key, new("此格出现两次", "the cell is there twice"));
        foreach (var cell in yaml.Cells)
        {
            if (!CellAddress.IsValid(cell.Cell)) yield return Fault(cell.Cell, new($"“{cell.Cell}”不是单元格", $"\"{cell.Cell}\" is no cell"));
            if (directory.FindSubject(cell.Region) is null) yield return Fault(cell.Cell, new($"没有区域“{cell.Region}”", $"there is no region \"{cell.Region}\""));
            if (cell.Indicator.Length > 0 && directory.FindIndicator(cell.Indicator) is null) yield return Fault(cell.Cell, FiguresRefusals.UnknownIndicator(cell.Indicator, "").What);
            if (cell.Unit.Length > 0 && Unit.Find(cell.Unit) is null) yield return Fault(cell.Cell, Unit.UnknownUnit(cell.Unit).What);
            else if (cell.Unit.Length > 0 && directory.FindIndicator(cell.Indicator) is { } drawn && !Unit.Find(cell.Unit)!.ConvertsTo(drawn.Unit))
                yield return Fault(cell.Cell, new($"{cell.Unit} 不能换算成指标“{drawn.Name}”的单位 {drawn.Unit}", $"{cell.Unit} does not convert to {drawn.Unit}, the unit of {drawn.Code}"));
            if (cell.Status.Length > 0 && StatedWords.FindStatus(cell.Status) is null) yield return Fault(cell.Cell, new($"没有状态“{cell.Status}”", $"there is no status \"{cell.Status}\""));
            if (cell.PeriodShift is not (0 or -1)) yield return Fault(cell.Cell, new("period_shift 只能是 0 或 -1", "period_shift is 0 or -1"));
        }

        FileFault Fault(string place, Words what) => new(file, place, what, new("改正后重新登记", "put it right and register again"));
    }

    internal sealed class FormYaml
    {
        public string Form { get; set; } = "";

        public string Title { get; set; } = "";

        public string Department { get; set; } = "";

        public string Layout { get; set; } = "";

        public string Rounds { get; set; } = "";

        public List<CellYaml> Cells { get; set; } = [];
    }

    internal sealed class CellYaml
    {
        public string Cell { get; set; } = "";

        public string Field { get; set; } = "";

        public string Indicator { get; set; } = "";

        public string Region { get; set; } = "";

        public int PeriodShift { get; set; }

        public string Unit { get; set; } = "";

        public string Status { get; set; } = "";

        public string Owner { get; set; } = "";
    }
}
