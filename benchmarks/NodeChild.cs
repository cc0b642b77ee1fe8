using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneCity.Cases;
using OneCity.Composition;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Benchmarks;

/// <summary>One node in a process of its own, composed as the server composes it; it does what lines on its standard input say.</summary>
internal static class NodeChild
{
    private const int Desks = 6;

    private static readonly ProcedureAsked Asked = new("pension-transfer", new Dictionary<string, string> { ["from_city"] = "长沙", ["to_city"] = "株洲" });

    /// <summary>Serves until standard input ends.</summary>
    public static async Task Live(string folder)
    {
        var writer = new Thread(WriteLines) { IsBackground = true };
        writer.Start();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddOneCity(Settings.Read(folder, SettingSources.Process()).ToNode());
        builder.Services.AddSingleton<IReceiver, NoteReceiver>();
        using var host = builder.Build();
        await Node.Migrate(host.Services);
        await host.StartAsync();
        Say($"PEERS {host.Services.GetRequiredService<PeerServer>().Address}");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            try
            {
                Say(await Do(host.Services, words));
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Say($"FAILED {failure.GetType().Name} {failure.Message.ReplaceLineEndings(" ")}");
            }
        }
        await host.StopAsync();
        Lines.CompleteAdding();
        writer.Join();
    }

    private static async Task<string> Do(IServiceProvider node, string[] words)
    {
        var engine = node.GetRequiredService<ExchangeEngine>();
        switch (words)
        {
            case ["fingerprint", var member]:
                return (await engine.FindKey(member))!.Value.Fingerprint;
            case ["join", var member, var address, var fingerprint]:
                await engine.JoinPeer(Actor.Operator, member, address, fingerprint);
                return "ok";
            case ["write", var from, var to, var count, var each]:
                return await WriteMessages(node, from, to, Number(count), Number(each));
            case ["received", var from, var to]:
                return Text((await node.GetRequiredService<IUnits>().Read(unit => unit.Journals.FindChain(to, from, to)))?.Number ?? 0);
            case ["waiting"]:
                return Text((await engine.ListPeers()).Sum(peer => peer.Waiting));
            case ["submit", var member, var count]:
                await Submit(node, member, Number(count));
                return "ok";
            case ["offer", var member, var to, var seconds, var rate]:
                return await Offer(node, member, to, Number(seconds), Number(rate));
            case ["accept", var member, var seconds]:
                return await Accept(node, member, Number(seconds));
            case ["work"]:
                return Text(Environment.CpuUsage.TotalTime.TotalSeconds);
            case ["verify"]:
                var verdict = await engine.Verify();
                return $"{verdict.Messages} {verdict.Broken.Count}";
            case ["ended", var member]:
                return await Ended(node, member);
            default:
                throw new ArgumentException("unknown order");
        }
    }

    /// <summary>Answers seconds taken; the messages carry about 400 characters each.</summary>
    private static async Task<string> WriteMessages(IServiceProvider node, string from, string to, int count, int each)
    {
        var (units, send, started) = (node.GetRequiredService<IUnits>(), node.GetRequiredService<SendMessages>(), Stopwatch.GetTimestamp());
        var payload = $"\"{new string('x', 400)}\"";
        for (var done = 0; done < count; done += each)
        {
            var part = Enumerable.Repeat((NoteReceiver.Kind, payload), Math.Min(each, count - done)).ToList();
            await units.Write(unit => send.Many(unit, from, to, part));
        }
        return Text(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private static async Task Submit(IServiceProvider node, string member, int count)
    {
        var cases = node.GetRequiredService<CasesEngine>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) => await cases.Submit(
            Actor.Node, new SubmitCase.Request(member, Asked.Code, new CaseContent($"申请人{number}", $"BENCH{number:D12}", "", Asked.Fields, [new Paper("identity", new string('0', 64), "a.pdf", 1)], []))));
    }

    /// <summary>Desks that offer what the member holds, so many a second whatever becomes of them; prints when each offer was committed.</summary>
    private static async Task<string> Offer(IServiceProvider node, string member, string to, int seconds, int rate)
    {
        var cases = node.GetRequiredService<CasesEngine>();
        var held = new ConcurrentQueue<string>((await ListIds(node, member, "Held", 1_000_000)).Select(each => each.CaseId));
        var (started, turn, offered) = (Stopwatch.GetTimestamp(), -1, 0);
        await Task.WhenAll(Enumerable.Range(0, Desks).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var wait = TimeSpan.FromSeconds((double)Interlocked.Increment(ref turn) / rate) - Stopwatch.GetElapsedTime(started);
                if (wait > TimeSpan.Zero) await Task.Delay(wait);
                if (Stopwatch.GetElapsedTime(started).TotalSeconds >= seconds || !held.TryDequeue(out var id)) return;
                try
                {
                    await cases.Offer(Actor.Node, new OfferCase.Request(member, id, to));
                    Say($"O {id} {Stopwatch.GetTimestamp()}");
                    Interlocked.Increment(ref offered);
                }
                catch (RefusedException)
                {
                    // Offered before a kill whose answer was lost.
                }
            }
        })));
        return Text(offered);
    }

    /// <summary>Looks for offers every few milliseconds, prints when each was first seen, and has desks accept them; answers how many were.</summary>
    private static async Task<string> Accept(IServiceProvider node, string member, int seconds)
    {
        var (cases, started, accepted) = (node.GetRequiredService<CasesEngine>(), Stopwatch.GetTimestamp(), 0);
        var actor = new Actor(ActorKind.User, "bench", null, member, new HashSet<string> { Roles.Clerk, Roles.Handler });
        var (asked, seen) = (Channel.CreateUnbounded<string>(), new HashSet<string>());
        var desks = Enumerable.Range(0, Desks).Select(_ => Task.Run(async () =>
        {
            await foreach (var id in asked.Reader.ReadAllAsync())
                try
                {
                    await cases.Accept(actor, member, id);
                    Interlocked.Increment(ref accepted);
                }
                catch (RefusedException)
                {
                    // Answered before a kill.
                }
        })).ToList();
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds)
        {
            var found = (await ListIds(node, member, "Previewed", 2_000)).Where(each => seen.Add(each.CaseId)).ToList();
            var now = Stopwatch.GetTimestamp();
            foreach (var each in found)
            {
                Say($"S {each.CaseId} {now}");
                asked.Writer.TryWrite(each.CaseId);
            }
            await Task.Delay(20);
        }
        asked.Writer.Complete();
        await Task.WhenAll(desks);
        return Text(accepted);
    }

    /// <summary>How every offer of this member's ended, and where each case is held: <c>accepted other open holds</c>.</summary>
    private static async Task<string> Ended(IServiceProvider node, string member)
    {
        var database = node.GetRequiredService<IDatabase>();
        return await database.Read(async session => string.Join(' ', (long[])
        [
            await session.Get<long>("SELECT COUNT(*) FROM cases_hand_overs WHERE keeper = @member AND outcome = 'Accepted'", new { member }),
            await session.Get<long>("SELECT COUNT(*) FROM cases_hand_overs WHERE keeper = @member AND outcome NOT IN ('Accepted', 'Open')", new { member }),
            await session.Get<long>("SELECT COUNT(*) FROM cases_hand_overs WHERE keeper = @member AND outcome = 'Open'", new { member }),
            await session.Get<long>("SELECT COUNT(*) FROM cases_records WHERE keeper = @member AND standing IN ('Held', 'Offered')", new { member }),
        ]));
    }

    private static async Task<IReadOnlyList<Id>> ListIds(IServiceProvider node, string member, string standing, int limit) =>
        await node.GetRequiredService<IDatabase>().Read(session => session.List<Id>(
            "SELECT id AS CaseId FROM cases_records WHERE keeper = @member AND standing = @standing LIMIT @limit", new { member, standing, limit }));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Lines are written by a thread of their own: a full pipe must not hold up the node that is measured.</summary>
    private static readonly System.Collections.Concurrent.BlockingCollection<string> Lines = [];

    private static void Say(string line) => Lines.Add(line);

    private static void WriteLines()
    {
        foreach (var line in Lines.GetConsumingEnumerable()) Console.Out.WriteLine(line);
    }

    private sealed record Id(string CaseId);

    private sealed record ProcedureAsked(string Code, IReadOnlyDictionary<string, string> Fields);

    /// <summary>Takes notes in; the journal is all they leave behind.</summary>
    private sealed class NoteReceiver : IReceiver
    {
        public const string Kind = "bench.note";

        public bool Takes(string kind) => kind == Kind;

        public ValueTask<Refusal?> Apply(IUnit unit, Message message) => default;

        public ValueTask TakeBack(IUnit unit, Message message) => default;

        public ValueTask WasRefused(IUnit unit, Message message, string code) => default;

        public ValueTask<string?> StatementFor(IUnit unit, string member, string peer) => new((string?)null);

        public ValueTask HearStatement(IUnit unit, string member, string peer, string statement) => default;

        public ValueTask FinishCatchUp(IUnit unit, string member) => default;
    }
}
