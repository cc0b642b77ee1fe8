using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>Sends what waits in the queue of notices; a failure is tried again after 1, 2, 4 … minutes, at most 6 hours apart, and never given up.</summary>
public static class SendNotices
{
    private const int AtOnce = 50;
    private const long MinuteUs = 60_000_000L;

    /// <summary>Answers how many went out.</summary>
    internal static async Task<int> Handle(CaseDesk desk, ContentSeal seal, IReadOnlyList<INoticeChannel> channels, CancellationToken stop)
    {
        var sent = 0;
        foreach (var notice in await desk.Units.Read(async unit => await Rows(unit, seal).ListDue(desk.NowUs, AtOnce)))
        {
            if (channels.FirstOrDefault(channel => channel.Takes(notice.Target)) is not { } channel)
            {
                await Fail(desk, seal, notice, "no channel is set for this target");
                continue;
            }
            try
            {
                await channel.Send(notice, stop);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                // The type alone: messages of mail servers repeat the address.
                await Fail(desk, seal, notice, $"{channel.Name}: {failure.GetType().Name}");
                continue;
            }
            await desk.Units.Write(async unit =>
            {
                await Rows(unit, seal).Sent(notice.Id, channel.Name, desk.NowUs);
                unit.Audit(new AuditEvent(CaseEvents.Notified, Actor.Node, $"case:{notice.CaseId}", channel.Name));
                return 0;
            });
            sent++;
        }
        return sent;
    }

    private static ValueTask<int> Fail(CaseDesk desk, ContentSeal seal, Notice notice, string fault) => desk.Units.Write(async unit =>
    {
        var minutes = Math.Min(360L, 1L << (int)Math.Min(notice.Tries, 9));
        await Rows(unit, seal).Failed(notice.Id, fault, desk.NowUs + minutes * MinuteUs);
        return 0;
    });

    private static NoticeRows Rows(Exchange.IUnit unit, ContentSeal seal) => new(((Exchange.SqlUnit)unit).Session, seal);
}
