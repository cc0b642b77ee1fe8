namespace OneCity.Exchange;

/// <summary>Audit events of the exchange.</summary>
public static class ExchangeEvents
{
    /// <summary>Two messages with one number were seen.</summary>
    public const string TwoStories = "exchange.two-stories-seen";

    /// <summary>A member began to catch up after a restore.</summary>
    public const string CatchUpBegun = "exchange.catch-up-begun";

    /// <summary>Every peer has answered a restored member.</summary>
    public const string CaughtUp = "exchange.caught-up";

    /// <summary>A payload was erased after its retention.</summary>
    public const string PayloadErased = "exchange.payload-erased";

    /// <summary>A member or its key was entered.</summary>
    public const string PeerAdded = "exchange.peer-added";

    /// <summary>A member got a new key.</summary>
    public const string KeyRotated = "exchange.key-rotated";

    /// <summary>The node's own key, which its certificate shows, was replaced.</summary>
    public const string NodeKeyRotated = "exchange.node-key-rotated";

    /// <summary>A peer announced its next key.</summary>
    public const string KeyLearned = "exchange.key-learned";

    /// <summary>A partnership ended.</summary>
    public const string PartnershipEnded = "exchange.partnership-ended";

    /// <summary>Batches were written to a file.</summary>
    public const string Exported = "exchange.exported";

    /// <summary>Batches were read from a file.</summary>
    public const string Imported = "exchange.imported";
}
