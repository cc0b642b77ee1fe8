using System.Diagnostics;
using System.Globalization;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Ledger;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Storage.Sqlite;

namespace OneCity.Benchmarks;

/// <summary>Three cities, a process each, pay one another while processes are killed and connections cut; then every book is proved.</summary>
/// <remarks>
/// Options: <c>--transfers N</c> (1,000,000 is the promise; 100,000 without it), <c>--blows N</c> (kills, cuts and mendings; 36), <c>--seed N</c>.
/// A blow falls whenever another part of the transfers is posted, so that every run has as many of each, however fast the machine is.
/// </remarks>
public sealed class LedgerCrash : IPromise
{
    private static readonly string[] Cities = ["430100", "430200", "430300"];

    /// <inheritdoc/>
    public string Name => "ledger-crash";

    /// <inheritdoc/>
    public string About => "1,000,000 transfers between 3 cities with kill -9 and partitions: sums zero, mirrors equal, replay hash equal (--transfers N)";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        if (options is ["city", var home, var index, var share])
        {
            await CrashCity.Live(home, int.Parse(index, CultureInfo.InvariantCulture), int.Parse(share, CultureInfo.InvariantCulture), Cities);
            return;
        }
        var (transfers, blows, seed) = (Option(options, "--transfers", 100_000), Option(options, "--blows", 36), Option(options, "--seed", 1));
        var folder = Directory.CreateTempSubdirectory("onecity-crash-").FullName;
        try
        {
            await Found(folder);
            var started = Stopwatch.GetTimestamp();
            var storm = new Storm(folder, transfers / Cities.Length, blows, new Random(seed));
            await storm.Run();
            report.Line(string.Create(CultureInfo.InvariantCulture,
                $"{transfers / Cities.Length * Cities.Length} transfers between {Cities.Length} cities in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; {storm.Kills} kill -9, {storm.Cuts} partitions, which {storm.Refused} calls ran into"));
            if (storm.Kills == 0 || storm.Cuts == 0 || storm.Refused == 0) throw new InvalidOperationException("The run met no trouble: more --transfers or --blows.");
            await Prove(report, folder, transfers / Cities.Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Makes the cities: stores, keys, partners, accounts.</summary>
    private static async Task Found(string folder)
    {
        var cities = Cities.Select(code => CrashCity.Open(folder, code)).ToList();
        MigrationSet[] sets = [new("ledger", typeof(LedgerModule).Assembly), new("exchange", typeof(ExchangeModule).Assembly)];
        foreach (var city in cities)
        {
            await MigrationRunner.Run(city.Database, sets, TimeProvider.System);
            await city.Exchange.EnsureHosted([(city.Code, new Words(city.Code, city.Code))]);
            foreach (var account in (string[])[CrashCity.Fund, CrashCity.Income]) await city.Engine.OpenAccount(Actor.Operator, city.Code, account, null, null);
        }
        foreach (var me in cities)
            foreach (var peer in cities.Where(peer => peer != me))
            {
                var key = (await peer.Exchange.FindKey(peer.Code))!.Value;
                await me.Exchange.AddPeer(Actor.Operator, peer.Code, new Words(peer.Code, peer.Code), "loopback", "p256", Convert.FromBase64String(key.PublicKey), key.Fingerprint);
            }
        foreach (var city in cities) await city.Database.DisposeAsync();
    }

    /// <summary>Every book by itself, then both sides of every pair.</summary>
    private static async Task Prove(Report report, string folder, int share)
    {
        var cities = Cities.Select(code => CrashCity.Open(folder, code)).ToList();
        var sides = new Dictionary<(string Payer, string Payee), List<string>>();
        foreach (var city in cities)
        {
            var proof = await city.Engine.Verify(Actor.Operator, city.Code);
            var again = await city.Engine.Verify(Actor.Operator, city.Code);
            report.Line(string.Create(CultureInfo.InvariantCulture,
                $"{city.Code}: {proof.Entries} lines, sum {proof.SumFen}, in transit {proof.InTransit.Count}, faults {proof.Faults.Count}, replay hash {proof.ReplayHash[..16]}"));
            if (proof.Faults.Count > 0 || proof.SumFen != 0 || proof.InTransit.Count > 0 || proof.ReplayHash != again.ReplayHash)
                throw new InvalidOperationException($"{city.Code} does not hold: {string.Join("; ", proof.Faults.Select(fault => fault.English))}");
            var rows = await city.Database.Read(session => session.List<Side>("SELECT hex(id) AS Id, peer, is_out AS IsOut, amount_fen AS AmountFen, credit FROM ledger_crossings ORDER BY id"));
            if (rows.Count(row => row.IsOut == 1) != share) throw new InvalidOperationException($"{city.Code} paid {rows.Count(row => row.IsOut == 1)} of {share}.");
            foreach (var group in rows.GroupBy(row => (row.Peer, row.IsOut)))
            {
                var pair = group.Key.IsOut == 1 ? (city.Code, group.Key.Peer) : (group.Key.Peer, city.Code);
                var side = group.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Id} {row.AmountFen} {row.Credit}")).ToList();
                if (sides.TryGetValue(pair, out var other) && !other.SequenceEqual(side)) throw new InvalidOperationException($"{pair} differ.");
                sides[pair] = side;
            }
        }
        report.Line($"mirrors equal for {sides.Count} pairs of books");
        foreach (var city in cities) await city.Database.DisposeAsync();
    }

    private static int Option(string[] options, string name, int usual)
    {
        var at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? int.Parse(options[at + 1], CultureInfo.InvariantCulture) : usual;
    }

    private sealed record Side(string Id, string Peer, long IsOut, long AmountFen, string Credit);

    /// <summary>Runs the cities, a process each, under blows that fall by progress: cut, kill, mend, and again.</summary>
    private sealed class Storm(string folder, int share, int blows, Random random)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

        private readonly Process[] _running = new Process[Cities.Length];

        public int Kills { get; private set; }

        public int Cuts { get; private set; }

        /// <summary>Calls that a partition stopped, before the request or before its answer.</summary>
        public long Refused { get; private set; }

        public async Task Run()
        {
            for (var i = 0; i < Cities.Length; i++) _running[i] = Start(i);
            try
            {
                for (var blow = 1; blow <= blows; blow++)
                {
                    var due = (long)share * Cities.Length * blow / (blows + 1);
                    await Until(() => Task.FromResult(Posted() >= due));
                    await Strike(blow);
                }
                await Until(() => Task.FromResult(Posted() >= (long)share * Cities.Length));
                Mend();
                await Until(async () => await InTransit() == 0);
                Refused = Cities.Select(code => new FileInfo(CrashCity.RefusedFile(folder, code))).Where(file => file.Exists).Sum(file => file.Length);
            }
            finally
            {
                foreach (var process in _running) await End(process);
            }
        }

        private async Task Strike(int blow)
        {
            var victim = random.Next(Cities.Length);
            if (blow % 3 == 0) Mend();
            else if (blow % 3 == 2)
            {
                await End(_running[victim]);
                _running[victim] = Start(victim);
                Kills++;
            }
            else
            {
                // Every other partition shuts a city off from both others.
                foreach (var other in Enumerable.Range(1, blow % 2 + 1)) await File.WriteAllTextAsync(CrashCity.CutFile(folder, Cities[victim], Cities[(victim + other) % Cities.Length]), "");
                Cuts++;
            }
        }

        private void Mend()
        {
            foreach (var cut in Directory.GetFiles(folder, "cut-*")) File.Delete(cut);
        }

        private long Posted() => Cities.Sum(code => File.Exists(CrashCity.ProgressFile(folder, code)) ? long.Parse(File.ReadAllText(CrashCity.ProgressFile(folder, code)), CultureInfo.InvariantCulture) : 0);

        private async Task Until(Func<Task<bool>> isDone)
        {
            for (var started = Stopwatch.GetTimestamp(); !await isDone(); await Task.Delay(50))
            {
                if (Array.Exists(_running, process => process.HasExited)) throw new InvalidOperationException("A city ended by itself.");
                if (Stopwatch.GetElapsedTime(started) > Patience) throw new TimeoutException("The cities make no progress.");
            }
        }

        private async Task<long> InTransit()
        {
            var sum = 0L;
            foreach (var code in Cities)
            {
                await using var database = new SqliteDatabase(Path.Combine(folder, code, "onecity.db"), TimeProvider.System);
                sum += await database.Read(session => session.Get<long>("SELECT COUNT(*) FROM ledger_crossings WHERE state = 'in-transit'"));
            }
            return sum;
        }

        private Process Start(int index) => Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], "ledger-crash", "city", folder, index.ToString(CultureInfo.InvariantCulture), share.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;

        private static async Task End(Process? process)
        {
            if (process is null) return;
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
