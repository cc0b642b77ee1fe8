using System.Security.Cryptography;
using OneCity.Kernel;
using OneCity.Registry.Files;
using OneCity.Registry.Model;
using OneCity.Registry.Model.Tables;

namespace OneCity.Registry;

/// <summary>Reads a region pack from its folder and checks it whole; needs no database.</summary>
public static class ReadPack
{
    /// <summary>The tables that the registry reads, in the order of reading; engines read further files of their own.</summary>
    internal static readonly string[] Tables =
        ["regions.csv", "former-regions.csv", "scopes.csv", "memberships.csv", "organisations.csv", "mandates.csv", "parks.csv", "indicators.csv", "sources.csv", "calendar.csv", "figures.csv"];

    private static readonly string[] Needed = ["regions.csv", "indicators.csv", "sources.csv"];

    /// <summary>The pack of the folder.</summary>
    /// <exception cref="FileFaultException">Every fault found, by file and line.</exception>
    public static Pack From(string folder)
    {
        var faults = new PackFaults();
        var pack = Read(folder, faults);
        return faults.None ? pack : throw new FileFaultException(faults.Sorted());
    }

    /// <summary>Every fault of the folder, by file and line; empty when the pack is sound.</summary>
    public static IReadOnlyList<FileFault> Check(string folder)
    {
        var faults = new PackFaults();
        Read(folder, faults);
        return faults.Sorted();
    }

    /// <summary>The calendar of a file of its own, in the form of a pack's <c>calendar.csv</c>.</summary>
    /// <exception cref="FileFaultException">When it cannot be read.</exception>
    public static WorkingCalendar Calendar(string file)
    {
        var faults = new PackFaults();
        if (!File.Exists(file)) faults.AddWhole(file, new("没有这个文件", "there is no such file"), new("检查 --calendar", "check --calendar"));
        var calendar = CalendarTable.Calendar(CsvFile.Rows(file, file, CalendarTable.Columns, faults));
        return faults.None ? calendar : throw new FileFaultException(faults.Sorted());
    }

    private static Pack Read(string folder, PackFaults faults)
    {
        if (!Directory.Exists(folder))
            faults.AddWhole(folder, new("没有这个文件夹", "there is no such folder"), new("检查路径,或用 pack new 新建", "check the path, or make one by pack new"));
        else
            foreach (var file in Needed.Where(file => !File.Exists(Path.Combine(folder, file))))
                faults.AddWhole(Path.Combine(folder, file), new("缺少这个文件", "this file is missing"), new("用 pack new 看各表的写法", "see by pack new how the tables look"));
        var regions = PlaceTables.Regions(Rows("regions.csv", PlaceTables.RegionColumns));
        var scopes = PlaceTables.Scopes(Rows("scopes.csv", PlaceTables.ScopeColumns));
        var organisations = DutyTables.Organisations(Rows("organisations.csv", DutyTables.OrganisationColumns), regions);
        var content = new DirectoryContent
        {
            Regions = regions,
            FormerRegions = PlaceTables.Formers(Rows("former-regions.csv", PlaceTables.FormerColumns), regions),
            Scopes = scopes,
            Memberships = PlaceTables.Memberships(Rows("memberships.csv", PlaceTables.MembershipColumns), scopes, regions),
            Organisations = organisations,
            Mandates = DutyTables.Mandates(Rows("mandates.csv", DutyTables.MandateColumns), organisations, regions),
            Parks = PlaceTables.Parks(Rows("parks.csv", PlaceTables.ParkColumns), regions),
            Indicators = DutyTables.Indicators(Rows("indicators.csv", DutyTables.IndicatorColumns)),
            Sources = DutyTables.Sources(Rows("sources.csv", DutyTables.SourceColumns)),
            Calendar = CalendarTable.Calendar(Rows("calendar.csv", CalendarTable.Columns)),
        };
        var directory = new RegionDirectory(content);
        IReadOnlyList<PackFigure> figures = faults.CutShort ? [] : FigureTable.Figures(Rows("figures.csv", FigureTable.Columns), directory);
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), Digest(folder), directory, figures);

        IEnumerable<PackRow> Rows(string table, string[] columns) =>
            CsvFile.Rows(Path.Combine(folder, table), Path.Combine(folder, table), columns, faults);
    }

    private static string Digest(string folder)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[65_536];
        foreach (var table in Tables.Select(table => Path.Combine(folder, table)).Where(File.Exists))
        {
            sha.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(table)));
            using var stream = File.OpenRead(table);
            for (int read; (read = stream.Read(buffer)) > 0;) sha.AppendData(buffer.AsSpan(0, read));
        }
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
