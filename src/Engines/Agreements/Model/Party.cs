namespace OneCity.Agreements.Model;

/// <summary>What a party is in the agreement.</summary>
public enum PartyRole
{
    /// <summary>The agreement does not say.</summary>
    Open,

    /// <summary>飞出地, 协作地: where the firm or project comes from.</summary>
    Out,

    /// <summary>飞入地, 承载地: where it stands now.</summary>
    In,

    /// <summary>The joint company that runs the park.</summary>
    Company,

    /// <summary>The province.</summary>
    Province,
}

/// <summary>A party to an agreement.</summary>
/// <param name="Id">Short name used in the shares.</param>
/// <param name="Name">Name to show; the id when none was given.</param>
/// <param name="Role">Its role.</param>
/// <param name="Member">Code under which it takes part in the exchange, such as a city's region code; null when it is no member.</param>
public sealed record Party(string Id, string Name, PartyRole Role, string? Member = null);
