using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>The node's clockwork for cases: offers lapse, hops near or past their limit are marked, notices go out.</summary>
internal sealed class CaseClockwork(CasesEngine cases, CaseDesks desks, ExchangeEngine exchange, TimeProvider clock, ILogger<CaseClockwork> log) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, clock);
        try
        {
            do
            {
                try
                {
                    foreach (var member in await exchange.ListMembers())
                        if (member.IsHosted == 1)
                        {
                            await desks.CountAgain(member.Code);
                            await cases.Lapse(member.Code);
                            await desks.MarkHops(member.Code);
                        }
                    await desks.SendNotices(stoppingToken);
                }
                catch (Exception failure) when (failure is RefusedException or System.Data.Common.DbException or InvalidOperationException or IOException)
                {
                    log.LogWarning(failure, "the clockwork of cases failed and is tried again");
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node is stopping.
        }
    }
}
