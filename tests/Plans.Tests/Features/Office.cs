using OneCity.Access;
using OneCity.Kernel;
using OneCity.Plans.Model.Plans;
using OneCity.Storage;
using OneCity.Storage.Files;
using OneCity.Storage.Migrations;
using OneCity.Testing;

namespace OneCity.Plans.Tests.Features;

/// <summary>A joint office with its engine over a real database and the real gate.</summary>
internal sealed class Office : IAsyncDisposable, IDirectory, IEntropy
{
    private readonly TestStore _store;
    private long _next;

    private Office(TestStore store)
    {
        _store = store;
        Plans = Another();
    }

    public PlansEngine Plans { get; }

    /// <summary>Another engine over the same store, with nothing in memory.</summary>
    public PlansEngine Another() => new(
        _store.Database, new FileStore(Path.Combine(_store.Folder, "evidence"), this), new Gate(PlansModule.Rights), _store.Clock, this, this,
        new NoFigureRecords(), LightRules.None);

    public IDatabase Database => _store.Database;

    public RegionDirectory Current { get; } = new(new DirectoryContent
    {
        Regions = [new Region(RegionCode.Parse("430100"), "长沙市", "Changsha", RegionLevel.City, null, InForce.Always, "长沙"), new Region(RegionCode.Parse("430200"), "株洲市", "Zhuzhou", RegionLevel.City, null, InForce.Always, "株洲")],
        Organisations = [new Organisation("cs-jtj", "长沙市交通运输局", "", RegionCode.Parse("430100"), "交通", InForce.Always, null)],
        Calendar = Model.Board.Calendar,
    });

    public static Actor Planner { get; } = Person("wang", "czt-office", null, Roles.Planner);

    public static Actor Lead { get; } = Person("li", "czt-office", null, Roles.Lead);

    public static Actor Handler { get; } = Person("chen", "cs-jtj", "430100", Roles.Handler);

    public static Actor Observer { get; } = Person("guest", "px-office", "360300", Roles.Observer);

    public static async Task<Office> Open(Dialect dialect, params MigrationSet[] more) =>
        new(await TestStore.Open(dialect, [new MigrationSet("plans", typeof(PlansModule).Assembly), .. more]));

    public string Folder => _store.Folder;

    public TimeProvider Clock => _store.Clock;

    public async Task<PlanItem> Enter(string number = "1", string due = "2026-06-30", params string[] waitsFor)
    {
        if ((await Plans.ListPlans(Planner)).All(plan => plan.Id != "list-2026"))
            await Plans.CreatePlan(Planner, new Plan("list-2026", "2026 年清单", "yearly", new(2026, 1, 1), new(2026, 12, 31), "three-cities", null, "czt-office", "default", "", false));
        var item = new PlanItem(
            $"list-2026/{number}", "list-2026", null, ItemLevel.Item, $"事项 {number}", "交通", "cs-jtj", "430100", [], [], new(2026, 1, 1), DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), waitsFor, "");
        await Plans.EnterItems(Planner, "list-2026", [item], "signed list", new DateOnly(2026, 1, 1));
        return item;
    }

    public void PassDays(int days) => _store.Clock.Advance(TimeSpan.FromDays(days));

    public Guid NewId() => new(BitConverter.GetBytes(++_next).Concat(new byte[8]).ToArray());

    public void Fill(Span<byte> secret) => secret.Fill(7);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private static Actor Person(string name, string organisation, string? city, string role) =>
        new(ActorKind.User, name, organisation, city, new HashSet<string> { role });
}
