using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneCity.Kernel;

namespace OneCity.Plans.Features;

/// <summary>Reads the plans and computes today's board when a server starts, so that its first reader does not wait for it.</summary>
internal sealed class OpenBook(PlansEngine plans, ILogger<OpenBook> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await plans.ListLights(Actor.Operator, null, new LightFilter(), stoppingToken);
        }
        catch (Exception failure) when (failure is RefusedException or System.Data.Common.DbException or InvalidOperationException or IOException)
        {
            log.LogWarning(failure, "today's board was not computed ahead; its first reader will wait for it");
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node is stopping.
        }
    }
}
