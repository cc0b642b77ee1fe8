namespace OneCity.Exchange;

/// <summary>What a courier remembers of one pair between calls; a crash may forget it without harm.</summary>
internal sealed class Line
{
    /// <summary>One call of the peer at a time.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>The word given to the peer's last greeting.</summary>
    public string? Granted { get; private set; }

    private string PeersIncarnation { get; set; } = "";

    /// <summary>The word that the peer gave to the last greeting; null before it.</summary>
    public string? Token { get; private set; }

    /// <summary>The call under way; null when there is none.</summary>
    public string? Call { get; private set; }

    public long CalledAt { get; private set; }

    public long FailedAt { get; private set; }

    public long LastSent { get; private set; }

    /// <summary>Calls that failed since the last that did not.</summary>
    public int Attempts { get; private set; }

    /// <summary>The number of which two messages exist, to be shown to the peer; 0 once that is done.</summary>
    public long? Shows { get; set; }

    /// <summary>1, 2, 4 … seconds, at most five minutes.</summary>
    public TimeSpan Backoff => TimeSpan.FromSeconds(Math.Min(300, 1 << Math.Min(Attempts - 1, 9)));

    public void Begin(string call, long now, long lastSent) => (Call, CalledAt, LastSent) = (call, now, lastSent);

    public void Fail(long now) => (Call, FailedAt, Attempts) = (null, now, Attempts + 1);

    public void Done(string? token) => (Call, Attempts, Token) = (null, 0, token);

    /// <summary>
    /// A new incarnation of the peer voids the call under way: its answer would speak of a store that may have been
    /// replaced since.
    /// </summary>
    public void Greeted(string token, string call)
    {
        var incarnation = call[..Math.Max(0, call.IndexOf('-', StringComparison.Ordinal))];
        if (incarnation != PeersIncarnation) Call = null;
        (Granted, PeersIncarnation) = (token, incarnation);
    }

    /// <summary>A peer that calls can be called: what waits goes out now instead of after the pause.</summary>
    public bool Revive()
    {
        if (Attempts == 0) return false;
        Attempts = 0;
        return true;
    }

    public void Forget() => (Token, Attempts) = (null, 0);
}
