using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Ledger;
using OneCity.Ledger.Model;
using OneCity.Storage.Sqlite;

namespace OneCity.Benchmarks;

/// <summary>One city of the crash run: its own process, store and keys; calls travel over the loopback, a line of JSON each way.</summary>
internal sealed class CrashCity
{
    /// <summary>The account every payment comes from.</summary>
    public const string Fund = "财政/国库";

    /// <summary>The account every payment goes to.</summary>
    public const string Income = "应收/划转";

    private const int BatchSize = 500;

    private readonly Lock _refused = new();

    private CrashCity(SqliteDatabase database, string folder, string code)
    {
        (Database, Folder, Code) = (database, folder, code);
        var (entropy, clock) = (new Chance(), TimeProvider.System);
        var keys = new KeyRing(database, Path.Combine(folder, code, "keys"), entropy, clock);
        var units = new SqlUnits(database);
        var send = new SendMessages(keys, clock, new DeliveryBell());
        Engine = new(database, new OpenGate(), clock, entropy, units, send);
        Courier = new Courier(units, keys, send, [Engine.Receiver], clock, entropy);
        Exchange = new ExchangeEngine(database, units, keys, Courier, clock);
    }

    public SqliteDatabase Database { get; }

    public string Folder { get; }

    public string Code { get; }

    public LedgerEngine Engine { get; }

    public Courier Courier { get; }

    public ExchangeEngine Exchange { get; }

    /// <summary>Opens the city's store.</summary>
    public static CrashCity Open(string folder, string code)
    {
        Directory.CreateDirectory(Path.Combine(folder, code));
        return new(new SqliteDatabase(Path.Combine(folder, code, "onecity.db"), TimeProvider.System), folder, code);
    }

    /// <summary>While this file is there, the two cities cannot reach each other.</summary>
    public static string CutFile(string folder, string one, string other) => string.CompareOrdinal(one, other) < 0
        ? Path.Combine(folder, $"cut-{one}-{other}") : Path.Combine(folder, $"cut-{other}-{one}");

    /// <summary>How many transfers the city has posted.</summary>
    public static string ProgressFile(string folder, string code) => Path.Combine(folder, code, "progress");

    /// <summary>One byte for every call of the city that a partition stopped; it outlives the process.</summary>
    public static string RefusedFile(string folder, string code) => Path.Combine(folder, code, "refused");

    /// <summary>Pays its share to the other cities, batch by batch, and exchanges messages until it is killed.</summary>
    public static async Task Live(string folder, int index, int share, string[] cities)
    {
        var city = Open(folder, cities[index]);
        var peers = cities.Where(code => code != city.Code).ToArray();
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await Write(Path.Combine(folder, city.Code, "port"), ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        await Task.WhenAll([city.Answer(listener), city.Pay(index, share, peers), .. peers.Select(city.Deliver)]);
    }

    /// <summary>What was posted before a kill is posted again from the last batch on record: ids make that harmless.</summary>
    private async Task Pay(int index, int share, string[] peers)
    {
        var progress = ProgressFile(Folder, Code);
        for (var done = File.Exists(progress) ? int.Parse(await File.ReadAllTextAsync(progress), CultureInfo.InvariantCulture) : 0; done < share; done += BatchSize)
        {
            var batch = Enumerable.Range(done, Math.Min(BatchSize, share - done)).Select(i => new CrossTransfer(
                new((UInt128)((long)index * 100_000_000 + i + 1)), Fund, peers[i % peers.Length], Income, new Money(i % 997 + 1))).ToList();
            var answers = await Engine.Cross(Actor.Operator, Code, batch);
            if (answers.FirstOrDefault(answer => answer.Refusal is not null) is { } refused) throw new InvalidOperationException(refused.Refusal!.Code);
            await Write(progress, (done + batch.Count).ToString(CultureInfo.InvariantCulture));
        }
    }

    private async Task Deliver(string peer)
    {
        while (true)
        {
            if (await Courier.Next(Code, peer) is not { } request)
            {
                await Task.Delay(20);
                continue;
            }
            try
            {
                await Courier.Hear(await Call(peer, request));
            }
            catch (Exception lost) when (lost is IOException or SocketException or JsonException)
            {
                await Courier.Hear(new Answer(peer, Code, request.Call, Trouble: "unreachable"));
            }
        }
    }

    private async Task<Answer> Call(string peer, Request request)
    {
        MeetCut(peer);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, int.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, peer, "port")), CultureInfo.InvariantCulture));
        await using var stream = client.GetStream();
        await using var writer = new StreamWriter(stream) { AutoFlush = true };
        using var reader = new StreamReader(stream);
        await writer.WriteLineAsync(JsonSerializer.Serialize(request));
        var line = await reader.ReadLineAsync() ?? throw new IOException("no answer");
        MeetCut(peer);
        return JsonSerializer.Deserialize<Answer>(line)!;
    }

    /// <summary>Fails while the two cities cannot reach each other; an answer that is on its way then is lost as well.</summary>
    private void MeetCut(string peer)
    {
        if (!File.Exists(CutFile(Folder, Code, peer))) return;
        lock (_refused) File.AppendAllText(RefusedFile(Folder, Code), ".");
        throw new IOException("cut");
    }

    private async Task Answer(TcpListener listener)
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync();
            _ = Task.Run(async () =>
            {
                try
                {
                    using (client)
                    {
                        await using var stream = client.GetStream();
                        using var reader = new StreamReader(stream);
                        await using var writer = new StreamWriter(stream) { AutoFlush = true };
                        if (await reader.ReadLineAsync() is { } line)
                            await writer.WriteLineAsync(JsonSerializer.Serialize(await Courier.Receive(JsonSerializer.Deserialize<Request>(line)!)));
                    }
                }
                catch (Exception lost) when (lost is IOException or SocketException or JsonException)
                {
                    // The caller was killed; it asks again.
                }
            });
        }
    }

    private static async Task Write(string file, string text)
    {
        await File.WriteAllTextAsync(file + ".new", text);
        File.Move(file + ".new", file, overwrite: true);
    }

    private sealed class Chance : IEntropy
    {
        public Guid NewId() => Guid.CreateVersion7();

        public void Fill(Span<byte> secret) => RandomNumberGenerator.Fill(secret);
    }

    private sealed class OpenGate : IGate
    {
        public bool May(Actor actor, string engine, string verb, string? organisation = null, string? city = null) => true;

        public void Demand(Actor actor, string engine, string verb, string? organisation = null, string? city = null)
        {
        }
    }
}
