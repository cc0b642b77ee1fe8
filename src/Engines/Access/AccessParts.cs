using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Access;

/// <summary>How long things last; the host reads it from the settings.</summary>
/// <param name="SessionLength">A session ends this long after sign-in; 12 hours as shipped.</param>
/// <param name="OneTimeGrace">A one-time password opens further sessions only this long after the first; half an hour as shipped.</param>
/// <param name="LockOut">Waits after repeated failure.</param>
public sealed record AccessSettings(TimeSpan SessionLength, TimeSpan OneTimeGrace, LockOut LockOut)
{
    /// <summary>As shipped.</summary>
    public static AccessSettings Shipped { get; } = new(TimeSpan.FromHours(12), TimeSpan.FromMinutes(30), LockOut.Shipped);
}

/// <summary>What the use cases work with.</summary>
internal sealed record AccessParts(
    IDatabase Database,
    TimeProvider Clock,
    IEntropy Entropy,
    IGate Gate,
    IDirectory Directory,
    IReadOnlyList<Right> Rights,
    AccessSettings Settings,
    Passwords Passwords)
{
    /// <summary>The name of this engine in rights.</summary>
    public const string Engine = "access";

    /// <summary>Now, as stored.</summary>
    public long NowUs => Instants.ToMicroseconds(Clock.GetUtcNow());

    /// <summary>Today in Shanghai; China has kept UTC+8 without summer time since 1992.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    /// <summary>The organisation that bears the duties of this one today: itself, or its last successor.</summary>
    public Organisation? HeirOf(string? code)
    {
        var found = Directory.Current.FindOrganisation(code);
        for (var steps = 0; steps < 32 && found?.Successor is { Length: > 0 } next && !found.InForce.On(Today); steps++)
            found = Directory.Current.FindOrganisation(next) ?? found;
        return found;
    }
}
