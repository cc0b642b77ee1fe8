using OneCity.Access.Storage;
using OneCity.Storage;

namespace OneCity.Access;

/// <summary>An answer that was given before under the same key.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type; null without a body.</param>
/// <param name="Location">The <c>Location</c> header; null when there was none.</param>
/// <param name="Body">The body as text; empty when there was none.</param>
public sealed record KeptAnswer(int Status, string? ContentType, string? Location, string Body);

/// <summary>What to do with a request that carries an idempotency key.</summary>
/// <param name="IsFirst">True for the first request under the key: run it, then keep or release.</param>
/// <param name="IsOther">True when the key was used for a different request.</param>
/// <param name="Answer">The kept answer; null while the first request still runs.</param>
public sealed record KeyVerdict(bool IsFirst, bool IsOther, KeptAnswer? Answer);

/// <summary>What the web part keeps in the database, so that a restart or a second web process loses nothing.</summary>
public sealed class WebMemory(IDatabase database, TimeProvider clock)
{
    /// <summary>How long an answer is kept.</summary>
    public static TimeSpan AnswersKept { get; } = TimeSpan.FromHours(24);

    /// <summary>A first request that never ended (the process was killed) holds its key this long.</summary>
    private static readonly TimeSpan UnansweredKept = TimeSpan.FromMinutes(2);

    private long NowUs => Instants.ToMicroseconds(clock.GetUtcNow());

    /// <summary>Data-protection keys as XML, oldest first.</summary>
    public Task<IReadOnlyList<string>> Keys() => database.Read(WebStore.Keys);

    /// <summary>Keeps a data-protection key.</summary>
    public Task AddKey(string id, string xml) => database.Write(session => WebStore.AddKey(session, id, xml, NowUs));

    /// <summary>Takes the key for this request, or says what was answered before.</summary>
    public Task<KeyVerdict> Claim(string caller, string key, string requestHash, CancellationToken stop) =>
        database.Write(async session =>
        {
            var nowUs = NowUs;
            await WebStore.DropOld(session, nowUs - (long)AnswersKept.TotalMicroseconds);
            if (await WebStore.Claim(session, caller, key, requestHash, nowUs)) return new KeyVerdict(true, false, null);
            var before = (await WebStore.Find(session, caller, key))!;
            if (before.RequestHash != requestHash) return new KeyVerdict(false, true, null);
            if (before.Status is not { } status)
            {
                if (before.AtUs > nowUs - (long)UnansweredKept.TotalMicroseconds) return new KeyVerdict(false, false, null);
                await WebStore.Release(session, caller, key);
                await WebStore.Claim(session, caller, key, requestHash, nowUs);
                return new KeyVerdict(true, false, null);
            }
            return new KeyVerdict(false, false, new KeptAnswer((int)status, before.ContentType, before.Location, before.Body ?? ""));
        }, stop);

    /// <summary>Keeps the answer of the first request.</summary>
    public Task Keep(string caller, string key, KeptAnswer answer) => database.Write(session => WebStore.Keep(
        session, caller, key, new AnswerRow("", answer.Status, answer.ContentType, answer.Location, answer.Body, 0)));

    /// <summary>Gives the key free after a failure that may be tried again.</summary>
    public Task Release(string caller, string key) => database.Write(session => WebStore.Release(session, caller, key));
}
