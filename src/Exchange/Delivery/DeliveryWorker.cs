using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneCity.Kernel;

namespace OneCity.Exchange;

/// <summary>
/// The node's clockwork for delivery: between members served here in process, to every other node by a loop of its own, so that a peer which
/// does not answer holds up nobody else.
/// </summary>
internal sealed class DeliveryWorker(
    ExchangeEngine exchange, MemberBook members, Func<string, string, RemoteLine> newLine, DeliveryBell bell, TimeProvider clock, ILogger<DeliveryWorker> log) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _rung = new(0, 1);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string Me, string Peer), (RemoteLine Line, Task Loop)> _lines = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bell.Rung += (sender, receiver) => Wake(sender, receiver);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StartLines(stoppingToken);
                await exchange.DeliverHere();
                await _rung.WaitAsync(Rhythm, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure) when (IsPassing(failure))
            {
                log.LogWarning(failure, "delivery failed and is tried again");
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        await Task.WhenAll(_lines.Values.Select(each => each.Loop)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Members may be entered by a command beside the server, so they are looked at again and again.</summary>
    private async Task StartLines(CancellationToken stop)
    {
        var known = await members.List();
        foreach (var me in known.Where(member => member.IsHosted == 1))
            foreach (var peer in known.Where(member => member.IsRemote))
                _lines.GetOrAdd((me.Code, peer.Code), pair =>
                {
                    var line = newLine(pair.Me, pair.Peer);
                    return (line, Task.Run(() => Keep(line, stop), stop));
                });
    }

    private async Task Keep(RemoteLine line, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await line.Run(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                log.LogWarning(failure, "delivery to another node failed and is tried again");
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static bool IsPassing(Exception failure) =>
        failure is RefusedException or System.Data.Common.DbException or InvalidOperationException or IOException;

    private void Wake(string sender, string receiver)
    {
        if (_lines.TryGetValue((sender, receiver), out var line)) line.Line.Wake();
        else if (_rung.CurrentCount == 0)
        {
            try
            {
                _rung.Release();
            }
            catch (SemaphoreFullException)
            {
                // Rung twice at once: one waking is enough.
            }
        }
    }
}
