using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Access.Tests;

public sealed class DraftsTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_draft_is_its_writers_alone_and_outlives_the_process_that_kept_it(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("wang");
        await house.Add("li");
        var (wang, li) = (await Of(house, "wang"), await Of(house, "li"));
        await house.Drafts.Keep(wang, "comment:figure:1", Text("株洲"));
        await house.Drafts.Keep(wang, "comment:figure:1", Text("株洲的数请核对 = 3"));
        var other = new Drafts(house.Store.Database, house.Store.Clock, house.Gate);
        Assert.Equal("株洲的数请核对 = 3", (await other.Find(wang, "comment:figure:1"))!.Fields["text"]);
        Assert.Null(await other.Find(li, "comment:figure:1"));
        Assert.Empty(await other.List(li));
        await other.Drop(li, "comment:figure:1");
        Assert.Single(await other.List(wang));
        await other.Keep(wang, "comment:figure:1", Text("  "));
        Assert.Empty(await house.Drafts.List(wang));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task What_cannot_be_a_draft_is_refused_and_an_old_one_goes(Dialect dialect)
    {
        await using var house = await AccessHouse.Open(dialect);
        await house.Add("wang");
        var wang = await Of(house, "wang");
        await Refused.With("access.bad-draft", () => house.Drafts.Keep(wang, "", Text("一")));
        await Refused.With("access.bad-draft", () => house.Drafts.Keep(wang, new string('长', 201), Text("一")));
        await Refused.With("access.bad-draft", () => house.Drafts.Keep(wang, "a", Text(new string('长', 20_000))));
        await Refused.With("access.sign-in", () => house.Drafts.Keep(Actor.Anonymous, "a", Text("一")));
        await Refused.With("access.sign-in", () => house.Drafts.List(Actor.Operator));
        await house.Drafts.Keep(wang, "old", Text("一"));
        house.Store.Clock.Advance(TimeSpan.FromDays(91));
        await house.Drafts.Keep(wang, "new", Text("二"));
        Assert.Equal(["new"], (await house.Drafts.List(wang)).Select(draft => draft.Place));
        for (var number = 0; number < 499; number++) await house.Drafts.Keep(wang, $"place {number}", Text("一"));
        await Refused.With("access.too-many-drafts", () => house.Drafts.Keep(wang, "one more", Text("一")));
        await house.Drafts.Keep(wang, "new", Text("三"));
    }

    private static Dictionary<string, string> Text(string text) => new() { ["text"] = text };

    private static async Task<Actor> Of(AccessHouse house, string name) => await house.Engine.ActAs(name) with { Through = null };
}
