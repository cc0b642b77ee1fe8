using OneCity.Comments.Model;
using OneCity.Kernel;

namespace OneCity.Comments;

/// <summary>A kind of record that can be commented; one join per engine fills it.</summary>
public interface ICommentedRecords
{
    /// <summary>The word before the colon, such as <c>plans-item</c>.</summary>
    string Kind { get; }

    /// <summary>The record, when the actor may see it.</summary>
    /// <exception cref="RefusedException">When there is none, or the actor may not see it: with the refusal of its own engine.</exception>
    Task<CommentedRecord> Get(Actor actor, string id, CancellationToken stop);
}

/// <summary>The people of this node, as comments ask for them.</summary>
public interface ICommentReaders
{
    /// <summary>The person as they would sign in; null when there is none or their account is closed.</summary>
    Task<Actor?> Find(string name, CancellationToken stop);
}
