namespace OneCity.Access;

/// <summary>How long a name stays locked after repeated failure (GB/T 22239-2019, 8.1.4.1 b: failed sign-ins are limited).</summary>
/// <remarks>The first failures cost nothing; then the wait doubles from half a minute to a quarter of an hour, so that guessing is hopeless and a
/// clerk who mistyped is not shut out for the day.</remarks>
/// <param name="FreeFailures">Failures without a wait, 1 to 100; the default is 5.</param>
/// <param name="LongestWait">The longest wait; the default is 15 minutes.</param>
public sealed record LockOut(int FreeFailures, TimeSpan LongestWait)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    /// <summary>Failures older than this are forgotten.</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromHours(24);

    /// <summary>As shipped: five failures, then 30 s, 1, 2, 4, 8 and 15 minutes.</summary>
    public static LockOut Shipped { get; } = new(5, TimeSpan.FromMinutes(15));

    /// <summary>The wait after this many failures in a row; zero while they are free.</summary>
    public TimeSpan WaitAfter(long failures)
    {
        if (failures < FreeFailures) return TimeSpan.Zero;
        var doublings = Math.Min(failures - FreeFailures, 20);
        var wait = TimeSpan.FromTicks(FirstWait.Ticks << (int)doublings);
        return wait < LongestWait ? wait : LongestWait;
    }
}
