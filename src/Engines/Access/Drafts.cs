using System.Text.Json;
using OneCity.Access.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Access;

/// <summary>What a person has typed and not yet sent.</summary>
/// <param name="Place">Where it belongs: the form and its record, such as <c>comment:plans-item:2026-17</c>; 1 to 200 characters.</param>
/// <param name="Fields">The text of each field by its name; together at most 20,000 characters.</param>
/// <param name="At">When it was last kept (UTC).</param>
public sealed record Draft(string Place, IReadOnlyDictionary<string, string> Fields, DateTimeOffset At);

/// <summary>Drafts, kept on the server as one types: a restart, a lost connection or another desk loses nothing.</summary>
/// <remarks>
/// A draft is its writer's alone, is no record and leaves no entry in the audit trail; what is sent does. It is not for personal data of
/// applicants: no form that holds them keeps drafts. A draft untouched for 90 days is dropped when its writer keeps the next one.
/// </remarks>
public sealed class Drafts(IDatabase database, TimeProvider clock, IGate gate)
{
    private const int CountMax = 500;
    private const int PlaceMax = 200;
    private const int LengthMax = 20_000;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>One's own drafts, the newest first; empty when there are none.</summary>
    public async Task<IReadOnlyList<Draft>> List(Actor actor, CancellationToken stop = default)
    {
        var key = KeyOf(actor);
        return [.. (await database.Read(session => DraftStore.List(session, key), stop)).Select(Read)];
    }

    /// <summary>One's own draft at a place; null when there is none.</summary>
    public async Task<Draft?> Find(Actor actor, string place, CancellationToken stop = default)
    {
        var key = KeyOf(actor);
        return await database.Read(session => DraftStore.Find(session, key, place), stop) is { } row ? Read(row) : null;
    }

    /// <summary>Keeps what stands in the fields now, in place of what was kept there; fields that are all empty drop the draft.</summary>
    /// <exception cref="RefusedException"><c>access.bad-draft</c>, <c>access.too-many-drafts</c>.</exception>
    public Task Keep(Actor actor, string place, IReadOnlyDictionary<string, string> fields, CancellationToken stop = default)
    {
        var key = KeyOf(actor);
        var isRead = place is { Length: > 0 and <= PlaceMax } && fields is not null && fields.Values.All(text => text is not null)
            && fields.Sum(field => (long)field.Key.Length + field.Value.Length) <= LengthMax;
        if (!isRead) throw AccessRefusals.BadDraft.ToException();
        if (fields!.Values.All(string.IsNullOrWhiteSpace)) return Drop(actor, place, stop);
        var nowUs = Instants.ToMicroseconds(clock.GetUtcNow());
        return database.Write(async session =>
        {
            await DraftStore.DropOld(session, key, nowUs - (long)Kept.TotalMicroseconds);
            if (await DraftStore.CountOthers(session, key, place) >= CountMax) throw AccessRefusals.TooManyDrafts(CountMax).ToException();
            await DraftStore.Keep(session, key, new(place, JsonSerializer.Serialize(fields), nowUs));
        }, stop);
    }

    /// <summary>Drops a draft: it was sent, or is not wanted; nothing happens when there is none.</summary>
    public Task Drop(Actor actor, string place, CancellationToken stop = default)
    {
        var key = KeyOf(actor);
        return database.Write(session => DraftStore.Drop(session, key, place), stop);
    }

    private static Draft Read(DraftRow row) =>
        new(row.Place, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Fields)!, Instants.FromMicroseconds(row.AtUs));

    private string KeyOf(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Kind != ActorKind.User) throw AccessRefusals.SignIn.ToException();
        gate.Demand(actor, AccessParts.Engine, "own-account");
        return UserName.Parse(actor.Name).Key;
    }
}
