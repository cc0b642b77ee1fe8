using OneCity.Comments.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Comments.Tests;

public sealed class CommentsTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Who_is_mentioned_finds_it_in_the_inbox_until_they_answer(Dialect dialect)
    {
        await using var house = await House.Open(dialect);
        await house.Engine.Write(await house.Of("wang"), house.Record, "@li 这个增速和你们的一致吗？");
        var line = Assert.Single(await house.InboxOf("li"));
        Assert.Equal(InboxKind.Comment, line.Kind);
        Assert.StartsWith("/documents/", line.Address, StringComparison.Ordinal);
        Assert.Empty(await house.InboxOf("wang"));
        await house.Engine.Write(await house.Of("li"), house.Record, "一致。");
        Assert.Empty(await house.InboxOf("li"));
        Assert.Equal(["@li 这个增速和你们的一致吗？", "一致。"], (await house.Engine.List(await house.Of("wang"), house.Record)).Select(each => each.Text));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task What_was_seen_leaves_the_inbox_and_what_is_taken_back_leaves_no_text(Dialect dialect)
    {
        await using var house = await House.Open(dialect);
        var (wang, li) = (await house.Of("wang"), await house.Of("li"));
        await house.Engine.Write(wang, house.Record, "@li 一");
        await house.Engine.See(li, house.Record);
        Assert.Empty(await house.InboxOf("li"));
        var second = await house.Engine.Write(wang, house.Record, "@li 二");
        await Refused("comments.not-yours", () => house.Engine.Withdraw(li, second));
        await house.Engine.Withdraw(wang, second);
        Assert.Empty(await house.InboxOf("li"));
        Assert.Null((await house.Engine.List(wang, house.Record))[^1].Text);
        var trail = await house.Database.Read(session => session.List<string>("SELECT details FROM audit_entries WHERE event LIKE 'comments.%'"));
        Assert.DoesNotContain(trail, details => details.Contains('二', StringComparison.Ordinal));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Comments_are_for_those_who_may_see_the_record_and_name_nobody_else(Dialect dialect)
    {
        await using var house = await House.Open(dialect);
        var (wang, observer) = (await house.Of("wang"), await house.Of("观察员"));
        await Refused("access.not-allowed", () => house.Engine.List(observer, house.Record));
        await Refused("access.not-allowed", () => house.Engine.Write(observer, house.Record, "看得到吗"));
        await Refused("comments.unknown-person", () => house.Engine.Write(wang, house.Record, "@观察员 请看"));
        await Refused("comments.unknown-person", () => house.Engine.Write(wang, house.Record, "@zhao 请看"));
        await Refused("comments.unknown-record", () => house.Engine.Write(wang, "nothing:1", "在吗"));
        await Refused("comments.empty", () => house.Engine.Write(wang, house.Record, " \n "));
        await Refused("comments.too-long", () => house.Engine.Write(wang, house.Record, new string('长', 2001)));
        Assert.Empty(await house.Engine.List(wang, house.Record));
    }

    [Theory]
    [InlineData("@li 请看", "li")]
    [InlineData("请@wang.fang看，@li。", "wang.fang看,li")]
    [InlineData("写信到 li@office.cn", "")]
    [InlineData("@li, @LI 和 @wang.", "li,wang")]
    [InlineData("@ 谁", "")]
    public void A_mention_is_an_at_sign_and_a_name(string text, string names) => Assert.Equal(names, string.Join(',', Mentions.In(text)));

    private static async Task Refused(string code, Func<Task> use) => Assert.Equal(code, (await Assert.ThrowsAsync<RefusedException>(use)).Refusal.Code);
}
