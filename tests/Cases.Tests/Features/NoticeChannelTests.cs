using System.Net;
using System.Net.Sockets;
using System.Text;
using OneCity.Storage;
using Xunit;
using static OneCity.Cases.Tests.ThreeCities;

namespace OneCity.Cases.Tests.Features;

/// <summary>Notices over the wire: a mail server and a gateway on loopback that refuse at first.</summary>
public sealed class NoticeChannelTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_mail_that_the_server_refuses_at_first_arrives_at_the_next_try(Dialect dialect)
    {
        using var server = new MailServer(refusals: 1);
        await using var cities = await ThreeCities.Open(dialect, new NoticeSettings("127.0.0.1", server.Port, "", "", "window@example.org", ""));
        var number = (await cities.Submit(Changsha, contact: "zhang@example.org")).Header.Number;
        Assert.Equal(0, await cities.Desks.SendNotices(TestContext.Current.CancellationToken));
        Assert.Equal(0, await cities.Desks.SendNotices(TestContext.Current.CancellationToken));
        cities.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await cities.Desks.SendNotices(TestContext.Current.CancellationToken));
        using var mail = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Assert.Single(server.Mails))), TestContext.Current.CancellationToken);
        Assert.Equal("zhang@example.org", mail.To.Mailboxes.Single().Address);
        Assert.Contains($"您的办件 {number} 已收件", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(0, await cities.Desks.SendNotices(TestContext.Current.CancellationToken));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_gateway_gets_each_notice_with_its_id_as_key_until_it_says_yes(Dialect dialect)
    {
        using var gateway = new Gateway(refusals: 1);
        await using var cities = await ThreeCities.Open(dialect, new NoticeSettings("", 25, "", "", "", gateway.Address));
        await cities.Submit(Changsha, contact: "13900001234");
        Assert.Equal(0, await cities.Desks.SendNotices(TestContext.Current.CancellationToken));
        cities.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await cities.Desks.SendNotices(TestContext.Current.CancellationToken));
        Assert.Equal(2, gateway.Calls.Count);
        Assert.Equal(gateway.Calls[0], gateway.Calls[1]);
        Assert.Contains("13900001234", gateway.Calls[0].Body, StringComparison.Ordinal);
        Assert.NotEmpty(gateway.Calls[0].Key);
    }

    /// <summary>As much of a mail server (RFC 5321) as a client needs; refuses the first so many mails for now.</summary>
    private sealed class MailServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private int _refusals;

        public MailServer(int refusals)
        {
            _refusals = refusals;
            _listener.Start();
            _ = Serve();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public List<string> Mails { get; } = [];

        public void Dispose() => _listener.Dispose();

        private async Task Serve()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    await Talk(client.GetStream());
                }
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }

        private async Task Talk(NetworkStream stream)
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test ready");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line == "DATA")
                {
                    var said = new StringBuilder();
                    await writer.WriteLineAsync("354 go on");
                    while (await reader.ReadLineAsync() is { } text && text != ".") said.Append(text).Append("\r\n");
                    Mails.Add(said.ToString());
                }
                if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase) && _refusals-- > 0) await writer.WriteLineAsync("451 not now");
                else await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 ok");
                if (line == "QUIT") return;
            }
        }
    }

    /// <summary>A gateway that takes JSON by POST; refuses the first so many calls.</summary>
    private sealed class Gateway : IDisposable
    {
        private readonly HttpListener _listener = new();
        private int _refusals;

        public Gateway(int refusals)
        {
            _refusals = refusals;
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/notices/";
            }
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = Serve();
        }

        public string Address { get; }

        public List<(string Key, string Body)> Calls { get; } = [];

        public void Dispose() => ((IDisposable)_listener).Dispose();

        private async Task Serve()
        {
            try
            {
                while (true)
                {
                    var call = await _listener.GetContextAsync();
                    using var reader = new StreamReader(call.Request.InputStream);
                    Calls.Add((call.Request.Headers["Idempotency-Key"] ?? "", await reader.ReadToEndAsync()));
                    call.Response.StatusCode = _refusals-- > 0 ? 503 : 204;
                    call.Response.Close();
                }
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
