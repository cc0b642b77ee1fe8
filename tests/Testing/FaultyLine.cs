using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OneCity.Testing;

/// <summary>
/// A line between two programs on this machine that can be cut: between calls, in the middle of one, or for a while. Loopback only, a few
/// connections at a time.
/// </summary>
public sealed class FaultyLine : IAsyncDisposable
{
    private const int ConnectionsMax = 64;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<int, (TcpClient Near, TcpClient Far)> _open = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private volatile int _farPort;
    private long _bytesLeft = long.MaxValue;
    private int _turn, _cuts;
    private volatile bool _isCut;

    private FaultyLine(int farPort)
    {
        _farPort = farPort;
        _listener.Start();
        _accepting = Task.Run(Accept);
    }

    /// <summary>A line to a port on this machine.</summary>
    public static FaultyLine To(int port) => new(port);

    /// <summary>Where the near program connects.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often connections were cut.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>Leads to another port from now on: the far program was started again.</summary>
    public void LeadTo(int port) => _farPort = port;

    /// <summary>Cuts every connection; with <paramref name="forGood"/> none comes up before <see cref="Mend"/>.</summary>
    public void Cut(bool forGood = false)
    {
        _isCut = forGood;
        foreach (var (turn, pair) in _open)
            if (_open.TryRemove(turn, out _)) Break(pair);
    }

    /// <summary>Cuts after so many more bytes, in whatever is under way then, over and over until <see cref="Mend"/>.</summary>
    public void CutEvery(long bytes)
    {
        CutBytes = bytes;
        Interlocked.Exchange(ref _bytesLeft, bytes);
    }

    private long CutBytes { get; set; } = long.MaxValue;

    /// <summary>Whole again.</summary>
    public void Mend()
    {
        CutEvery(long.MaxValue);
        _isCut = false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut(forGood: true);
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            var near = await _listener.AcceptTcpClientAsync(_stop.Token);
            if (_isCut || _open.Count >= ConnectionsMax)
            {
                near.Client.Close(0);
                continue;
            }
            _ = Join(near);
        }
    }

    private async Task Join(TcpClient near)
    {
        var far = new TcpClient();
        var turn = Interlocked.Increment(ref _turn);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _farPort, _stop.Token);
            (near.NoDelay, far.NoDelay) = (true, true);
            _open[turn] = (near, far);
            await Task.WhenAny(Carry(near, far), Carry(far, near));
        }
        catch (Exception gone) when (gone is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The near side sees a closed connection, as it would on a real line.
        }
        finally
        {
            _open.TryRemove(turn, out _);
            Break((near, far));
        }
    }

    private async Task Carry(TcpClient from, TcpClient to)
    {
        var buffer = new byte[16 << 10];
        try
        {
            for (int read; (read = await from.GetStream().ReadAsync(buffer, _stop.Token)) > 0;)
            {
                if (Interlocked.Add(ref _bytesLeft, -read) < 0)
                {
                    Interlocked.Exchange(ref _bytesLeft, CutBytes);
                    Interlocked.Increment(ref _cuts);
                    // A part of what was under way still arrives.
                    await to.GetStream().WriteAsync(buffer.AsMemory(0, read / 2), _stop.Token);
                    return;
                }
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception gone) when (gone is SocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }

    private static void Break((TcpClient Near, TcpClient Far) pair)
    {
        foreach (var side in (TcpClient[])[pair.Near, pair.Far])
        {
            try
            {
                side.Client?.Close(0); // RST, as when a line breaks
            }
            catch (ObjectDisposedException)
            {
                // Closed already.
            }
        }
    }
}
