using OneCity.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace OneCity.Cases;

/// <summary>Procedures read from the region pack's YAML; earlier versions stay for the cases that run under them.</summary>
public sealed class ProcedureBook : IProcedures
{
    private readonly SortedDictionary<string, SortedDictionary<int, Procedure>> _byCode = new(StringComparer.Ordinal);

    /// <summary>A book of these procedures; the same code and version twice keeps the last.</summary>
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

    /// <inheritdoc/>
    public IReadOnlyList<Procedure> List() => [.. _byCode.Values.Select(versions => versions.Values.Last())];

    /// <summary>Reads every <c>*.yaml</c> of a folder; none when the folder is missing.</summary>
    /// <exception cref="FileFaultException">Naming file and line of every fault.</exception>
    public static ProcedureBook Load(string folder)
    {
        if (!Directory.Exists(folder)) return new ProcedureBook([]);
        var (all, faults) = (new List<Procedure>(), new List<FileFault>());
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            try
            {
                all.Add(Read(Path.GetFileName(file), File.ReadAllText(file)));
            }
            catch (FileFaultException broken)
            {
                faults.AddRange(broken.Faults);
            }
        }
        return faults.Count == 0 ? new ProcedureBook(all) : throw new FileFaultException(faults);
    }

    /// <summary>Reads one procedure.</summary>
    /// <exception cref="FileFaultException">Naming the line.</exception>
    public static Procedure Read(string file, string yaml)
    {
        try
        {
            var text = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
                .Deserialize<ProcedureText?>(yaml) ?? new ProcedureText();
            var faults = text.Faults(file, yaml).ToList();
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
