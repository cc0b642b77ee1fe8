using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneCity.Kernel;

namespace OneCity.Exchange;

/// <summary>The node's clockwork for delivery: calls soon after each commit, and at the latest every few seconds.</summary>
internal sealed class DeliveryWorker(ExchangeEngine exchange, DeliveryBell bell, TimeProvider clock, ILogger<DeliveryWorker> log) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _rung = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bell.Rung += (_, _) => Wake();
        using var timer = new PeriodicTimer(Rhythm, clock);
        var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await Task.WhenAny(_rung.WaitAsync(stoppingToken), tick) == tick)
                {
                    await tick;
                    tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
                }
                await exchange.DeliverHere();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is RefusedException or System.Data.Common.DbException or InvalidOperationException or IOException)
            {
                log.LogWarning(failure, "delivery failed and is tried again");
            }
        }
    }

    private void Wake()
    {
        try
        {
            if (_rung.CurrentCount == 0) _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Rung twice at once: one waking is enough.
        }
    }
}
