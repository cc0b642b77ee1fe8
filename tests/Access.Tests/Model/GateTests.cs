using OneCity.Kernel;
using Xunit;

namespace OneCity.Access.Tests.Model;

public class GateTests
{
    private static readonly Gate Gate = new(
    [
        new("figures", "read", Reach.Anywhere, Roles.All, IsPublic: true),
        new("figures", "write", Reach.OwnOrganisation, [Roles.Statistician]),
        new("figures", "publish", Reach.OwnOrganisation, [Roles.Statistician], NeedsPerson: true),
        new("cases", "accept", Reach.OwnCity, [Roles.Handler]),
        new("plans", "read", Reach.Anywhere, [Roles.Lead]),
    ]);

    private static Actor User(string role, string? organisation = "cs-tjj", string? city = "430100", params string[] scopes) => new(
        scopes.Length == 0 ? ActorKind.User : ActorKind.Program, "wang", organisation, city, new HashSet<string> { role }, null,
        scopes.Length == 0 ? null : scopes.ToHashSet());

    [Fact]
    public void What_no_line_allows_is_denied_to_everybody_even_to_administrators()
    {
        foreach (var actor in (Actor[])[Actor.Anonymous, Actor.Operator, Actor.Node, User(Roles.Administrator)])
            Assert.False(Gate.May(actor, "figures", "burn"));
    }

    [Fact]
    public void Anonymous_callers_see_only_what_is_public()
    {
        Assert.True(Gate.May(Actor.Anonymous, "figures", "read"));
        Assert.False(Gate.May(Actor.Anonymous, "plans", "read"));
    }

    [Fact]
    public void The_operator_may_all_but_what_needs_a_person()
    {
        Assert.True(Gate.May(Actor.Operator, "figures", "write", "zz-tjj"));
        Assert.False(Gate.May(Actor.Operator, "figures", "publish", "zz-tjj"));
        Assert.Equal("access.needs-person", Assert.Throws<RefusedException>(() => Gate.Demand(Actor.Operator, "figures", "publish")).Refusal.Code);
    }

    [Fact]
    public void An_administrator_is_a_person_and_may_publish() =>
        Assert.True(Gate.May(User(Roles.Administrator), "figures", "publish", "zz-tjj"));

    [Fact]
    public void A_right_over_ones_own_organisation_does_not_reach_another()
    {
        Assert.True(Gate.May(User(Roles.Statistician), "figures", "write", "cs-tjj", "430100"));
        Assert.False(Gate.May(User(Roles.Statistician), "figures", "write", "zz-tjj", "430200"));
        Assert.False(Gate.May(User(Roles.Statistician), "figures", "write", null, "430200"));
    }

    [Fact]
    public void A_right_over_ones_own_city_covers_its_counties_and_no_other_city()
    {
        Assert.True(Gate.May(User(Roles.Handler), "cases", "accept", null, "430181"));
        Assert.False(Gate.May(User(Roles.Handler), "cases", "accept", null, "430281"));
        Assert.True(Gate.May(User(Roles.Handler, "czt-office", null), "cases", "accept", null, "430281"));
    }

    [Fact]
    public void A_token_does_no_more_than_its_scopes_and_its_holder()
    {
        Assert.True(Gate.May(User(Roles.Statistician, scopes: "figures:write"), "figures", "write", "cs-tjj"));
        Assert.False(Gate.May(User(Roles.Statistician, scopes: "figures:write"), "figures", "publish", "cs-tjj"));
        Assert.False(Gate.May(User(Roles.Statistician, scopes: "figures:*"), "figures", "write", "zz-tjj"));
        Assert.False(Gate.May(User(Roles.Clerk, scopes: "*"), "figures", "write", "cs-tjj"));
    }

    [Theory]
    [InlineData("access.sign-in", null)]
    [InlineData("access.not-allowed", Roles.Clerk)]
    [InlineData("access.not-yours", Roles.Statistician)]
    public void The_refusal_says_what_is_missing(string code, string? role)
    {
        var actor = role is null ? Actor.Anonymous : User(role);
        Assert.Equal(code, Assert.Throws<RefusedException>(() => Gate.Demand(actor, "figures", "write", "zz-tjj")).Refusal.Code);
    }
}
