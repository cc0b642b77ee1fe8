namespace OneCity.Registry;

/// <summary>Finds the region pack that is shipped with the program.</summary>
public static class FindPack
{
    /// <summary>The pack that ships with OneCity.</summary>
    public const string Shipped = "changzhutan";

    /// <summary>
    /// The folder named by the setting, else <c>regions/changzhutan</c> beside the program or in a folder above it.
    /// </summary>
    /// <param name="setting">A folder; null or empty for the shipped pack.</param>
    /// <param name="programFolder">Where the program lies.</param>
    /// <returns>The folder, which may not exist: reading it then says so.</returns>
    public static string Folder(string? setting, string programFolder)
    {
        if (!string.IsNullOrWhiteSpace(setting)) return setting;
        for (var folder = programFolder; folder is not null; folder = Directory.GetParent(folder)?.FullName)
        {
            var pack = Path.Combine(folder, "regions", Shipped);
            if (Directory.Exists(pack)) return pack;
        }
        return Path.Combine("regions", Shipped);
    }
}
