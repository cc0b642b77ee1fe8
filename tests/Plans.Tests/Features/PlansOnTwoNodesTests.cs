using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Model.Copies;
using OneCity.Plans.Model.Lights;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Testing;
using Xunit;

namespace OneCity.Plans.Tests.Features;

/// <summary>The joint office and a city, each with its own database, keys and clockwork; only signed messages pass between them.</summary>
public sealed class PlansOnTwoNodesTests
{
    private const string Joint = "czt-office", Changsha = "430100";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_list_goes_to_the_city_and_its_report_comes_back_to_be_confirmed(Dialect dialect)
    {
        await using var office = await PlansNode.Open(dialect, Joint, (Changsha, "长沙市"));
        await using var city = await PlansNode.Open(dialect, Changsha, (Joint, "一体化办"));
        await office.Meet(city);
        await city.Meet(office);
        var item = await office.Office.Enter();
        Assert.Equal(1, await office.Exchange.Send(Office.Planner, Joint, "list-2026", new HashSet<string> { Changsha }));
        Assert.Equal(0, await office.Exchange.Send(Office.Planner, Joint, "list-2026", new HashSet<string> { Changsha }));
        await office.Deliver(city);

        var copy = Assert.Single(await city.Exchange.ListCopies(Office.Handler, Changsha));
        Assert.Equal((item.Id, item.Title, Light.Grey, Joint), (copy.Copy.Item, copy.Copy.Title, copy.Copy.Light, copy.Home));
        Assert.Empty(await city.Office.Plans.ListLights(Office.Handler, null, new LightFilter()));

        await city.Exchange.Report(Office.Handler, Changsha, new CityReport(item.Id, TaskEventKind.Started, "", "已开工"));
        await city.Exchange.Report(Office.Handler, Changsha, new CityReport(item.Id, TaskEventKind.Evidence, "", "现场说明", "statement", ""));
        await city.Exchange.Report(Office.Handler, Changsha, new CityReport(item.Id, TaskEventKind.Done, "", "已完成"));
        await city.Deliver(office);
        var row = Assert.Single(await office.Office.Plans.ListLights(Office.Planner, null, new LightFilter()));
        Assert.Equal(("chen@430100", Light.Green), (row.Light.ReportedBy, row.Light.Light));

        await office.Office.Plans.Confirm(Office.Lead, item.Id);
        Assert.Equal(1, await office.Exchange.Send(Office.Planner, Joint, "list-2026", new HashSet<string> { Changsha }));
        await office.Deliver(city);
        Assert.Equal(Light.Blue, Assert.Single(await city.Exchange.ListCopies(Office.Handler, Changsha)).Copy.Light);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_city_reports_nothing_on_what_it_holds_no_copy_of(Dialect dialect)
    {
        await using var city = await PlansNode.Open(dialect, Changsha, (Joint, "一体化办"));
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            city.Exchange.Report(Office.Handler, Changsha, new CityReport("list-2026/1", TaskEventKind.Done, "", "")));
        Assert.Equal("plans.unknown-item", refused.Refusal.Code);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_report_by_a_city_that_is_not_concerned_is_refused_and_changes_nothing(Dialect dialect)
    {
        await using var office = await PlansNode.Open(dialect, Joint, ("430200", "株洲市"));
        await using var other = await PlansNode.Open(dialect, "430200", (Joint, "一体化办"));
        await office.Meet(other);
        await other.Meet(office);
        var item = await office.Office.Enter();
        await other.Say(Joint, "plans.report", $$"""{"item":"{{item.Id}}","event":"Done","by":"x","words":""}""");
        await other.Deliver(office);
        await office.Deliver(other);
        Assert.Null(Assert.Single(await office.Office.Plans.ListLights(Office.Planner, null, new LightFilter())).Light.ReportedOn);
        Assert.Contains((await other.Check()).Findings, finding => finding.Kind == "refused");
    }
}

/// <summary>A node of its own that serves one member.</summary>
internal sealed class PlansNode : IAsyncDisposable
{
    private readonly KeyRing _keys;
    private readonly Courier _courier;
    private readonly ExchangeEngine _engine;
    private readonly SendMessages _send;
    private readonly SqlUnits _units;
    private readonly string _member;

    private PlansNode(Office office, string member)
    {
        (Office, _member) = (office, member);
        _units = new SqlUnits(office.Database);
        _keys = new KeyRing(office.Database, Path.Combine(office.Folder, "keys"), new Chance(), office.Clock);
        _send = new SendMessages(_keys, office.Clock, new DeliveryBell());
        _courier = new Courier(_units, _keys, _send, [office.Plans.Receiver], office.Clock, new Chance());
        _engine = new ExchangeEngine(office.Database, _units, _keys, _courier, office.Clock);
        Exchange = new PlansExchange(office.Plans, _units, _send);
    }

    public Office Office { get; }

    public PlansExchange Exchange { get; }

    public static async Task<PlansNode> Open(Dialect dialect, string member, params (string Code, string Name)[] peers)
    {
        ArgumentNullException.ThrowIfNull(peers);
        var node = new PlansNode(await Office.Open(dialect, new MigrationSet("exchange", typeof(ExchangeModule).Assembly)), member);
        await node._engine.EnsureHosted([(member, new Words(member, member))]);
        return node;
    }

    /// <summary>Enters the other node's member with its key, as two administrators do.</summary>
    public async Task Meet(PlansNode other)
    {
        var (keyId, fingerprint, publicKey) = (await other._engine.FindKey(other._member))!.Value;
        await _engine.AddPeer(Office.Planner, other._member, new Words(other._member, other._member), "", keyId.Split('-')[0], Convert.FromBase64String(publicKey), fingerprint);
    }

    /// <summary>Carries calls to the other node until nothing is waiting.</summary>
    public async Task Deliver(PlansNode other)
    {
        while (await _courier.Next(_member, other._member) is { } request) await _courier.Hear(await other._courier.Receive(request));
    }

    public async Task Say(string to, string kind, string payload) => await _units.Write(async unit =>
    {
        await _send.One(unit, _member, to, kind, payload);
        return 0;
    });

    public Task<(IReadOnlyList<Chain> Chains, IReadOnlyList<Finding> Findings)> Check() => _engine.Check();

    public ValueTask DisposeAsync() => Office.DisposeAsync();

    private sealed class Chance : IEntropy
    {
        public Guid NewId() => Guid.CreateVersion7();

        public void Fill(Span<byte> secret) => System.Security.Cryptography.RandomNumberGenerator.Fill(secret);
    }
}
