using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OneCity.Testing;

namespace OneCity.Benchmarks;

/// <summary>
/// Two nodes, each a process over a PostgreSQL database of its own, HTTP/2 with mutual TLS between them through a line that can be cut:
/// messages, backlog, hand-overs, kills, beside an outbox with one commit per message on the same PostgreSQL in the same run.
/// </summary>
/// <remarks>PostgreSQL comes from ONECITY_TEST_POSTGRES (<c>tests/postgres start</c> prints it).</remarks>
public sealed class ExchangeNodes : IPromise
{
    private const string One = "430100";
    private const string Other = "430200";
    private const int WarmUpSeconds = 20;

    /// <inheritdoc/>
    public string Name => "exchange-nodes";

    /// <inheritdoc/>
    public string About =>
        "two nodes on PostgreSQL: 2,000 signed messages/s (P-256), a backlog drained at 5,000/s, 250 hand-overs/s seen at the other city within 400 ms (p99), "
        + "0 lost and 0 doubled by kill -9 and cuts; options --messages 20000 --backlog 30000 (1000000) --seconds 20 (600) --rate 260 --kills 6 (200); about 3 minutes";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        if (options is ["child", var folder])
        {
            await NodeChild.Live(folder);
            return;
        }
        if (Environment.GetEnvironmentVariable("ONECITY_TEST_POSTGRES") is not { Length: > 0 } admin)
        {
            report.Line("left out: ONECITY_TEST_POSTGRES is not set (tests/postgres start prints it)");
            return;
        }
        // Each pipe of a child takes a thread that waits for its next line; the lines between the nodes must not wait with it.
        ThreadPool.SetMinThreads(16, 16);
        var messages = Option(options, "--messages", 20_000);
        double p256;
        await using (var pair = await Pair.Found(admin, "p256"))
        {
            p256 = await Messages(report, pair, "P-256, one signature a message", messages);
            await Backlog(report, pair, Option(options, "--backlog", 30_000));
            await HandOvers(report, pair, Option(options, "--seconds", 20), Option(options, "--rate", 260));
            await Storm(report, pair, Option(options, "--kills", 6));
        }
        await using (var pair = await Pair.Found(admin, "sm2")) await Messages(report, pair, "SM2 with SM3, one signature a batch over its Merkle root", messages / 2);
        var peer = await Outbox(report, admin, Math.Min(messages, 2_000));
        report.Line(string.Create(CultureInfo.InvariantCulture, $"P-256 against the outbox with one commit a message: ratio {p256 / peer:0.0}"));
    }

    private static async Task<double> Messages(Report report, Pair pair, string what, int count)
    {
        var before = await pair.Received();
        var started = Stopwatch.GetTimestamp();
        var written = await pair.One.Count($"write {One} {Other} {count} 100");
        await pair.Until(before + count);
        var rate = count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        report.Line(string.Create(CultureInfo.InvariantCulture,
            $"{count} messages ({what}): {rate:0}/s from the first commit to the last receipt of the other node; written at {count / written:0}/s"));
        return rate;
    }

    private static async Task Backlog(Report report, Pair pair, int count)
    {
        pair.Line.Cut(forGood: true);
        var before = await pair.Received();
        await pair.One.Count($"write {One} {Other} {count} 500");
        pair.Line.Mend();
        // The pause after a failed call ends by itself; what counts is the draining.
        await pair.Until(before + 1);
        var (from, started) = (await pair.Received(), Stopwatch.GetTimestamp());
        await pair.Until(before + count);
        if (from >= before + count)
        {
            report.Line(string.Create(CultureInfo.InvariantCulture, $"a backlog of {count} was gone in one call: too small to time"));
            return;
        }
        var rate = (before + count - from) / Stopwatch.GetElapsedTime(started).TotalSeconds;
        report.Line(string.Create(CultureInfo.InvariantCulture, $"a backlog of {count} drains at {rate:0}/s"));
    }

    private static async Task HandOvers(Report report, Pair pair, int seconds, int rate)
    {
        await pair.One.Do($"submit {One} {rate * (seconds + WarmUpSeconds)}");
        // As nodes that have been up for a while: compiled, the sizes of their tables known.
        for (var half = 0; half < 2; half++)
        {
            var accepted = pair.Other.Count($"accept {Other} {WarmUpSeconds / 2}");
            await pair.One.Count($"offer {One} {Other} {WarmUpSeconds / 2} {rate / 2}");
            await accepted;
            await pair.Rest(TimeSpan.FromMinutes(2));
            if (half == 0) await Task.WhenAll(pair.One.Analyze(), pair.Other.Analyze());
        }
        pair.One.Offered.Clear();
        pair.Other.Seen.Clear();
        var (started, worked) = (Stopwatch.GetTimestamp(), await pair.One.Count("work") + await pair.Other.Count("work"));
        var accepting = pair.Other.Count($"accept {Other} {seconds + 3}");
        var offered = await pair.One.Count($"offer {One} {Other} {seconds} {rate}");
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var taken = await accepting;
        worked = await pair.One.Count("work") + await pair.Other.Count("work") - worked;
        var settled = await pair.Rest(TimeSpan.FromMinutes(2));
        var delays = pair.One.Offered.Where(each => pair.Other.Seen.ContainsKey(each.Key))
            .Select(each => (pair.Other.Seen[each.Key] - each.Value) * 1000.0 / Stopwatch.Frequency).ToList();
        report.Line(string.Create(CultureInfo.InvariantCulture,
            $"hand-overs, after {WarmUpSeconds} s at half the rate to warm up: {rate}/s asked for, {offered} offered and {taken} accepted in {took:0.0} s: {taken / took:0}/s; at rest {settled.TotalSeconds:0.0} s after; "
            + $"{worked / taken * 1000:0.0} processor milliseconds of both nodes each"));
        if (delays.Count == 0) return;
        report.Print("from the offer's commit until it is seen at the other city", delays, "ms");
        if (seconds < 120) return;
        // A node that slows down as its tables grow, or with each checkpoint, shows it here.
        var minutes = pair.One.Offered.Where(each => pair.Other.Seen.ContainsKey(each.Key))
            .GroupBy(each => (int)(Stopwatch.GetElapsedTime(started, each.Value).TotalSeconds / 60), each => (pair.Other.Seen[each.Key] - each.Value) * 1000.0 / Stopwatch.Frequency)
            .OrderBy(each => each.Key).Select(each => each.Order().ElementAt((int)(each.Count() * 0.99)).ToString("0", CultureInfo.InvariantCulture));
        report.Line($"99th percentile minute by minute: {string.Join(", ", minutes)} ms");
    }

    /// <summary>Either node is killed or the line cut at random moments while hand-overs go on; then everything must be at rest, once.</summary>
    private static async Task Storm(Report report, Pair pair, int kills)
    {
        var (random, cuts, done) = (new Random(7), 0, 0);
        await pair.One.Do($"submit {One} {200 + kills * 60}");
        while (done < kills)
        {
            var work = Task.WhenAll(pair.One.Do($"offer {One} {Other} 20 100"), pair.Other.Do($"accept {Other} 20"));
            await Task.Delay(random.Next(300, 1500));
            if (random.Next(2) == 0)
            {
                pair.Line.Cut();
                cuts++;
                await Task.Delay(random.Next(50, 400));
            }
            // Both, since the other one's order must end as well; their restarts are apart.
            await pair.One.Kill();
            await pair.Other.Kill();
            await work;
            await pair.Other.Start();
            pair.Line.LeadTo(pair.Other.Port);
            await pair.One.Start();
            pair.Back.LeadTo(pair.One.Port);
            done += 2;
        }
        var settled = await pair.Rest(TimeSpan.FromMinutes(5));
        var (one, other) = ((await pair.One.Do($"ended {One}"))!, (await pair.Other.Do($"ended {Other}"))!);
        var (proofOne, proofOther) = ((await pair.One.Do("verify"))!, (await pair.Other.Do("verify"))!);
        var isWhole = one.Split(' ').Take(3).SequenceEqual(other.Split(' ').Take(3)) && proofOne == proofOther && proofOne.EndsWith(" 0", StringComparison.Ordinal);
        report.Line(string.Create(CultureInfo.InvariantCulture,
            $"{done} x kill -9, {cuts} cuts: caught up after {settled.TotalSeconds:0.0} s; accepted/other/open/held {one} and {other}; journal messages and breaks {proofOne} and {proofOther}: {(isWhole ? "0 lost, 0 doubled" : "NOT EQUAL")}"));
        if (!isWhole) throw new InvalidOperationException("the two nodes differ");
    }

    /// <summary>The usual outbox: a commit to write, a commit to take in, a commit to mark as sent, one message at a time, without network or signature.</summary>
    private static async Task<double> Outbox(Report report, string admin, int count)
    {
        await using var source = NpgsqlDataSource.Create(admin);
        var table = $"bench_outbox_{Guid.NewGuid():N}";
        await Execute($"CREATE TABLE {table} (side int, id bigint, payload text, sent boolean, PRIMARY KEY (side, id))");
        try
        {
            var (payload, started) = (new string('x', 400), Stopwatch.GetTimestamp());
            for (var number = 0; number < count; number++)
            {
                await Execute($"INSERT INTO {table} VALUES (1, {number}, '{payload}', false)");
                await Execute($"INSERT INTO {table} VALUES (2, {number}, '{payload}', true) ON CONFLICT DO NOTHING");
                await Execute($"UPDATE {table} SET sent = true WHERE side = 1 AND id = {number}");
            }
            var rate = count / Stopwatch.GetElapsedTime(started).TotalSeconds;
            report.Line(string.Create(CultureInfo.InvariantCulture, $"{count} messages by an outbox with one commit a message, unsigned, without a network: {rate:0}/s"));
            return rate;
        }
        finally
        {
            await Execute($"DROP TABLE {table}");
        }

        async Task Execute(string sql)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static int Option(string[] options, string name, int usual)
    {
        var at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? int.Parse(options[at + 1], CultureInfo.InvariantCulture) : usual;
    }

    /// <summary>Two nodes that know each other, and the two lines between them.</summary>
    private sealed class Pair : IAsyncDisposable
    {
        private Pair(NodeProcess one, NodeProcess other) => (One, Other, Line, Back) = (one, other, FaultyLine.To(other.Port), FaultyLine.To(one.Port));

        public NodeProcess One { get; }

        public NodeProcess Other { get; }

        public FaultyLine Line { get; }

        public FaultyLine Back { get; }

        public static async Task<Pair> Found(string admin, string suite)
        {
            var pair = new Pair(await NodeProcess.Found(admin, ExchangeNodes.One, suite), await NodeProcess.Found(admin, ExchangeNodes.Other, suite));
            await pair.One.Do($"join {pair.Other.Member} https://127.0.0.1:{pair.Line.Port} {await pair.Other.Do($"fingerprint {pair.Other.Member}")}");
            await pair.Other.Do($"join {pair.One.Member} https://127.0.0.1:{pair.Back.Port} {await pair.One.Do($"fingerprint {pair.One.Member}")}");
            return pair;
        }

        public Task<double> Received() => Other.Count($"received {One.Member} {Other.Member}");

        public async Task Until(double number)
        {
            while (await Received() < number) await Task.Delay(20);
        }

        /// <summary>Waits until nothing is on its way; answers how long that took.</summary>
        public async Task<TimeSpan> Rest(TimeSpan limit)
        {
            var started = Stopwatch.GetTimestamp();
            while (await One.Count("waiting") + await Other.Count("waiting") > 0)
            {
                if (Stopwatch.GetElapsedTime(started) > limit) throw new TimeoutException("messages were still on their way");
                await Task.Delay(50);
            }
            return Stopwatch.GetElapsedTime(started);
        }

        public async ValueTask DisposeAsync()
        {
            await Line.DisposeAsync();
            await Back.DisposeAsync();
            await One.DisposeAsync();
            await Other.DisposeAsync();
        }
    }
}
