using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>The other members that a member writes to, told apart by their codes: cities have digits (GB/T 2260), the joint office a name.</summary>
internal static class Peers
{
    /// <summary>Cities among the peers: the joint office takes no cases in.</summary>
    public static async ValueTask<IReadOnlyList<string>> Cities(IUnit unit, string member) => [.. (await All(unit, member)).Where(IsCity)];

    /// <summary>The joint office among the peers; empty where there is none.</summary>
    public static async ValueTask<IReadOnlyList<string>> Offices(IUnit unit, string member) => [.. (await All(unit, member)).Where(peer => !IsCity(peer))];

    /// <summary>All that messages may flow to.</summary>
    public static async ValueTask<IReadOnlyList<string>> All(IUnit unit, string member) =>
        [.. (await unit.Journals.ListChains(member)).Where(chain => chain.Sender == member && chain.Standing == ChainStanding.Open).Select(chain => chain.Receiver)];

    /// <summary>Refuses a member that this node does not serve; a node without any partner yet serves whom it is told to.</summary>
    /// <exception cref="RefusedException"><c>cases.unknown-member</c>.</exception>
    public static async ValueTask DemandServed(IUnit unit, string member)
    {
        if (unit is not SqlUnit) return;
        var chains = await unit.Journals.ListChains(null);
        if (chains.Count > 0 && chains.All(chain => chain.Keeper != member)) throw CasesRefusals.UnknownMember(member).ToException();
    }

    /// <summary>Refuses to write to somebody who is no partner: nobody would ever answer.</summary>
    /// <exception cref="RefusedException"><c>cases.unknown-member</c>.</exception>
    public static async ValueTask DemandPartner(IUnit unit, string member, string peer)
    {
        if (unit is SqlUnit && (await unit.Journals.ListChains(member)).All(chain => chain.Sender != member || chain.Receiver != peer))
            throw CasesRefusals.UnknownMember(peer).ToException();
    }

    /// <summary>Whether a member is a city.</summary>
    public static bool IsCity(string member) => member.All(char.IsAsciiDigit);
}
