using OneCity.Kernel;

namespace OneCity.Registry.Model.Tables;

/// <summary>Reads the tables of where: regions, former regions, scopes, memberships, parks.</summary>
internal static class PlaceTables
{
    public static readonly string[] RegionColumns = ["code", "name", "name_en", "level", "parent", "from", "to"];
    public static readonly string[] FormerColumns = ["old_code", "old_name", "region", "changed", "source"];
    public static readonly string[] ScopeColumns = ["code", "name", "name_en", "definition", "source"];
    public static readonly string[] MembershipColumns = ["scope", "region", "role", "from", "to"];
    public static readonly string[] ParkColumns = ["code", "name", "name_en", "kind", "level", "region", "from", "to", "source"];

    public static IReadOnlyList<Region> Regions(IEnumerable<PackRow> rows)
    {
        var found = new Dictionary<string, (Region Region, PackRow Row)>();
        foreach (var row in rows)
        {
            var code = row.Region("code", needed: true);
            var level = row.Choice("level", "county", "city", "province", "country") switch
            {
                "country" => RegionLevel.Country,
                "province" => RegionLevel.Province,
                "city" => RegionLevel.City,
                _ => RegionLevel.County,
            };
            var name = row.Needed("name");
            var region = new Region(code ?? RegionCode.China, name, row.Text("name_en"), level, row.Region("parent"), row.InForce(), ShortName(row, name));
            if (code is null) continue;
            if (code.Value.Level != level)
                row.Fault(new($"代码 {code} 的级别是 {code.Value.Level},表中写 {level}", $"code {code} is of level {code.Value.Level}, the table says {level}"),
                    new("改 code 或 level", "mend code or level"));
            if (!found.TryAdd(code.Value.Digits, (region, row))) Twice(row, code.Value.Digits);
        }
        foreach (var (region, row) in found.Values) CheckParent(region, row, found);
        return [.. found.Values.Select(each => each.Region)];
    }

    public static IReadOnlyList<FormerRegion> Formers(IEnumerable<PackRow> rows, IReadOnlyList<Region> regions)
    {
        var list = new List<FormerRegion>();
        foreach (var row in rows)
        {
            var (old, region, changed) = (row.Region("old_code", needed: true), row.Region("region", needed: true), row.Day("changed", needed: true));
            if (region is { } code && regions.All(each => each.Code != code)) Unknown(row, "region", code.Digits, regions.Select(each => each.Code.Digits));
            if (old is not null && region is not null && changed is not null)
                list.Add(new(old.Value, row.Needed("old_name"), region.Value, changed.Value, row.Raw("source")));
        }
        return list;
    }

    public static IReadOnlyList<Scope> Scopes(IEnumerable<PackRow> rows)
    {
        var found = new Dictionary<string, Scope>();
        foreach (var row in rows)
        {
            var scope = new Scope(row.Code("code"), row.Needed("name"), row.Text("name_en"), row.Text("definition"), row.Raw("source"));
            if (!found.TryAdd(scope.Code, scope)) Twice(row, scope.Code);
        }
        return [.. found.Values];
    }

    public static IReadOnlyList<Membership> Memberships(IEnumerable<PackRow> rows, IReadOnlyList<Scope> scopes, IReadOnlyList<Region> regions)
    {
        var list = new List<(Membership Membership, PackRow Row)>();
        foreach (var row in rows)
        {
            var (scope, region) = (row.Code("scope"), row.Region("region", needed: true));
            var role = row.Choice("role", "member", "observer") == "observer" ? MembershipRole.Observer : MembershipRole.Member;
            if (scopes.All(each => each.Code != scope)) Unknown(row, "scope", scope, scopes.Select(each => each.Code));
            if (region is not { } code) continue;
            if (regions.All(each => each.Code != code)) Unknown(row, "region", code.Digits, regions.Select(each => each.Code.Digits));
            var membership = new Membership(scope, code, role, row.InForce());
            CheckOverlap(membership, row, list);
            list.Add((membership, row));
        }
        return [.. list.Select(each => each.Membership)];
    }

    public static IReadOnlyList<Park> Parks(IEnumerable<PackRow> rows, IReadOnlyList<Region> regions)
    {
        var found = new Dictionary<string, Park>();
        foreach (var row in rows)
        {
            var region = row.Region("region");
            if (region is { } code && regions.All(each => each.Code != code)) Unknown(row, "region", code.Digits, regions.Select(each => each.Code.Digits));
            var park = new Park(row.Code("code"), row.Needed("name"), row.Text("name_en"), row.Text("kind"),
                row.Raw("level") == "" ? "" : row.Choice("level", "national", "provincial", "city"), region, row.InForce(), row.Raw("source"));
            if (!found.TryAdd(park.Code, park)) Twice(row, park.Code);
        }
        return [.. found.Values];
    }

    /// <summary>Notes a code that stands twice.</summary>
    public static void Twice(PackRow row, string code) =>
        row.Fault(new($"代码 {code} 出现两次", $"code {code} stands twice"), new("只留一行", "keep one row"));

    /// <summary>Notes a code that no table holds, naming the nearest.</summary>
    public static void Unknown(PackRow row, string column, string code, IEnumerable<string> known)
    {
        var nearest = Nearest.Of(code, known);
        row.Fault(new($"{column} “{code}”没有登记", $"{column} \"{code}\" is not registered"),
            nearest.Length == 0 ? new("先在相应的表中登记", "register it in its table first") : new($"最接近的是 {nearest}", $"the nearest is {nearest}"));
    }

    private static void CheckParent(Region region, PackRow row, Dictionary<string, (Region Region, PackRow Row)> found)
    {
        if (region.Parent is not { } parent) return;
        if (!found.TryGetValue(parent.Digits, out var direct))
        {
            Unknown(row, "parent", parent.Digits, found.Keys);
            return;
        }
        var seen = new HashSet<RegionCode> { region.Code };
        for (RegionCode? at = parent; at is { } here && found.TryGetValue(here.Digits, out var above); at = above.Region.Parent)
        {
            if (seen.Add(here)) continue;
            row.Fault(new($"{region.Code} 的上级转了一圈又回到 {here}", $"the parents of {region.Code} go in a circle through {here}"),
                new("改 parent 列", "mend the column parent"));
            return;
        }
        if (direct.Region.Level >= region.Level)
            row.Fault(new($"上级 {parent} 的级别不高于 {region.Code}", $"parent {parent} is not of a higher level than {region.Code}"),
                new("改 parent 列", "mend the column parent"));
    }

    private static void CheckOverlap(Membership next, PackRow row, List<(Membership Membership, PackRow Row)> before)
    {
        foreach (var (other, otherRow) in before)
        {
            if (other.Scope != next.Scope || !other.InForce.Overlaps(next.InForce)) continue;
            if (!other.Region.Contains(next.Region) && !next.Region.Contains(other.Region)) continue;
            row.Fault(new($"{next.Region} 在 {next.Scope} 中与第 {otherRow.Line} 行的时间重叠", $"{next.Region} overlaps with line {otherRow.Line} in {next.Scope}"),
                new("让前一段先结束,或删去其中一行", "end the earlier one first, or take one of them away"));
            return;
        }
    }

    private static string ShortName(PackRow row, string name)
    {
        var given = row.Text("short_name");
        return given.Length > 0 ? given : name.Length > 2 && name[^1] is ('省' or '市' or '县' or '区') ? name[..^1] : name;
    }
}
