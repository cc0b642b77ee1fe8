using System.Globalization;
using OneCity.Kernel;

namespace OneCity.Registry.Storage;

internal sealed record PackEntry(long Number, string Name, string Digest, long LoadedUs, string LoadedBy);

internal sealed record RegionEntry(string Code, long Position, string Name, string NameEn, string ShortName, long Level, string? Parent, string? FromDay, string? ToDay, string SortKey)
{
    public static RegionEntry Of(Region region, int at) => new(region.Code.Digits, at, region.Name, region.NameEn, region.ShortName,
        (long)region.Level, region.Parent?.Digits, Day.Write(region.InForce.From), Day.Write(region.InForce.To), Pinyin.SortKey(region.Name));

    public Region Read() => new(RegionCode.Parse(Code), Name, NameEn, (RegionLevel)Level, RegionCode.Find(Parent), Day.Read(FromDay, ToDay), ShortName);
}

internal sealed record FormerEntry(string OldCode, long Position, string OldName, string Region, string ChangedOn, string Source)
{
    public static FormerEntry Of(FormerRegion former, int at) =>
        new(former.OldCode.Digits, at, former.OldName, former.Successor.Digits, Day.Write(former.ChangedOn)!, former.Source);

    public FormerRegion Read() => new(RegionCode.Parse(OldCode), OldName, RegionCode.Parse(Region), Day.Read(ChangedOn)!.Value, Source);
}

internal sealed record ScopeEntry(string Code, long Position, string Name, string NameEn, string Definition, string Source)
{
    public static ScopeEntry Of(Scope scope, int at) => new(scope.Code, at, scope.Name, scope.NameEn, scope.Definition, scope.Source);

    public Scope Read() => new(Code, Name, NameEn, Definition, Source);
}

internal sealed record MembershipEntry(long Position, string Scope, string Region, long Role, string? FromDay, string? ToDay)
{
    public static MembershipEntry Of(Membership each, int at) =>
        new(at, each.Scope, each.Region.Digits, (long)each.Role, Day.Write(each.InForce.From), Day.Write(each.InForce.To));

    public Membership Read() => new(Scope, RegionCode.Parse(Region), (MembershipRole)Role, Day.Read(FromDay, ToDay));
}

internal sealed record OrganisationEntry(string Code, long Position, string Name, string NameEn, string? City, string Field, string? FromDay, string? ToDay, string? Successor, string SortKey)
{
    public static OrganisationEntry Of(Organisation each, int at) => new(each.Code, at, each.Name, each.NameEn, each.City?.Digits, each.Field,
        Day.Write(each.InForce.From), Day.Write(each.InForce.To), each.Successor, Pinyin.SortKey(each.Name));

    public Organisation Read() => new(Code, Name, NameEn, RegionCode.Find(City), Field, Day.Read(FromDay, ToDay), Successor);
}

internal sealed record MandateEntry(long Position, string Organisation, string Duty, string? Region, string? FromDay, string? ToDay)
{
    public static MandateEntry Of(Mandate each, int at) =>
        new(at, each.Organisation, each.Duty, each.Region?.Digits, Day.Write(each.InForce.From), Day.Write(each.InForce.To));

    public Mandate Read() => new(Organisation, Duty, RegionCode.Find(Region), Day.Read(FromDay, ToDay));
}

internal sealed record ParkEntry(string Code, long Position, string Name, string NameEn, string Kind, string Level, string? Region, string? FromDay, string? ToDay, string Source, string SortKey)
{
    public static ParkEntry Of(Park each, int at) => new(each.Code, at, each.Name, each.NameEn, each.Kind, each.Level, each.Region?.Digits,
        Day.Write(each.InForce.From), Day.Write(each.InForce.To), each.Source, Pinyin.SortKey(each.Name));

    public Park Read() => new(Code, Name, NameEn, Kind, Level, RegionCode.Find(Region), Day.Read(FromDay, ToDay), Source);
}

internal sealed record IndicatorEntry(string Code, long Position, string Name, string NameEn, string Unit, long Direction, long Decimals, string Definition, long Adds, string Synonyms, string SortKey)
{
    public static IndicatorEntry Of(Indicator each, int at) => new(each.Code, at, each.Name, each.NameEn, each.Unit.Code, (long)each.Direction,
        each.Decimals, each.Definition, each.Adds ? 1 : 0, string.Join(';', each.Synonyms), Pinyin.SortKey(each.Name));

    public Indicator Read() => new(Code, Name, NameEn, Kernel.Unit.Parse(Unit), (Direction)Direction, (int)Decimals, Definition, Adds == 1,
        Synonyms.Split(';', StringSplitOptions.RemoveEmptyEntries));
}

internal sealed record SourceEntry(string Code, long Position, string Title, string Publisher, string? Period, string Address, string Grade)
{
    public static SourceEntry Of(Source each, int at) =>
        new(each.Code, at, each.Title, each.Publisher, each.Date?.ToString(), each.Address, each.Grade.Letter());

    public Source Read() => new(Code, Title, Publisher, Kernel.Period.Find(Period), Address, SourceGrades.Find(Grade)!.Value);
}

internal sealed record CalendarEntry(string Day, long Year, long IsWorkday, string Holiday, string Notice)
{
    public CalendarDay Read() => new(Storage.Day.Read(Day)!.Value, IsWorkday == 1, Holiday, Notice);
}

/// <summary>Days as stored: <c>yyyy-MM-dd</c>.</summary>
internal static class Day
{
    public static string? Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Read(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static InForce Read(string? from, string? to) => new(Read(from), Read(to));
}
