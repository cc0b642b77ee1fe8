using OneCity.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace OneCity.Cases;

/// <summary>Procedures read from the region pack's YAML; earlier versions stay for the cases that run under them.</summary>
public sealed class ProcedureBook : IProcedures
{
    private readonly SortedDictionary<string, SortedDictionary<int, Procedure>> _byCode = new(StringComparer.Ordinal);

    /// <summary>A book of these procedures; of the same code and version twice the last stays.</summary>
    public ProcedureBook(IEnumerable<Procedure> procedures)
    {
        ArgumentNullException.ThrowIfNull(procedures);
        foreach (var procedure in procedures)
        {
            if (!_byCode.TryGetValue(procedure.Code, out var versions)) _byCode[procedure.Code] = versions = [];
            versions[procedure.Version] = procedure;
        }
    }

    /// <inheritdoc/>
    public Procedure? Find(string code, int? version = null) => !_byCode.TryGetValue(code, out var versions) ? null
        : version is { } asked ? versions.GetValueOrDefault(asked) : versions.Values.Last();

    /// <summary>Every version of each, in order of code and version.</summary>
    public IReadOnlyList<Procedure> ListAll() => [.. _byCode.Values.SelectMany(versions => versions.Values)];

    /// <inheritdoc/>
    public IReadOnlyList<Procedure> List() => [.. _byCode.Values.Select(versions => versions.Values.Last())];

    /// <summary>Reads one file, or every <c>*.yaml</c> and <c>*.yml</c> of a folder; none when there is no such place.</summary>
    /// <exception cref="FileFaultException">Naming file and line of every fault, also of a version given twice.</exception>
    public static ProcedureBook Load(string place)
    {
        var (all, faults) = (new Dictionary<(string Code, int Version), (Procedure Procedure, string File)>(), new List<FileFault>());
        foreach (var file in FilesOf(place))
        {
            try
            {
                var yaml = File.ReadAllText(file);
                var procedure = Read(file, yaml);
                if (!all.TryAdd((procedure.Code, procedure.Version), (procedure, file)))
                    faults.Add(ProcedureFaults.Twice(file, yaml, procedure, all[(procedure.Code, procedure.Version)].File));
            }
            catch (FileFaultException broken)
            {
                faults.AddRange(broken.Faults);
            }
        }
        return faults.Count == 0 ? new ProcedureBook(all.Values.Select(each => each.Procedure)) : throw new FileFaultException(faults);
    }

    private static IEnumerable<string> FilesOf(string place) => File.Exists(place) ? [place] : !Directory.Exists(place) ? []
        : Directory.EnumerateFiles(place, "*.y*ml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>Reads one procedure.</summary>
    /// <exception cref="FileFaultException">Naming the line.</exception>
    public static Procedure Read(string file, string yaml)
    {
        try
        {
            var text = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
                .Deserialize<ProcedureText?>(yaml) ?? new ProcedureText();
            var faults = ProcedureFaults.Of(file, yaml, text);
            return faults.Count == 0 ? text.ToProcedure() : throw new FileFaultException(faults);
        }
        catch (YamlException broken)
        {
            throw new FileFaultException(FileFault.AtLine(file, (int)broken.Start.Line,
                new($"YAML 有误：{broken.InnerException?.Message ?? broken.Message}", $"not readable as YAML: {broken.InnerException?.Message ?? broken.Message}"),
                new("对照 docs/guide/cases.md 改正", "compare with docs/guide/cases.md and correct it")));
        }
    }
}
