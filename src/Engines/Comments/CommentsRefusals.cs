using OneCity.Comments.Features;
using OneCity.Comments.Model;
using OneCity.Kernel;

namespace OneCity.Comments;

/// <summary>Every refusal of the engine.</summary>
public static class CommentsRefusals
{
    /// <summary>Nothing was written.</summary>
    public static Refusal Empty { get; } = new(
        "comments.empty", new("留言是空的", "the comment is empty"), new("写下要说的话", "write what you want to say"));

    /// <summary>Too much was written.</summary>
    public static Refusal TooLong { get; } = new(
        "comments.too-long",
        new($"留言超过 {WriteComment.LengthMax} 字，或提到超过 {Mentions.CountMax} 人", $"the comment has more than {WriteComment.LengthMax} characters or names more than {Mentions.CountMax} people"),
        new("写短一些，长的内容作为文件附在记录上", "shorten it; put longer matter into a file beside the record"));

    /// <summary>A name in the text belongs to nobody who may see the record.</summary>
    public static Refusal UnknownPerson(string name) => new(
        "comments.unknown-person",
        new($"没有可以看这条记录的用户 {name}", $"nobody named {name} may see this record"),
        new("检查用户名；@ 后写登录名", "check the name; write the sign-in name after @"));

    /// <summary>There is no such kind of record.</summary>
    public static Refusal UnknownRecord(string record) => new(
        "comments.unknown-record",
        new($"没有可以留言的记录 {record}", $"there is no record {record} that takes comments"),
        new("写作 种类:编号", "write it as kind:id"));

    /// <summary>There is no such comment of this author.</summary>
    public static Refusal NotYours { get; } = new(
        "comments.not-yours",
        new("只有作者本人可以撤回自己的留言", "only its author can take a comment back"),
        new("请作者撤回，或在下面回复", "ask its author, or answer below it"));
}
