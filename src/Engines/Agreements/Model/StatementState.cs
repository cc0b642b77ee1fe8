namespace OneCity.Agreements.Model;

/// <summary>Where a statement stands between the parties.</summary>
public enum StatementState
{
    /// <summary>Computed, and computed anew until it is sent.</summary>
    Draft,

    /// <summary>Handed to the parties; its bytes no longer change.</summary>
    Sent,

    /// <summary>A party disputes lines.</summary>
    Disputed,

    /// <summary>The joint meeting has it.</summary>
    Meeting,

    /// <summary>The superior has ruled; what changes is adjusted in the next statement.</summary>
    Ruled,

    /// <summary>Confirmed by every party: frozen.</summary>
    Confirmed,

    /// <summary>Paid.</summary>
    Settled,
}

/// <summary>Finds a statement's state from what is known of it; the order in which news arrived does not matter.</summary>
public static class StatementStanding
{
    /// <summary>The state of a statement that was sent.</summary>
    /// <param name="moved">The last step of the city that drafted it: <see cref="StatementState.Meeting"/>, <see cref="StatementState.Ruled"/>, <see cref="StatementState.Settled"/>, or null.</param>
    /// <param name="parties">Every party.</param>
    /// <param name="confirmed">Parties that confirmed these bytes.</param>
    /// <param name="ruled">Objections with a ruling.</param>
    /// <param name="open">Objections neither ruled on nor withdrawn.</param>
    public static StatementState Of(StatementState? moved, IEnumerable<string> parties, IReadOnlySet<string> confirmed, int ruled, int open)
    {
        if (moved == StatementState.Settled) return StatementState.Settled;
        if (open > 0) return moved == StatementState.Meeting ? StatementState.Meeting : StatementState.Disputed;
        if (parties.All(confirmed.Contains)) return StatementState.Confirmed;
        return ruled > 0 ? StatementState.Ruled : StatementState.Sent;
    }
}
