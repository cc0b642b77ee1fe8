using OneCity.Exchange.Simulation;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Testing;
using Xunit;

namespace OneCity.Exchange.Tests.Storage;

/// <summary>What every store of journals must do, in memory and on both databases.</summary>
public sealed class JournalStoreTests
{
    public static TheoryData<string> Stores => ["memory", "sqlite", "postgres"];

    [Theory, MemberData(nameof(Stores))]
    public async Task The_mark_moves_with_the_effect_or_not_at_all(string store)
    {
        await using var city = await ReceivingCity.Open(store);
        city.CutAt = "c";
        await Assert.ThrowsAsync<IOException>(async () => await city.TakeIn(city.Messages("a", "b", "c")));
        Assert.Null(await city.High());
        Assert.Equal(0, await city.Effects());
        city.CutAt = "";
        await city.TakeIn(city.Messages("a", "b", "c"));
        Assert.Equal((3, 3), ((await city.High())!.Number, await city.Effects()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task What_is_repeated_has_one_effect_and_what_comes_too_early_none(string store)
    {
        await using var city = await ReceivingCity.Open(store);
        var messages = city.Messages("a", "b", "c", "d");
        await city.TakeIn([messages[0], messages[0], messages[1]]);
        await city.TakeIn([messages[1], messages[3]]);
        Assert.Equal((2, 2), ((await city.High())!.Number, await city.Effects()));
        await city.TakeIn(messages);
        Assert.Equal((4, 4), ((await city.High())!.Number, await city.Effects()));
        Assert.Empty(await city.Findings());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_poison_message_is_set_aside_seen_and_refused_and_nothing_waits_behind_it(string store)
    {
        await using var city = await ReceivingCity.Open(store);
        var messages = city.Messages("a", "poison", "c");
        for (var attempt = 0; attempt < 3; attempt++) await city.TakeIn(messages);
        Assert.Equal((3, 2), ((await city.High())!.Number, await city.Effects()));
        Assert.Equal(("poison", "A>B#2"), Assert.Single(await city.Findings()) is var finding ? (finding.Kind, finding.Subject) : default);
        var answer = Assert.Single(await city.Sent());
        Assert.Equal(ExchangeKinds.Refused, answer.Kind);
        Assert.Contains("exchange.could-not-apply", answer.Payload!, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task What_cannot_be_refused_to_a_former_partner_is_seen_here_and_holds_up_nothing(string store)
    {
        await using var city = await ReceivingCity.Open(store);
        await city.Units.Write(async unit =>
        {
            await unit.Journals.SaveChain(Chain.Empty("B", "B", "A") with { Standing = ChainStanding.Ended });
            return 0;
        });
        var messages = city.Messages("strange", "poison", "c");
        for (var attempt = 0; attempt < 3; attempt++) await city.TakeIn(messages);
        Assert.Equal((3, 1), ((await city.High())!.Number, await city.Effects()));
        Assert.Equal(["A>B#1", "A>B#2"], (await city.Findings()).Select(finding => finding.Subject).Order());
        Assert.Empty(await city.Sent());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_refusal_comes_back_as_a_message_that_the_sender_sees(string store)
    {
        await using var city = await ReceivingCity.Open(store);
        await city.TakeIn(city.Messages("strange"));
        await city.HearBack();
        Assert.Equal("A>B#1", Assert.Single(city.SenderFindings).Subject);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_changed_message_or_a_foreign_signature_is_not_taken_in(string store)
    {
        await using var city = await ReceivingCity.Open(store);
        var message = city.Messages("a")[0];
        foreach (var broken in new[] { message with { Payload = "b" }, message with { AtUs = 1 }, message with { Signature = "0" }, message with { KeyId = "sim-C" } })
            Assert.Equal(Troubles.Broken, (await city.TakeIn([broken])).Trouble);
        Assert.Null(await city.High());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Two_messages_with_one_number_are_kept_as_evidence(string store)
    {
        await using var city = await ReceivingCity.Open(store);
        await city.TakeIn(city.Messages("a"));
        Assert.Equal(Troubles.TwoStories, (await city.TakeIn(city.Forget().Messages("b"))).Trouble);
        var finding = Assert.Single(await city.Findings());
        Assert.Equal(("two-stories", "A>B#1"), (finding.Kind, finding.Subject));
        Assert.Equal(1, await city.Effects());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Rows_are_found_listed_and_erased_alike(string store)
    {
        await using var city = await ReceivingCity.Open(store);
        await city.TakeIn(city.Messages("a", "b", "c"));
        var tombstone = new Tombstone("B", "A", "B", 2, "hash", "after ten years", 5, "sim-B", "signed");
        await city.Units.Write(async unit =>
        {
            await unit.Journals.Erase(tombstone);
            return 0;
        });
        await city.Units.Read(async unit =>
        {
            Assert.Equal([2L, 3L], (await unit.Journals.List("B", "A", "B", 1, 9)).Select(message => message.Number));
            Assert.Equal([2L], (await unit.Journals.List("B", "A", "B", 1, 1)).Select(message => message.Number));
            Assert.Null((await unit.Journals.Find("B", "A", "B", 2))!.Payload);
            Assert.Null(await unit.Journals.Find("B", "A", "B", 4));
            Assert.Equal(tombstone, await unit.Journals.FindTombstone("B", "A", "B", 2));
            Assert.False(await unit.Journals.IsCatchingUp("B"));
            return 0;
        });
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task What_is_written_while_only_reading_is_not_kept(string store)
    {
        await using var city = await ReceivingCity.Open(store);
        await city.TakeIn(city.Messages("a"));
        // A store refuses it or lets it go with the unit of work; either way nothing stays.
        await Record.ExceptionAsync(async () => await city.Units.Read(async unit =>
        {
            await unit.Journals.SaveChain(Chain.Empty("B", "A", "B"));
            return 0;
        }));
        Assert.Equal(1, await city.Units.Read(async unit => (await unit.Journals.FindChain("B", "A", "B"))!.Number));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await city.Units.Read(unit =>
        {
            city.Send.Post(unit, "B", "A", "test", "lost");
            return new ValueTask<int>(0);
        }));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task What_a_unit_posts_is_written_last_in_the_order_posted_or_not_at_all(string store)
    {
        await using var city = await ReceivingCity.Open(store);
        await Assert.ThrowsAsync<IOException>(async () => await city.Units.Write<int>(unit =>
        {
            city.Send.Post(unit, "B", "A", "test", "lost");
            throw new IOException("cut");
        }));
        await city.Units.Write(async unit =>
        {
            city.Send.Post(unit, "B", "A", "test", "one");
            city.Send.Post(unit, "B", "C", "test", "elsewhere");
            city.Send.Post(unit, "B", "A", "test", "two");
            Assert.Null(await unit.Journals.FindChain("B", "B", "A"));
            return 0;
        });
        Assert.Equal([(1, "one"), (2, "two")], (await city.Sent()).Select(message => ((int)message.Number, message.Payload!)));
        await city.Units.Write(async unit =>
        {
            await unit.Journals.SaveChain((await unit.Journals.FindChain("B", "B", "A"))! with { Standing = ChainStanding.Ended });
            return 0;
        });
        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await city.Units.Write(unit =>
        {
            city.Send.Post(unit, "B", "A", "test", "too late");
            return new ValueTask<int>(0);
        }));
        Assert.Equal("exchange.partnership-ended", refused.Refusal.Code);
    }
}

/// <summary>City B over the store under test; city A, in memory, writes to it.</summary>
internal sealed class ReceivingCity : IReceiver, IAsyncDisposable
{
    private readonly SimulatedKeys _keys = new();
    private readonly VirtualClock _clock = new(() => 0);
    private readonly TestStore? _database;
    private readonly TakeInBatch _takeIn, _hears;
    private MemoryStore _sender = new();

    private ReceivingCity(TestStore? database)
    {
        _database = database;
        Units = database is null ? new MemoryStore() : new SqlUnits(database.Database);
        Send = new SendMessages(_keys, _clock, new DeliveryBell());
        _takeIn = new TakeInBatch(Units, _keys, Send, [this], _clock);
        _hears = new TakeInBatch(_sender, _keys, new SendMessages(_keys, _clock, new DeliveryBell()), [this], _clock);
    }

    public IUnits Units { get; }

    public SendMessages Send { get; }

    public string CutAt { get; set; } = "";

    public IReadOnlyList<Finding> SenderFindings => _sender.Tables.Findings;

    public static async Task<ReceivingCity> Open(string store) => new(store == "memory" ? null
        : await TestStore.Open(store == "sqlite" ? Dialect.Sqlite : Dialect.Postgres, new MigrationSet("exchange", typeof(ExchangeModule).Assembly)));

    public IReadOnlyList<Message> Messages(params string[] payloads)
    {
        var send = new SendMessages(_keys, _clock, new DeliveryBell());
        var written = _sender.Tables.Journal.GetValueOrDefault(("A", "A", "B"));
        return written is { Count: > 0 }
            ? [.. written.Select(row => row.Message)]
            : _sender.Write(unit => send.Many(unit, "A", "B", [.. payloads.Select(each => (each == "strange" ? "strange" : "test", each))])).Now();
    }

    /// <summary>City A loses its memory and may tell another story.</summary>
    public ReceivingCity Forget()
    {
        _sender = new MemoryStore();
        return this;
    }

    public async Task<TakeInBatch.Outcome> TakeIn(IReadOnlyList<Message> messages) => await _takeIn.Run("A", "B", messages);

    public async Task HearBack() => await _hears.Run("B", "A", await Sent());

    public async Task<Chain?> High() => await Units.Read(unit => unit.Journals.FindChain("B", "A", "B"));

    public async Task<long> Effects() => (await Units.Read(unit => unit.Journals.FindChain("B", "effects", "B")))?.Number ?? 0;

    public async Task<IReadOnlyList<Finding>> Findings() => await Units.Read(unit => unit.Journals.ListFindings("B"));

    public async Task<IReadOnlyList<Message>> Sent() => await Units.Read(unit => unit.Journals.List("B", "B", "A", 0, 99));

    public bool Takes(string kind) => kind == "test";

    /// <summary>The effect is a row of the same store, so that it shares the commit.</summary>
    public async ValueTask<Refusal?> Apply(IUnit unit, Message message)
    {
        var count = await unit.Journals.FindChain("B", "effects", "B") ?? Chain.Empty("B", "effects", "B");
        await unit.Journals.SaveChain(count with { Number = count.Number + 1 });
        if (message.Payload == CutAt) throw new IOException("cut");
        return message.Payload == "poison" ? throw new InvalidOperationException("never succeeds") : null;
    }

    public ValueTask TakeBack(IUnit unit, Message message) => default;

    public ValueTask WasRefused(IUnit unit, Message message, string code) => default;

    public ValueTask<string?> StatementFor(IUnit unit, string member, string peer) => new((string?)null);

    public ValueTask HearStatement(IUnit unit, string member, string peer, string statement) => default;

    public ValueTask FinishCatchUp(IUnit unit, string member) => default;

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }
}
