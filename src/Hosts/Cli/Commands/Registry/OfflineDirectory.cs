using OneCity.Kernel;
using OneCity.Registry;

namespace OneCity.Cli.Commands.Registry;

/// <summary>The region pack for commands that need no data folder and no server.</summary>
internal static class OfflineDirectory
{
    private static readonly Lazy<RegionDirectory> Shipped = new(() => ReadPack.From(Folder(null)).Directory);

    /// <summary>The folder given, else the one in <c>ONECITY_PACK</c>, else the shipped pack.</summary>
    public static string Folder(string? given) =>
        given ?? FindPack.Folder(Environment.GetEnvironmentVariable("ONECITY_PACK"), AppContext.BaseDirectory);

    /// <summary>The directory of the shipped pack, read once.</summary>
    /// <exception cref="FileFaultException">When the pack has faults.</exception>
    public static RegionDirectory Current => Shipped.Value;

    /// <summary>The calendar of <c>--calendar FILE</c>, else the shipped one.</summary>
    /// <exception cref="FileFaultException">When the file cannot be read.</exception>
    public static WorkingCalendar Calendar(string? file) => file is null ? Current.Calendar : ReadPack.Calendar(file);
}
