using OneCity.Access.Features;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Access.Tests.Features;

public sealed class KeepViewTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_view_is_kept_for_its_owner_replaced_under_its_name_and_dropped(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("wang");
        await house.Add("li");
        var (wang, li) = (await Of(house, "wang"), await Of(house, "li"));
        await house.Engine.KeepView(wang, new("逾期", "/plans?light=red"));
        await house.Engine.KeepView(wang, new(" 逾期 ", "/plans?light=red&city=430200"));
        Assert.Equal([new SavedView("逾期", "/plans?light=red&city=430200")], await house.Engine.ListViews(wang));
        Assert.Empty(await house.Engine.ListViews(li));
        await house.Engine.DropView(li, "逾期");
        await house.Engine.DropView(wang, "逾期");
        Assert.Empty(await house.Engine.ListViews(wang));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_view_leads_nowhere_else_and_has_a_name(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("wang");
        var wang = await Of(house, "wang");
        foreach (var (title, address) in new[] { ("外", "https://other.example/"), ("外", "//other.example"), ("外", "/\\other"), ("", "/plans"), (new string('长', 61), "/plans"), ("行", "/a\nb") })
            await Refused.With("access.bad-view", () => house.Engine.KeepView(wang, new(title, address)));
        await Refused.With("access.sign-in", () => house.Engine.KeepView(Actor.Operator, new("一", "/")));
    }

    private static async Task<Actor> Of(AccessHouse house, string name) => await house.Engine.ActAs(name) with { Through = null };
}
