using Microsoft.VisualBasic.FileIO;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>What the pack says about service items: terms by city, and how differences stand.</summary>
/// <param name="Terms">What each city asks.</param>
/// <param name="Settings">How differences stand by the pack.</param>
public sealed record ItemBook(IReadOnlyList<ItemTerm> Terms, IReadOnlyList<DifferenceSetting> Settings)
{
    private static readonly Dictionary<string, DifferenceState> States = new()
    {
        ["to-unify"] = DifferenceState.ToUnify, ["legal-ground"] = DifferenceState.LegalGround, ["accepted"] = DifferenceState.Accepted,
    };

    /// <summary>Nothing is known.</summary>
    public static ItemBook Empty { get; } = new([], []);

    /// <summary>The word of a state in files and on the command line.</summary>
    public static string WordOf(DifferenceState state) => States.First(each => each.Value == state).Key;

    /// <summary>Reads such a word; null when it is none.</summary>
    public static DifferenceState? FindState(string word) => States.TryGetValue(word, out var state) ? state : null;

    /// <summary>Reads <c>terms.csv</c> and <c>differences.csv</c> of a folder; empty where there is none.</summary>
    /// <exception cref="FileFaultException">Naming file and line of every fault.</exception>
    public static ItemBook Load(string folder)
    {
        var faults = new List<FileFault>();
        var terms = Rows(folder, "terms.csv", faults, ["item", "aspect", "city", "value", "source"], (cells, fault) =>
        {
            if (!ItemTerm.Aspects.Contains(cells[1])) fault($"不认识的 aspect「{cells[1]}」", $"unknown aspect '{cells[1]}'", string.Join(", ", ItemTerm.Aspects));
            if (cells[4].Length == 0) fault("缺少 source", "source is missing", "来源代码或 example / code of a source, or example");
            return new ItemTerm(cells[0], cells[1], cells[2], cells[3], cells[4]);
        });
        var settings = Rows(folder, "differences.csv", faults, ["item", "aspect", "state", "owner", "ground"], (cells, fault) =>
        {
            if (FindState(cells[2]) is not { } state)
            {
                fault($"不认识的 state「{cells[2]}」", $"unknown state '{cells[2]}'", string.Join(", ", States.Keys));
                state = DifferenceState.ToUnify;
            }
            if (terms.All(term => term.Item != cells[0] || term.Aspect != cells[1]))
                fault($"terms.csv 中没有 {cells[0]} 的 {cells[1]}", $"terms.csv has no {cells[1]} of {cells[0]}", "核对代码 / check the codes");
            return new DifferenceSetting(cells[0], cells[1], state, cells[3], cells[4]);
        });
        return faults.Count == 0 ? new ItemBook(terms, settings) : throw new FileFaultException(faults);
    }

    private static List<T> Rows<T>(
        string folder, string file, List<FileFault> faults, string[] columns, Func<string[], Action<string, string, string>, T> read)
    {
        var (path, all) = (Path.Combine(folder, file), new List<T>());
        if (!File.Exists(path)) return all;
        using var csv = new TextFieldParser(path) { TextFieldType = FieldType.Delimited, Delimiters = [","], CommentTokens = ["#"] };
        string[]? head = null;
        for (var line = 1; !csv.EndOfData; line++)
        {
            line = Math.Max(line, (int)csv.LineNumber);
            var cells = csv.ReadFields()!;
            void Fault(string zh, string en, string remedy) => faults.Add(FileFault.AtLine(file, line, new(zh, en), Words.Same(remedy)));
            if (head is null)
            {
                head = cells;
                if (!cells.SequenceEqual(columns)) Fault("列名不对", "the columns are not these", string.Join(',', columns));
            }
            else if (cells.Length != columns.Length) Fault($"应有 {columns.Length} 列", $"{columns.Length} cells expected", string.Join(',', columns));
            else all.Add(read(cells, Fault));
        }
        return all;
    }
}

/// <summary>The joint office settles how a difference stands; every city's window sees it while it accepts a case.</summary>
public static class SetDifference
{
    internal static Task<DifferenceSetting> Handle(CaseDesk desk, ContentSeal seal, ItemBook book, Actor actor, DifferenceSetting setting)
    {
        desk.Demand(actor, "unify", "");
        if (book.Terms.All(term => term.Item != setting.Item || term.Aspect != setting.Aspect)) throw CasesRefusals.UnknownDifference($"{setting.Item} {setting.Aspect}").ToException();
        if (setting.Owner.Length > 0 && desk.Directory.Current.FindOrganisation(setting.Owner) is null) throw CasesRefusals.UnknownDifference(setting.Owner).ToException();
        if (setting.State != DifferenceState.ToUnify && string.IsNullOrWhiteSpace(setting.Ground)) throw CasesRefusals.ReasonMissing.ToException();
        return desk.Units.Write(async unit =>
        {
            await DeskRows.In(unit, seal).SaveDifference(setting, actor.Name, desk.NowUs);
            if (actor.Organisation is { } office && !Peers.IsCity(office))
                foreach (var peer in await Peers.All(unit, office))
                    desk.Send.Post(unit, office, peer, CaseKinds.Settled, CaseDesk.Write(setting, CaseJson.Readable.DifferenceSetting));
            unit.Audit(new AuditEvent(CaseEvents.DifferenceSet, actor, $"item:{setting.Item}", $"{setting.Aspect} {ItemBook.WordOf(setting.State)}"));
            return setting;
        }).AsTask();
    }
}
