using OneCity.Kernel;

namespace OneCity.Exchange;

/// <summary>Units of work over whatever store the node runs on: SQLite, PostgreSQL or the simulator's memory.</summary>
public interface IUnits
{
    /// <summary>Runs one unit of work: all of it or nothing; durable when it completes.</summary>
    ValueTask<T> Write<T>(Func<IUnit, ValueTask<T>> work);

    /// <summary>Reads one consistent snapshot; writing inside it fails.</summary>
    ValueTask<T> Read<T>(Func<IUnit, ValueTask<T>> work);
}

/// <summary>One unit of work. Engines reach their own rows through it, so that an effect and its message share one commit.</summary>
public interface IUnit
{
    /// <summary>The journals within this unit.</summary>
    IJournalRows Journals { get; }

    /// <summary>Messages that are written last.</summary>
    Outbox Outbox { get; }

    /// <summary>Adds an entry to the audit trail, committed with this unit.</summary>
    void Audit(AuditEvent entry);

    /// <summary>Runs after the commit; not at all when the unit fails.</summary>
    void AfterCommit(Action action);
}

/// <summary>The rows of journals, chains, findings and tombstones.</summary>
public interface IJournalRows
{
    /// <summary>The chain as this member keeps it; null before the first message.</summary>
    ValueTask<Chain?> FindChain(string keeper, string sender, string receiver);

    /// <summary>All chains of a keeper, or of everybody with null, in order of keeper, sender and receiver.</summary>
    ValueTask<IReadOnlyList<Chain>> ListChains(string? keeper);

    /// <summary>Adds or replaces the chain.</summary>
    ValueTask SaveChain(Chain chain);

    /// <summary>Whether any chain that this member writes is <see cref="ChainStanding.Asking"/>.</summary>
    ValueTask<bool> IsCatchingUp(string member);

    /// <summary>Adds messages; the numbers must be new to this keeper.</summary>
    ValueTask Insert(string keeper, IReadOnlyList<(Message Message, Fate Fate)> messages);

    /// <summary>Adds messages as <see cref="Insert"/> and replaces the chain that they lengthen, in one go.</summary>
    ValueTask Append(Chain chain, IReadOnlyList<(Message Message, Fate Fate)> messages);

    /// <summary>One message; null when the keeper does not hold it.</summary>
    ValueTask<Message?> Find(string keeper, string sender, string receiver, long number);

    /// <summary>Messages after a number, in order, at most so many.</summary>
    ValueTask<IReadOnlyList<Message>> List(string keeper, string sender, string receiver, long after, int limit);

    /// <summary>Own messages to a peer that it has not acknowledged, in order, at most so many.</summary>
    ValueTask<IReadOnlyList<Message>> ListWaiting(string member, string peer, int limit);

    /// <summary>Marks a message as refused by its receiver.</summary>
    ValueTask SetRefused(string keeper, string sender, string receiver, long number);

    /// <summary>Removes a payload and keeps the signed statement that says so.</summary>
    ValueTask Erase(Tombstone tombstone);

    /// <summary>The statement for an erased payload; null when it was not erased.</summary>
    ValueTask<Tombstone?> FindTombstone(string keeper, string sender, string receiver, long number);

    /// <summary>Adds a finding for the administrators; the same one twice is kept once.</summary>
    ValueTask AddFinding(Finding finding);

    /// <summary>All findings, the newest first; of one keeper, or of all with null.</summary>
    ValueTask<IReadOnlyList<Finding>> ListFindings(string? keeper);

    /// <summary>Notes files that a message named: with <paramref name="isOwn"/> a message to the peer, who may fetch them now, else one from it.</summary>
    /// <remarks>Where both members are served here, the bytes are here too, and nothing is noted.</remarks>
    ValueTask NameFiles(string keeper, string peer, bool isOwn, IReadOnlyList<NamedFile> files);

    /// <summary>Files noted so, in order of hash; of one hash with it.</summary>
    ValueTask<IReadOnlyList<NamedFile>> ListFiles(string keeper, string peer, bool isOwn, string? hash = null);

    /// <summary>A file that was fetched, or is not wanted any more.</summary>
    ValueTask ForgetFile(string keeper, string peer, string hash);

    /// <summary>The question that waits for a file: the member's own to the peer, or the peer's to the member; null when none waits.</summary>
    ValueTask<string?> FindQuestion(string member, string peer, bool isOwn);

