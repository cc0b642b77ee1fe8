using CsCheck;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Access.Tests.Model;

public class EntryWordsTests
{
    [Fact]
    public void Names_are_folded_so_that_look_alikes_are_one_person()
    {
        Assert.Equal("wang.lei", UserName.Parse("Wang.Lei").Key);
        Assert.Equal(UserName.Parse("ＷＡＮＧ").Key, UserName.Parse("wang").Key);
        Assert.Equal("张三", UserName.Parse("张三").Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("a b")]
    [InlineData("../etc/passwd")]
    [InlineData("a\0b")]
    [InlineData("operator")]
    [InlineData("Anonymous")]
    [InlineData("=cmd()")]
    [InlineData("\ud800")]
    [InlineData("<script>")]
    public void What_is_no_name_is_refused(string? text) => Assert.Null(UserName.Find(text));

    [Fact]
    public void Any_text_is_a_name_or_none_and_a_name_keeps_its_key() => Gen.String.Sample(text =>
    {
        if (UserName.Find(text) is { } name) Assert.Equal(name.Key, UserName.Find(name.Text)!.Value.Key);
    });

    [Fact]
    public void A_password_is_long_and_neither_the_name_nor_a_common_one()
    {
        var name = UserName.Parse("wanglei");
        Assert.Null(PasswordRule.Check("青瓷 porcelain 釉", name));
        foreach (var weak in (string[])["short", "1234567890", "aaaaaaaaaaaa", "wanglei-2026!", new string('x', 300)])
            Assert.Equal("access.weak-password", PasswordRule.Check(weak, name)!.Code);
    }

    [Fact]
    public void The_wait_doubles_from_half_a_minute_to_a_quarter_of_an_hour()
    {
        var waits = Enumerable.Range(1, 12).Select(failures => LockOut.Shipped.WaitAfter(failures).TotalSeconds);
        Assert.Equal([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900], waits);
        Assert.Equal(900, LockOut.Shipped.WaitAfter(long.MaxValue).TotalSeconds);
    }

    [Fact]
    public void A_scope_that_names_no_right_is_told_with_the_nearest()
    {
        Right[] rights = [new("figures", "write", Reach.Anywhere, [])];
        Assert.Equal(["*"], Scopes.Parse("", rights));
        Assert.Equal(["figures:*", "figures:write"], Scopes.Parse("figures:write, figures:*", rights).Order());
        var refused = Assert.Throws<RefusedException>(() => Scopes.Parse("figures:wirte", rights)).Refusal;
        Assert.Equal("access.bad-scope", refused.Code);
        Assert.Contains("figures:write", refused.Remedy.English, StringComparison.Ordinal);
    }
}
