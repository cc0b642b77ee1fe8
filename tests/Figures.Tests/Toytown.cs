using OneCity.Figures.Features;
using OneCity.Figures.Files;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Testing;

namespace OneCity.Figures.Tests;

/// <summary>A small directory: three cities, one county, owners, graded sources and a few indicators.</summary>
internal sealed class Toytown : IDirectory, IEntropy
{
    public RegionDirectory Current { get; } = new(new DirectoryContent
    {
        Regions =
        [
            Region("430000", "湖南省"), Region("430100", "长沙市"), Region("430200", "株洲市"), Region("430300", "湘潭市"), Region("430281", "醴陵市"),
        ],
        FormerRegions = [new(RegionCode.Parse("430219"), "醴陵县", RegionCode.Parse("430281"), new DateOnly(1985, 5, 24), "")],
        Scopes = [new("three-cities", "长株潭三市", "Three cities", "三市全域", "")],
        Memberships =
        [
            new("three-cities", RegionCode.Parse("430100"), MembershipRole.Member, InForce.Always),
            new("three-cities", RegionCode.Parse("430200"), MembershipRole.Member, InForce.Always),
            new("three-cities", RegionCode.Parse("430300"), MembershipRole.Member, new InForce(new DateOnly(2007, 1, 1), null)),
        ],
        Organisations =
        [
            new("hn-tjj", "省统计局", "", null, "统计", InForce.Always, null),
            new("cs-tjj", "长沙市统计局", "", RegionCode.Parse("430100"), "统计", InForce.Always, null),
            new("zz-tjj", "株洲市统计局", "", RegionCode.Parse("430200"), "统计", InForce.Always, null),
            new("cs-fgw", "长沙市发改委", "", RegionCode.Parse("430100"), "发改", InForce.Always, null),
        ],
        Mandates =
        [
            new("hn-tjj", "statistics", null, InForce.Always),
            new("cs-tjj", "statistics", RegionCode.Parse("430100"), InForce.Always),
            new("zz-tjj", "statistics", RegionCode.Parse("430200"), InForce.Always),
        ],
        Indicators =
        [
            Indicator("gdp", "地区生产总值", "亿元", adds: true, "GDP"), Indicator("resident_population", "常住人口", "人", adds: true),
            Indicator("primary_value_added", "第一产业增加值", "亿元", adds: true), Indicator("secondary_value_added", "第二产业增加值", "亿元", adds: true),
            Indicator("tertiary_value_added", "第三产业增加值", "亿元", adds: true),
            Indicator("rd_intensity", "研发投入强度", "%", adds: false), Indicator("area_land", "土地面积", "平方公里", adds: true),
        ],
        Sources =
        [
            new("gongbao", "统计公报", "统计局", Period.Year(2025), "https://tjj.example", SourceGrade.Government),
            new("news", "报道", "报社", Period.Year(2025), "https://news.example", SourceGrade.News),
        ],
    });

    public Guid NewId() => new(_next++, 0, 0, new byte[8]);

    public void Fill(Span<byte> secret) => secret.Fill((byte)_next++);

    private int _next = 1;

    private static Region Region(string code, string name)
    {
        var region = RegionCode.Parse(code);
        return new(region, name, "", region.Level, region.Parent, InForce.Always, name);
    }

    private static Indicator Indicator(string code, string name, string unit, bool adds, params string[] synonyms) =>
        new(code, name, code, Unit.Parse(unit), Direction.Up, 2, name, adds, synonyms);
}

/// <summary>The engine's own table of rights over people of these tests; the product's gate is Access.</summary>
internal sealed class RightsOfTheTable : IGate
{
    public bool May(Actor actor, string engine, string verb, string? organisation = null, string? city = null) =>
        Why(actor, engine, verb, city) is null;

    public void Demand(Actor actor, string engine, string verb, string? organisation = null, string? city = null)
    {
        if (Why(actor, engine, verb, city) is { } code) throw new Refusal(code, Words.Same(verb), Words.Same("")).ToException();
    }

    private static string? Why(Actor actor, string engine, string verb, string? city)
    {
        var right = FiguresModule.Rights.FirstOrDefault(each => each.Engine == engine && each.Verb == verb);
        if (right is null) return "access.not-allowed";
        if (right.IsPublic) return null;
        if (actor.Kind == ActorKind.Anonymous) return "access.sign-in";
        if (actor.Kind == ActorKind.Operator) return right.NeedsPerson ? "access.needs-person" : null;
        if (!actor.Roles.Any(role => right.Roles.Contains(role) || role == Roles.Administrator)) return "access.not-allowed";
        return right.Reach == Reach.OwnCity && city is not null && actor.City is not null && actor.City != city ? "access.not-your-city" : null;
    }
}

/// <summary>An engine over a fresh database, and short words for what tests do with it.</summary>
internal sealed class Desk(TestStore store) : IAsyncDisposable
{
    public static readonly Actor Statistician = Person("stat", Roles.Statistician, null);

    public FiguresEngine Engine { get; } = new(store.Database, new Toytown(), store.Clock, new RightsOfTheTable(), new Toytown());

    public TestStore Store => store;

    public static async Task<Desk> Open(Dialect dialect) =>
        new(await TestStore.Open(dialect, new MigrationSet("figures", typeof(FiguresModule).Assembly)));

    public static Actor Person(string name, string role, string? city) =>
        new(ActorKind.User, name, city is null ? "hn-tjj" : "cs-tjj", city, new HashSet<string> { role });

    /// <summary>Imports rows given as the lines of a CSV file without the heading.</summary>
    public Task<ImportReport> Import(params string[] lines) => Import(Actor.Operator, false, lines);

    public Task<ImportReport> Import(Actor actor, bool dryRun, params string[] lines)
    {
        var path = File("import.csv", ["indicator,region,period,status,value,unit,qualifier,book,owner,source", .. lines]);
        return Engine.Import(actor, new ImportFigures.Request("import.csv", () => FigureTable.Read(path, "import.csv"), dryRun));
    }

    public string File(string name, params string[] lines)
    {
        var path = Path.Combine(store.Folder, name);
        System.IO.File.WriteAllLines(path, lines);
        return path;
    }

    public Task<IReadOnlyList<Figure>> List(bool all = false, FigureBook? book = null) =>
        Engine.List(Actor.Operator, new FigureFilter { All = all, Book = book });

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
