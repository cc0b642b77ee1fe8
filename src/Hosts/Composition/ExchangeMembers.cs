using Microsoft.Extensions.DependencyInjection;
using OneCity.Cases;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Composition;

/// <summary>The cities of the pack as members of the exchange: on one node all of them are served.</summary>
public static class ExchangeMembers
{
    /// <summary>Cities that are members (not observers) of a scope of the pack and have an organisation there; empty without a pack.</summary>
    public static IReadOnlyList<Region> Cities(RegionDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return [.. directory.Content.Regions.Where(region => region.Level == RegionLevel.City
            && directory.Content.Memberships.Any(each => each.Role == MembershipRole.Member && each.Region.Digits == region.Code.Digits)
            && directory.Content.Organisations.Any(office => office.City?.Digits == region.Code.Digits))];
    }

    /// <summary>What the exchange needs of the settings.</summary>
    /// <exception cref="FileFaultException">An unknown suite.</exception>
    public static ExchangeSettings SettingsOf(NodeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var keys = Path.Combine(settings.Data, "exchange-keys");
        if (settings.All is not { } all) return new ExchangeSettings(keys);
        if (KeyRing.SuiteNamed(all.Text("exchange.suite")) is null)
            throw new FileFaultException(new FileFault("exchange.suite", "", new($"没有签名算法“{all.Text("exchange.suite")}”", $"there is no suite '{all.Text("exchange.suite")}'"),
                new("应为 p256 或 sm2", "give p256 or sm2")));
        return new ExchangeSettings(keys, all.Text("exchange.suite"), all.Text("exchange.listen"), all.Number("exchange.port"), all.Text("exchange.address"));
    }

    /// <summary>Makes sure that every city and the joint office, or those that the settings name, has its key and its chains.</summary>
    /// <exception cref="RefusedException"><c>exchange.unknown-member</c> when the settings name one that the pack does not know.</exception>
    public static async Task Ensure(IServiceProvider node)
    {
        var directory = node.GetRequiredService<IDirectory>().Current;
        var members = Cities(directory).Select(city => (city.Code.Digits, new Words(city.Name, city.NameEn))).ToList();
        if (members.Count == 0 || await ExchangeEngine.HasMembers(node.GetRequiredService<IDatabase>())) return;
        if (directory.Content.Organisations.FirstOrDefault(office => office.City is null) is { } joint)
            members.Add((joint.Code, new Words(joint.Name, joint.NameEn)));
        if (node.GetRequiredService<NodeSettings>().All?.Find("exchange.members") is { } named)
        {
            var codes = named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (codes.FirstOrDefault(code => members.TrueForAll(member => member.Item1 != code)) is { } unknown)
                throw ExchangeRefusals.UnknownMember(unknown).ToException();
            members = [.. members.Where(member => codes.Contains(member.Item1))];
        }
        await node.GetRequiredService<ExchangeEngine>().EnsureHosted(members);
    }

    /// <summary>Sends the demonstration cases between the cities served here; answers how many there are.</summary>
    public static async Task<int> SeedDemonstration(IServiceProvider node)
    {
        var exchange = node.GetRequiredService<ExchangeEngine>();
        var served = (await exchange.ListMembers()).Where(member => member.IsHosted == 1).Select(member => member.Code).ToHashSet();
        var cities = Cities(node.GetRequiredService<IDirectory>().Current).Select(city => city.Code.Digits).Where(served.Contains).ToList();
        return cities.Count < 2 ? 0 : await node.GetRequiredService<CasesEngine>().SeedDemonstration(cities, exchange.DeliverHere);
    }
}
