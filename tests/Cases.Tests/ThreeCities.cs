using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OneCity.Access;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Testing;
using Xunit;

namespace OneCity.Cases.Tests;

/// <summary>Three cities and the joint office on one node over a real database, put together as the hosts do it; delivery runs when the test says so.</summary>
internal sealed class ThreeCities : IAsyncDisposable
{
    public const string Changsha = "430100";
    public const string Zhuzhou = "430200";
    public const string Xiangtan = "430300";
    public const string Office = "czt-office";

    private readonly TestStore _store;
    private readonly ServiceProvider _services;

    private ThreeCities(TestStore store, ServiceProvider services) => (_store, _services) = (store, services);

    public CasesEngine Cases => _services.GetRequiredService<CasesEngine>();

    public CaseDesks Desks => _services.GetRequiredService<CaseDesks>();

    public ExchangeEngine Exchange => _services.GetRequiredService<ExchangeEngine>();

    public IDatabase Database => _store.Database;

    public Microsoft.Extensions.Time.Testing.FakeTimeProvider Clock => _store.Clock;

    /// <summary>The calendar in force, which a test may change.</summary>
    public CalendarDirectory Directory { get; private init; } = null!;

    /// <summary>What channels were given.</summary>
    public RecordingChannel Channel { get; } = new();

    /// <param name="dialect">The database.</param>
    /// <param name="notices">Real channels for notices; null records them.</param>
    public static async Task<ThreeCities> Open(Dialect dialect, NoticeSettings? notices = null)
    {
        var store = await TestStore.Open(dialect, new MigrationSet("exchange", typeof(ExchangeModule).Assembly), new MigrationSet("cases", typeof(CasesModule).Assembly));
        var keys = Path.Combine(store.Folder, "keys");
        var services = new ServiceCollection();
        services.AddSingleton(store.Database).AddSingleton<TimeProvider>(store.Clock).AddSingleton<IEntropy, Chance>();
        var directory = new CalendarDirectory();
        services.AddSingleton<IDirectory>(directory);
        services.AddSingleton<IGate>(provider => new Gate(provider.GetServices<Right>()));
        services.AddSingleton(new ExchangeSettings(keys));
        var pack = TestData.InRepository("regions", "changzhutan");
        services.AddSingleton(new CasesSettings(Path.Combine(pack, "procedures"), keys, Path.Combine(pack, "items"), Path.Combine(store.Folder, "papers")));
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        var cities = new ThreeCities(store, null!);
        if (notices is not null) services.AddSingleton(notices);
        else services.AddSingleton<INoticeChannel>(cities.Channel);
        services.AddExchange().AddCases();
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<ExchangeEngine>().EnsureHosted(
            [(Changsha, new("长沙", "Changsha")), (Zhuzhou, new("株洲", "Zhuzhou")), (Xiangtan, new("湘潭", "Xiangtan")), (Office, new("一体化办", "Joint office"))]);
        return new ThreeCities(store, provider, cities.Channel) { Directory = directory };
    }

    private ThreeCities(TestStore store, ServiceProvider services, RecordingChannel channel) : this(store, services) => Channel = channel;

    /// <summary>A named handler of a city.</summary>
    public static Actor At(string city, params string[] roles) => new(
        ActorKind.User, $"desk-{city}", $"org-{city}", city, (roles.Length == 0 ? [Roles.Clerk, Roles.Handler] : roles).ToHashSet());

    /// <summary>A planner of the joint office.</summary>
    public static Actor Planner { get; } = new(ActorKind.User, "planner", Office, null, new HashSet<string> { Roles.Planner });

    public Task Deliver() => Exchange.DeliverHere();

    /// <summary>The payloads of all messages as they were written; in the database what is personal is sealed.</summary>
    public async Task<IReadOnlyList<string>> Payloads() => await _services.GetRequiredService<IUnits>().Read(async unit =>
    {
        var payloads = new List<string>();
        foreach (var chain in await unit.Journals.ListChains(null))
            payloads.AddRange((await unit.Journals.List(chain.Keeper, chain.Sender, chain.Receiver, 0, 10_000)).Select(message => message.Payload).OfType<string>());
        return (IReadOnlyList<string>)payloads;
    });

    /// <summary>What was handed in for a procedure, complete but for the kinds left out.</summary>
    public CaseContent Content(string procedure, string person = "430204199001011234", string contact = "", params string[] without)
    {
        var of = Cases.ListProcedures().Single(each => each.Code == procedure);
        return new CaseContent("张三丰", person, contact, of.Fields.ToDictionary(field => field.Code, field => $"value of {field.Code}"),
            [.. of.Papers.Where(paper => !without.Contains(paper.Kind)).Select(paper => new Paper(paper.Kind, new string('a', 63) + (paper.Kind.Length % 10), $"{paper.Kind}.pdf", 10))], []);
    }

    public async Task<CaseRecord> Submit(string member, string procedure = "business-change", string person = "430204199001011234", string contact = "", params string[] without) =>
        (await Cases.Submit(At(member), new SubmitCase.Request(member, procedure, Content(procedure, person, contact, without)))).Record;

    /// <summary>Offer, acceptance and confirmation.</summary>
    public async Task HandOver(string id, string from, string to, string intent = "hand-over")
    {
        await Cases.Offer(At(from), new OfferCase.Request(from, id, to, "", intent));
        await Deliver();
        await Cases.Accept(At(to), to, id);
        await Deliver();
    }

    public Task<CaseView> Show(string member, string id) => Cases.Show(At(member), member, id);

    public static async Task Refused(string code, Func<Task> use) => Assert.Equal(code, (await Assert.ThrowsAsync<RefusedException>(use)).Refusal.Code);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }

    private sealed class Chance : IEntropy
    {
        public Guid NewId() => Guid.CreateVersion7();

        public void Fill(Span<byte> secret) => System.Security.Cryptography.RandomNumberGenerator.Fill(secret);
    }

}

/// <summary>A directory with nothing but a calendar; another notice may be loaded.</summary>
internal sealed class CalendarDirectory : IDirectory
{
    public RegionDirectory Current { get; private set; } = With([2026]);

    /// <summary>Loads the notice of a year with these days off.</summary>
    public void Load(int year, params DateOnly[] off) => Current = With([2026, year], off);

    private static RegionDirectory With(int[] years, params DateOnly[] off) => new(new DirectoryContent
    {
        Calendar = new WorkingCalendar([new CalendarDay(new(2026, 4, 6), false, "清明", "test"), .. off.Select(day => new CalendarDay(day, false, "放假", "test"))], years),
    });
}

/// <summary>A channel that fails as often as it is told to, then keeps what it was given.</summary>
public sealed class RecordingChannel : INoticeChannel
{
    public string Name => "recording";

    public int Failures { get; set; }

    public List<Notice> Sent { get; } = [];

    public bool Takes(string target) => true;

    public Task Send(Notice notice, CancellationToken stop)
    {
        if (Failures-- > 0) throw new IOException("the mail server is away");
        Sent.Add(notice);
        return Task.CompletedTask;
    }
}
