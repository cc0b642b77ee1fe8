using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Registry.Storage;

/// <summary>Keeps the directory in the database: entries with a code are kept when a later pack leaves them out, relations are the last pack's.</summary>
internal static class DirectoryStore
{
    /// <summary>The last load; null before the first.</summary>
    public static Task<PackEntry?> LastLoad(IReadSession session) => session.Find<PackEntry>(
        "SELECT number, name, digest, loaded_us AS LoadedUs, loaded_by AS LoadedBy FROM registry_packs ORDER BY number DESC LIMIT 1");

    /// <summary>Every load, the newest first.</summary>
    public static Task<IReadOnlyList<PackEntry>> Loads(IReadSession session) => session.List<PackEntry>(
        "SELECT number, name, digest, loaded_us AS LoadedUs, loaded_by AS LoadedBy FROM registry_packs ORDER BY number DESC");

    /// <summary>Everything stored, as a directory.</summary>
    public static async Task<RegionDirectory> Read(IReadSession session)
    {
        var calendar = await session.List<CalendarEntry>("SELECT day, year, is_workday AS IsWorkday, holiday, notice FROM registry_calendar ORDER BY day");
        return new(new DirectoryContent
        {
            Regions = Each(await session.List<RegionEntry>(
                "SELECT code, position, name, name_en AS NameEn, short_name AS ShortName, level, parent, from_day AS FromDay, to_day AS ToDay, sort_key AS SortKey FROM registry_regions ORDER BY position, code"), each => each.Read()),
            FormerRegions = Each(await session.List<FormerEntry>(
                "SELECT old_code AS OldCode, position, old_name AS OldName, region, changed_on AS ChangedOn, source FROM registry_former_regions ORDER BY position, old_code"), each => each.Read()),
            Scopes = Each(await session.List<ScopeEntry>("SELECT code, position, name, name_en AS NameEn, definition, source FROM registry_scopes ORDER BY position, code"), each => each.Read()),
            Memberships = Each(await session.List<MembershipEntry>(
                "SELECT position, scope, region, role, from_day AS FromDay, to_day AS ToDay FROM registry_memberships ORDER BY position"), each => each.Read()),
            Organisations = Each(await session.List<OrganisationEntry>(
                "SELECT code, position, name, name_en AS NameEn, city, field, from_day AS FromDay, to_day AS ToDay, successor, sort_key AS SortKey FROM registry_organisations ORDER BY position, code"), each => each.Read()),
            Mandates = Each(await session.List<MandateEntry>(
                "SELECT position, organisation, duty, region, from_day AS FromDay, to_day AS ToDay FROM registry_mandates ORDER BY position"), each => each.Read()),
            Parks = Each(await session.List<ParkEntry>(
                "SELECT code, position, name, name_en AS NameEn, kind, level, region, from_day AS FromDay, to_day AS ToDay, source, sort_key AS SortKey FROM registry_parks ORDER BY position, code"), each => each.Read()),
            Indicators = Each(await session.List<IndicatorEntry>(
                "SELECT code, position, name, name_en AS NameEn, unit, direction, decimals, definition, adds, synonyms, sort_key AS SortKey FROM registry_indicators ORDER BY position, code"), each => each.Read()),
            Sources = Each(await session.List<SourceEntry>("SELECT code, position, title, publisher, period, address, grade FROM registry_sources ORDER BY position, code"), each => each.Read()),
            Calendar = new(calendar.Select(each => each.Read()), calendar.Select(each => (int)each.Year)),
        });
    }

    /// <summary>Writes a pack's directory under the next load number.</summary>
    public static async Task Write(IWriteSession session, DirectoryContent content, PackEntry load)
    {
        await session.Execute(
            "INSERT INTO registry_packs (number, name, digest, loaded_us, loaded_by) VALUES (@Number, @Name, @Digest, @LoadedUs, @LoadedBy)", load);
        await Upsert(session, "registry_regions", "code", ["position", "name", "name_en", "short_name", "level", "parent", "from_day", "to_day", "sort_key"], content.Regions.Select(RegionEntry.Of));
        await Upsert(session, "registry_former_regions", "old_code", ["position", "old_name", "region", "changed_on", "source"], content.FormerRegions.Select(FormerEntry.Of));
        await Upsert(session, "registry_scopes", "code", ["position", "name", "name_en", "definition", "source"], content.Scopes.Select(ScopeEntry.Of));
        await Upsert(session, "registry_organisations", "code", ["position", "name", "name_en", "city", "field", "from_day", "to_day", "successor", "sort_key"], content.Organisations.Select(OrganisationEntry.Of));
        await Upsert(session, "registry_parks", "code", ["position", "name", "name_en", "kind", "level", "region", "from_day", "to_day", "source", "sort_key"], content.Parks.Select(ParkEntry.Of));
        await Upsert(session, "registry_indicators", "code", ["position", "name", "name_en", "unit", "direction", "decimals", "definition", "adds", "synonyms", "sort_key"], content.Indicators.Select(IndicatorEntry.Of));
        await Upsert(session, "registry_sources", "code", ["position", "title", "publisher", "period", "address", "grade"], content.Sources.Select(SourceEntry.Of));
        await session.Execute("DELETE FROM registry_memberships");
        await Upsert(session, "registry_memberships", "position", ["scope", "region", "role", "from_day", "to_day"], content.Memberships.Select(MembershipEntry.Of));
        await session.Execute("DELETE FROM registry_mandates");
        await Upsert(session, "registry_mandates", "position", ["organisation", "duty", "region", "from_day", "to_day"], content.Mandates.Select(MandateEntry.Of));
        await session.Execute("DELETE FROM registry_calendar");
        await Upsert(session, "registry_calendar", "day", ["year", "is_workday", "holiday", "notice"],
            content.Calendar.Days.Select(day => new CalendarEntry(Day.Write(day.Day)!, NoticeYear(content.Calendar, day), day.IsWorkday ? 1 : 0, day.Name, day.Notice)));
    }

    private static Task<int> Upsert<T>(IWriteSession session, string table, string key, string[] columns, IEnumerable<T> entries)
    {
        string[] all = [key, .. columns];
        var sql = $"INSERT INTO {table} ({string.Join(", ", all)}) VALUES ({string.Join(", ", all.Select(column => "@" + Property(column)))}) "
            + $"ON CONFLICT ({key}) DO UPDATE SET {string.Join(", ", columns.Select(column => $"{column} = excluded.{column}"))}";
        return session.Execute(sql, entries.ToList());
    }

    /// <summary>The year whose notice names the day: its own, or the next for the last days of December.</summary>
    private static int NoticeYear(WorkingCalendar calendar, CalendarDay day) =>
        calendar.Years.FirstOrDefault(year => year >= day.Day.Year, day.Day.Year);

    /// <summary>The property of a column: <c>name_en</c> is <c>NameEn</c>.</summary>
    private static string Property(string column) =>
        string.Concat(column.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static List<TTo> Each<TFrom, TTo>(IReadOnlyList<TFrom> entries, Func<TFrom, TTo> read) => [.. entries.Select(read)];
}
