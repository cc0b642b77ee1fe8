using OneCity.Kernel;

namespace OneCity.Registry.Model;

/// <summary>The faults of a pack in the order found; keeps the first thousand and counts the rest.</summary>
internal sealed class PackFaults
{
    private const int Most = 1000;
    private readonly List<FileFault> _faults = [];
    private int _more;

    /// <summary>Whether nothing is wrong.</summary>
    public bool None => _faults.Count == 0;

    /// <summary>Whether a table could not be read to its end; what depends on it is then not checked.</summary>
    public bool CutShort { get; private set; }

    /// <summary>Notes a fault that ends the reading of its table.</summary>
    public void Stop(string file, int line, Words what, Words remedy)
    {
        CutShort = true;
        Add(file, line, what, remedy);
    }

    /// <summary>Notes a fault at a line.</summary>
    public void Add(string file, int line, Words what, Words remedy)
    {
        if (_faults.Count < Most) _faults.Add(FileFault.AtLine(file, line, what, remedy));
        else _more++;
    }

    /// <summary>Notes a fault of a whole file or of the folder.</summary>
    public void AddWhole(string file, Words what, Words remedy)
    {
        CutShort = true;
        _faults.Add(new(file, "", what, remedy));
    }

    /// <summary>All of them, table by table in the order of reading, and by line.</summary>
    public IReadOnlyList<FileFault> Sorted()
    {
        var tables = _faults.Select(fault => fault.File).Distinct().ToList();
        var sorted = _faults.OrderBy(fault => tables.IndexOf(fault.File))
            .ThenBy(fault => fault.Place.Length).ThenBy(fault => fault.Place, StringComparer.Ordinal).ToList();
        if (_more > 0) sorted.Add(new("", "", new($"还有 {_more} 处", $"{_more} more"), new("先改以上各处", "mend those above first")));
        return sorted;
    }
}
