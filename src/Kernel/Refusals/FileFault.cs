namespace OneCity.Kernel;

/// <summary>A fault of a file that somebody handed in: where, what was expected, what to do.</summary>
/// <param name="File">The file's name as given; standard input is <c>stdin</c>.</param>
/// <param name="Place">A line number, or sheet and cell such as <c>长沙!C7</c>; empty when the whole file is meant.</param>
/// <param name="What">What was found and what was expected.</param>
/// <param name="Remedy">What to do.</param>
public sealed record FileFault(string File, string Place, Words What, Words Remedy)
{
    /// <summary>A fault at a line, counted from 1.</summary>
    public static FileFault AtLine(string file, int line, Words what, Words remedy) =>
        new(file, line.ToString(System.Globalization.CultureInfo.InvariantCulture), what, remedy);

    /// <summary>The line that the command line prints: <c>FILE:PLACE: what; what to do</c>.</summary>
    public string ToLine(Language language) => Place.Length == 0
        ? $"{File}: {What.In(language)}; {Remedy.In(language)}"
        : $"{File}:{Place}: {What.In(language)}; {Remedy.In(language)}";
}

/// <summary>Thrown when a file cannot be used; the host prints every fault and exits 2.</summary>
public sealed class FileFaultException(IReadOnlyList<FileFault> faults)
    : Exception(string.Join('\n', faults.Select(fault => fault.ToLine(Language.English))))
{
    /// <summary>A single fault.</summary>
    public FileFaultException(FileFault fault) : this([fault])
    {
    }

    /// <summary>All faults found, in the order of the file; never empty.</summary>
    public IReadOnlyList<FileFault> Faults { get; } = faults;
}
