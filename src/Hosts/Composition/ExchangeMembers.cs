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

    /// <summary>Makes sure that every city and the joint office has its key and its chains.</summary>
    public static async Task Ensure(IServiceProvider node)
    {
        var directory = node.GetRequiredService<IDirectory>().Current;
        var members = Cities(directory).Select(city => (city.Code.Digits, new Words(city.Name, city.NameEn))).ToList();
        if (members.Count == 0 || await ExchangeEngine.HasMembers(node.GetRequiredService<IDatabase>())) return;
        if (directory.Content.Organisations.FirstOrDefault(office => office.City is null) is { } joint)
            members.Add((joint.Code, new Words(joint.Name, joint.NameEn)));
        await node.GetRequiredService<ExchangeEngine>().EnsureHosted(members);
    }

    /// <summary>Sends the demonstration cases between all cities; answers how many there are.</summary>
    public static Task<int> SeedDemonstration(IServiceProvider node)
    {
        var exchange = node.GetRequiredService<ExchangeEngine>();
        return node.GetRequiredService<CasesEngine>().SeedDemonstration(
            [.. Cities(node.GetRequiredService<IDirectory>().Current).Select(city => city.Code.Digits)], exchange.DeliverHere);
    }
}
