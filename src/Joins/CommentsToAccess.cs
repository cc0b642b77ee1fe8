using OneCity.Access;
using OneCity.Comments;
using OneCity.Kernel;

namespace OneCity.Joins;

/// <summary>People who can be mentioned are the users of this node, with the rights they hold today.</summary>
internal sealed class CommentsToAccess(AccessEngine access) : ICommentReaders
{
    public async Task<Actor?> Find(string name, CancellationToken stop)
    {
        try
        {
            return await access.ActAs(name, stop) with { Through = null };
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