    /// <summary>Keeps such a question, in place of an earlier one; null takes it away.</summary>
    ValueTask SetQuestion(string member, string peer, bool isOwn, string? question);
}

/// <summary>What an engine does with messages of its kinds.</summary>
/// <remarks>
/// Everything runs inside the unit that also moves the high-water mark. A refusal must be given before anything is written.
/// </remarks>
public interface IReceiver
{
    /// <summary>Whether this engine understands the kind.</summary>
    bool Takes(string kind);

    /// <summary>The effect at the receiving member; a refusal goes back to the sender.</summary>
    ValueTask<Refusal?> Apply(IUnit unit, Message message);

    /// <summary>A message of the member's own came back after a restore: repeats what sending it meant at home.</summary>
    ValueTask TakeBack(IUnit unit, Message message);

    /// <summary>The peer refused a message of ours.</summary>
    ValueTask WasRefused(IUnit unit, Message message, string code);

    /// <summary>What this member knows of matters in which the restored peer took part; null when nothing.</summary>
    ValueTask<string?> StatementFor(IUnit unit, string member, string peer);

    /// <summary>Hears such a statement after a restore.</summary>
    ValueTask HearStatement(IUnit unit, string member, string peer, string statement);

    /// <summary>Every peer has answered: finishes the restore and lists what is lost.</summary>
    ValueTask FinishCatchUp(IUnit unit, string member);
}

/// <summary>The keys of members: signing for those hosted here, verifying for all. Keys belong to a city, not to the node.</summary>
/// <remarks>
/// A key id starts with its suite: <c>p256-</c> (ECDSA P-256 with SHA-256, FIPS 186-5) or <c>sm2-</c> (SM2 with SM3,
/// GB/T 32918.2-2016 and GB/T 32905-2016).
/// </remarks>
public interface IKeyRing
{
    /// <summary>Id of the key with which a hosted member signs now.</summary>
    string KeyOf(string member);

    /// <summary>The suite's hash of the bytes, lower-case hexadecimal.</summary>
    string Digest(string keyId, ReadOnlySpan<byte> bytes);

    /// <summary>Signs hashes with the member's current key; a suite may sign the batch once over its Merkle root.</summary>
    IReadOnlyList<string> Sign(string member, IReadOnlyList<string> hashes);

    /// <summary>Whether the signature over the hash was made by this member's key; false for an unknown key.</summary>
    bool Verify(string member, string keyId, string hash, string signature);

    /// <summary>Enters the next key that a member announced under its last one; false when it is not whole.</summary>
    ValueTask<bool> Learn(IUnit unit, string member, string keyId, string publicKey);
}

/// <summary>A file that a message names.</summary>
/// <param name="Hash">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Name">Name given by people.</param>
/// <param name="Bytes">Length.</param>
public sealed record NamedFile(string Hash, string Name, long Bytes);

/// <summary>Files that messages name by their hash. Their bytes travel beside the journals, and only to whom a message named them.</summary>
public interface INamedFiles
{
    /// <summary>What a message names; a file that its procedure keeps back is not in the message, so it is not named.</summary>
    IReadOnlyList<NamedFile> In(string kind, string payload);

    /// <summary>The bytes; null when they are not here.</summary>
    Task<byte[]?> Open(string hash);

    /// <summary>Keeps the bytes, whose hash was checked; false when they are of no type that is taken.</summary>
    Task<bool> Keep(NamedFile file, byte[] bytes);
}

/// <summary>Seals what is personal in payloads while they lie in the journals; messages themselves, their hashes and signatures know nothing of it.</summary>
public interface IPayloadSeal
{
    /// <summary>The text as it is stored.</summary>
    string Seal(string kind, string payload);

    /// <summary>The text as it was written; what cannot be opened stays as it is stored, so that its hash does not hold.</summary>
    string Open(string payload);

    /// <summary>Whether another key sealed it, all of it: nothing can be said of such a text without that key.</summary>
    bool IsForeign(string payload);
}

/// <summary>Carries a call to the node that hosts the called member and brings the answer.</summary>
public interface ILink
{
    /// <summary>Carries one call; throws <see cref="LinkBrokenException"/>, which says exactly why, when it cannot.</summary>
    Task<Answer> Call(Request request, CancellationToken stop);
}
