using OneCity.Exchange;

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

    /// <summary>Whether a member is a city.</summary>
    public static bool IsCity(string member) => member.All(char.IsAsciiDigit);
}
