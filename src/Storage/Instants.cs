namespace OneCity.Storage;

/// <summary>Instants as stored: UTC microseconds since 1970-01-01, the resolution PostgreSQL and SQLite integers share.</summary>
public static class Instants
{
    /// <summary>To the stored form.</summary>
    public static long ToMicroseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10;

    /// <summary>From the stored form.</summary>
    public static DateTimeOffset FromMicroseconds(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10);
}
