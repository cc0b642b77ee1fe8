using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using OneCity.Kernel;

namespace OneCity.Exchange;

/// <summary>Carries calls to other nodes over HTTP/2 with mutual TLS: this node's certificate goes out, the peer's pinned key must come back.</summary>
/// <remarks>
/// No authority stands between two cities: a pin is what their administrators agreed on. A connection that was cut is noticed by pings
/// after ten seconds, a call that is not answered after <see cref="Courier.CallLimit"/>.
/// </remarks>
public sealed class HttpLink(NodeCertificate own, MemberBook members, TimeProvider clock) : ILink, IDisposable
{
    private const int AnswerBytesMax = 64 << 20;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(string Address, string Pin, string Own), Line> _lines = new();

    /// <inheritdoc/>
    public async Task<Answer> Call(Request request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Options));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var (address, answer) = await Ask(request.To, HttpMethod.Post, "exchange/call", body, null, stop);
        return Read<Answer>(address, answer);
    }

    /// <summary>Asks the peer's node who it is and whether it knows this member; answers its time of day and how long the way took.</summary>
    /// <exception cref="LinkBrokenException">Exactly why not.</exception>
    public async Task<(PeerServer.Hello Hello, TimeSpan Took)> Greet(string from, string to, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        var (address, answer) = await Ask(to, HttpMethod.Get, $"exchange/hello/{Uri.EscapeDataString(from)}/{Uri.EscapeDataString(to)}", null, null, stop);
        return (Read<PeerServer.Hello>(address, answer), clock.GetElapsedTime(started));
    }

    /// <summary>A part of a file, from an offset; empty at its end.</summary>
    /// <exception cref="LinkBrokenException">Exactly why not.</exception>
    public async Task<byte[]> FetchPart(string from, string to, string hash, long offset, int length, CancellationToken stop) =>
        (await Ask(to, HttpMethod.Get, $"exchange/files/{Uri.EscapeDataString(from)}/{Uri.EscapeDataString(to)}/{hash}", null,
            new RangeHeaderValue(offset, offset + length - 1), stop)).Body;

    /// <summary>The card of a member from an address that is not known yet, and the certificate that was shown there.</summary>
    /// <exception cref="LinkBrokenException">Exactly why not.</exception>
    public async Task<(PeerCard Card, string Certificate)> FetchCard(string code, string address, CancellationToken stop)
    {
        using var line = new Line(own.Current(), address, null, clock);
        var answer = await line.Ask(HttpMethod.Get, $"exchange/cards/{Uri.EscapeDataString(code)}", null, null, stop);
        return (Read<PeerCard>(address, answer), line.Shown);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var line in _lines.Values) line.Dispose();
    }

    private async Task<(string Address, byte[] Body)> Ask(
        string peer, HttpMethod method, string path, HttpContent? body, RangeHeaderValue? range, CancellationToken stop)
    {
        if (await members.Find(peer) is not { } member) throw new LinkBrokenException(ExchangeRefusals.UnknownMember(peer));
        var certificate = own.Current();
        var line = _lines.GetOrAdd((member.Address, member.Certificate, certificate.Thumbprint),
            key => new Line(certificate, key.Address, key.Pin, clock));
        return (member.Address, await line.Ask(method, path, body, range, stop));
    }

    private static T Read<T>(string address, byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, WireJson.Options) ?? throw new JsonException("null");
        }
        catch (JsonException malformed)
        {
            throw new LinkBrokenException(LinkRefusals.Strange(address, malformed.Message), malformed);
        }
    }

    /// <summary>One address with one pinned key.</summary>
    private sealed class Line : IDisposable
    {
        private readonly HttpClient _client;
        private readonly string _address;
        private readonly string? _pin;
        private readonly TimeProvider _clock;
        private Refusal? _turnedAway;

        public Line(X509Certificate2 own, string address, string? pin, TimeProvider clock)
        {
            (_address, _pin, _clock) = (address, pin, clock);
            var handler = new SocketsHttpHandler
            {
                ConnectTimeout = ConnectLimit, UseProxy = false, AllowAutoRedirect = false, UseCookies = false,
                KeepAlivePingDelay = TimeSpan.FromSeconds(10), KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromHours(1),
                SslOptions = new SslClientAuthenticationOptions
                {
                    ClientCertificates = [own],
                    LocalCertificateSelectionCallback = (_, _, _, _, _) => own,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => Holds(certificate),
                },
            };
            _client = new HttpClient(handler)
            {
                BaseAddress = new Uri(address.EndsWith('/') ? address : address + "/"), Timeout = Courier.CallLimit,
                MaxResponseContentBufferSize = AnswerBytesMax,
            };
        }

        /// <summary>Fingerprint of the key that was shown last.</summary>
        public string Shown { get; private set; } = "";

        public async Task<byte[]> Ask(HttpMethod method, string path, HttpContent? body, RangeHeaderValue? range, CancellationToken stop)
        {
            try
            {
                using var request = new HttpRequestMessage(method, path)
                {
                    Content = body, Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                };
                request.Headers.Range = range;
                using var answer = await _client.SendAsync(request, stop);
                var bytes = await answer.Content.ReadAsByteArrayAsync(stop);
                if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable) return [];
                if (answer.IsSuccessStatusCode) return bytes;
                throw new LinkBrokenException(RefusalIn(bytes) ?? LinkRefusals.Strange(_address, $"HTTP {(int)answer.StatusCode}"));
            }
            catch (HttpRequestException failure) when (Interlocked.Exchange(ref _turnedAway, null) is { } refusal)
            {
                throw new LinkBrokenException(refusal, failure);
            }
            catch (HttpRequestException failure)
            {
                throw new LinkBrokenException(failure.HttpRequestError is HttpRequestError.SecureConnectionError or HttpRequestError.VersionNegotiationError
                        or HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError && failure.InnerException is not IOException { InnerException: System.Net.Sockets.SocketException }
                    ? LinkRefusals.Strange(_address, failure.HttpRequestError.ToString())
                    : LinkRefusals.Unreachable(_address, Why(failure)), failure);
            }
            catch (OperationCanceledException failure) when (!stop.IsCancellationRequested)
            {
                throw new LinkBrokenException(LinkRefusals.Unreachable(_address, "no answer in time"), failure);
            }
        }

        public void Dispose() => _client.Dispose();

        private bool Holds(X509Certificate? shown)
        {
            if (shown is not X509Certificate2 certificate) return false;
            Shown = NodeCertificate.FingerprintOf(certificate);
            var now = _clock.GetUtcNow().UtcDateTime;
            _turnedAway = _pin is not null && !string.Equals(Shown, _pin, StringComparison.OrdinalIgnoreCase)
                ? LinkRefusals.WrongCertificate(_address, _pin, Shown)
                : certificate.NotAfter.ToUniversalTime() < now || certificate.NotBefore.ToUniversalTime() > now
                    ? LinkRefusals.CertificateExpired(_address, certificate.NotAfter.ToUniversalTime())
                    : null;
            return _turnedAway is null;
        }

        private static string Why(HttpRequestException failure) => failure.InnerException is System.Net.Sockets.SocketException socket
            ? socket.SocketErrorCode.ToString() : failure.HttpRequestError.ToString();

        private static Refusal? RefusalIn(byte[] body)
        {
            try
            {
                return JsonSerializer.Deserialize<CarriedRefusal>(body, WireJson.Options) is { Code: not null } carried ? carried.ToRefusal() : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
