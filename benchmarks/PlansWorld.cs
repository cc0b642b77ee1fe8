using System.Globalization;
using OneCity.Kernel;
using OneCity.Plans;
using OneCity.Plans.Features;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;
using OneCity.Storage;
using OneCity.Storage.Files;

namespace OneCity.Benchmarks;

/// <summary>A joint office with a list of as many rows as asked for, goals over items over tasks over milestones: three cities, 40 units, 12 fields, a third of the rows waiting for another.</summary>
internal sealed class PlansWorld : IDirectory, IEntropy, IGate
{
    /// <summary>Code of the list.</summary>
    public const string List = "bench";

    private static readonly string[] Cities = ["430100", "430200", "430300"];
    private readonly Random _random = new(7);

    public PlansWorld(int tasks)
    {
        Current = new(new DirectoryContent
        {
            Regions = [.. Cities.Select(code => new Region(RegionCode.Parse(code), code, "", RegionLevel.City, null, InForce.Always, code))],
            Organisations = [.. Enumerable.Range(0, 40).Select(unit => new Organisation(Text($"unit-{unit}"), Text($"单位{unit}"), "", RegionCode.Parse(Cities[unit % 3]), "", InForce.Always, null))],
        });
        Items = [.. Enumerable.Range(0, tasks).Select(ItemOf)];
        Tasks = [.. Items.Select(item => item.ToTask())];
        Events = Items.ToDictionary(item => item.Id, EventsOf, StringComparer.Ordinal);
    }

    public RegionDirectory Current { get; }

    public IReadOnlyList<PlanItem> Items { get; }

    public IReadOnlyList<PlannedTask> Tasks { get; }

    public IReadOnlyDictionary<string, TaskEvent[]> Events { get; }

    public static Actor Planner { get; } = new(ActorKind.User, "bench", "unit-0", null, new HashSet<string> { Roles.Planner });

    /// <summary>The engine over a store that holds the list and its events.</summary>
    public async Task<PlansEngine> Fill(IDatabase database)
    {
        var engine = Open(database);
        await engine.CreatePlan(Planner, new Plan(List, "清单", "yearly", new(2026, 1, 1), new(2026, 12, 31), "three-cities", null, "unit-0", "default", "", true));
        foreach (var batch in Items.Chunk(5_000)) await engine.EnterItems(Planner, List, batch, "bench", new DateOnly(2026, 1, 1));
        var rows = Events.SelectMany(pair => pair.Value.Select(happened => (pair.Key, Happened: happened))).ToList();
        for (var from = 0; from < rows.Count; from += 5_000)
        {
            var (first, batch) = (from, rows.Skip(from).Take(5_000));
            await database.Write(session => session.Execute(
                "INSERT INTO plans_events (number, item, on_day, kind, moved_to, by_name, evidence, words, at_us, seq) VALUES (@number, @Key, @onDay, @kind, @moved, @By, NULL, '', 0, 1)",
                batch.Select((row, index) => new
                {
                    number = (long)(first + index + 1), row.Key, onDay = Day(row.Happened.On), kind = row.Happened.Kind.ToString(),
                    moved = row.Happened.MovedTo is { } moved ? Day(moved) : null, row.Happened.By,
                }).ToArray()));
        }
        return Open(database);
    }

    /// <summary>The engine as it is after a start: nothing in memory yet. No evidence is uploaded here, so its folder is never made.</summary>
    public PlansEngine Open(IDatabase database) => new(
        database, new FileStore("evidence", this), this, TimeProvider.System, this, this, new NoFigureRecords(), LightRules.None);

    public bool May(Actor actor, string engine, string verb, string? organisation = null, string? city = null) => true;

    public void Demand(Actor actor, string engine, string verb, string? organisation = null, string? city = null)
    {
        // Rights are not what is measured here.
    }

    public Guid NewId() => Guid.NewGuid();

    public void Fill(Span<byte> secret) => secret.Clear();

    private PlanItem ItemOf(int number)
    {
        var start = new DateOnly(2026, 1, 1).AddDays(_random.Next(200));
        string[] waits = number > 0 && _random.Next(3) == 0 ? [Text($"{List}/{_random.Next(number)}")] : [];
        return new PlanItem(
            Text($"{List}/{number}"), List, Above(number) is { } above ? Text($"{List}/{above}") : null, LevelOf(number), Text($"事项 {number}"), Text($"领域{number % 12}"), Text($"unit-{number % 40}"), Cities[number % 40 % 3],
            [], [], start, start.AddDays(5 + _random.Next(300)), waits, "");
    }

    /// <summary>Of every hundred rows one goal, four items, twenty tasks, seventy-five milestones.</summary>
    private static ItemLevel LevelOf(int number) => number % 100 == 0 ? ItemLevel.Goal : number % 20 == 0 ? ItemLevel.Item : number % 4 == 0 ? ItemLevel.Task : ItemLevel.Milestone;

    /// <summary>The row above: the last one of the level above; of the first rows of a goal, the goal itself. Null for goals.</summary>
    private static int? Above(int number) => LevelOf(number) switch
    {
        ItemLevel.Goal => null, ItemLevel.Item => number - (number % 100), ItemLevel.Task => number - (number % 20), ItemLevel.Milestone => number - (number % 4),
    };

    private TaskEvent[] EventsOf(PlanItem item)
    {
        var events = Enumerable.Range(0, _random.Next(6)).Select(_ =>
        {
            var kind = (TaskEventKind)_random.Next(6);
            return new TaskEvent(item.StartsOn!.Value.AddDays(_random.Next(250)), kind, "u", kind == TaskEventKind.DueMoved ? item.DueOn.AddDays(60) : null);
        });
        return [.. events.OrderBy(happened => happened.On)];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
