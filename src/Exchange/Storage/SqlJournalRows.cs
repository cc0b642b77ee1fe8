using System.Text;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>Journals in SQL; the same statements on both databases.</summary>
internal sealed class SqlJournalRows(IReadSession session, bool isWriting = false, IPayloadSeal? seal = null) : IJournalRows
{
    private const string ChainColumns = "keeper, sender, receiver, number, hash, mark, standing, receipt";

    private const string MessageColumns =
        "sender, receiver, number, previous, kind, payload, payload_hash AS PayloadHash, at_us AS AtUs, "
        + "key_id AS KeyId, hash, signature";

    private const string ChainSql = $"INSERT INTO exchange_chains ({ChainColumns}) VALUES (@Keeper, @Sender, @Receiver, @Number, @Hash, @Mark, @Standing, @Receipt) "
        + "ON CONFLICT (keeper, sender, receiver) DO UPDATE SET number = excluded.number, hash = excluded.hash, mark = excluded.mark, "
        + "standing = excluded.standing, receipt = excluded.receipt";

    private const string Where = " WHERE keeper = @keeper AND sender = @sender AND receiver = @receiver";

    private readonly Dictionary<string, bool> _isCatchingUp = new(StringComparer.Ordinal);
    private (string Keeper, IReadOnlyList<Chain> Chains)? _read;

    private IWriteSession Writing => session as IWriteSession ?? throw new InvalidOperationException("written in a read");

    private const string OfKeeper = $"SELECT {ChainColumns} FROM exchange_chains WHERE @keeper IS NULL OR keeper = @keeper";

    private const string AskingSql = "SELECT COUNT(*) FROM exchange_chains WHERE keeper = @keeper AND sender = @keeper AND standing = 'Asking'";

    /// <summary>A unit that only reads asks once for the few chains of a keeper, instead of for each; one that writes asks for the chain together with what else it must know.</summary>
    public async ValueTask<Chain?> FindChain(string keeper, string sender, string receiver)
    {
        if (!isWriting) return (_read?.Keeper == keeper ? _read.Value.Chains : await ListChains(keeper)).FirstOrDefault(chain => chain.Sender == sender && chain.Receiver == receiver);
        var (sql, parameters) = ($"SELECT {ChainColumns} FROM exchange_chains{Where}{(session.Dialect == Dialect.Postgres ? " FOR UPDATE" : "")}", new { keeper, sender, receiver });
        if (_isCatchingUp.ContainsKey(keeper)) return (await session.Find<ChainRow>(sql, parameters))?.ToChain();
        var (chains, asking) = await session.ListBoth<ChainRow, long>(sql, AskingSql, parameters);
        _isCatchingUp[keeper] = asking[0] > 0;
        return chains.Count == 0 ? null : chains[0].ToChain();
    }

    public async ValueTask<IReadOnlyList<Chain>> ListChains(string? keeper) => Chains(keeper, await session.List<ChainRow>(OfKeeper, new { keeper }));

    private IReadOnlyList<Chain> Chains(string? keeper, IReadOnlyList<ChainRow> rows)
    {
        IReadOnlyList<Chain> chains = [.. rows.Select(row => row.ToChain())
            .OrderBy(chain => chain.Keeper, StringComparer.Ordinal).ThenBy(chain => chain.Sender, StringComparer.Ordinal)
            .ThenBy(chain => chain.Receiver, StringComparer.Ordinal)];
        if (keeper is null) return chains;
        _isCatchingUp[keeper] = chains.Any(chain => chain.Sender == keeper && chain.Standing == ChainStanding.Asking);
        if (!isWriting) _read = (keeper, chains);
        return chains;
    }

    public ValueTask SaveChain(Chain chain)
    {
        _isCatchingUp.Clear();
        return Later(ChainSql, ChainRow.Of(chain));
    }

    public async ValueTask Append(Chain chain, IReadOnlyList<(Message Message, Fate Fate)> messages)
    {
        await Insert(chain.Keeper, messages);
        await SaveChain(chain);
    }

    /// <summary>Asked once a unit and member: only a chain that is saved changes it.</summary>
    public async ValueTask<bool> IsCatchingUp(string member)
    {
        if (!_isCatchingUp.TryGetValue(member, out var answer))
            _isCatchingUp[member] = answer = await session.Get<long>(AskingSql, new { keeper = member }) > 0;
        return answer;
    }

    public async ValueTask Insert(string keeper, IReadOnlyList<(Message Message, Fate Fate)> messages)
    {
        if (session.Dialect == Dialect.Postgres)
        {
            InsertColumns(keeper, messages);
            return;
        }
        foreach (var chunk in messages.Chunk(64))
        {
            var sql = new StringBuilder("INSERT INTO exchange_journal (keeper, sender, receiver, number, previous, kind, payload, payload_hash, "
                + "at_us, key_id, hash, signature, fate) VALUES ");
            var values = new Dapper.DynamicParameters();
            values.Add("keeper", keeper);
            for (var index = 0; index < chunk.Length; index++)
            {
                var (message, fate) = chunk[index];
                sql.Append(index == 0 ? "" : ", ").Append(System.Globalization.CultureInfo.InvariantCulture,
                    $"(@keeper, @s{index}, @r{index}, @n{index}, @v{index}, @k{index}, @p{index}, @h{index}, @a{index}, @i{index}, @c{index}, @g{index}, @f{index})");
                values.Add($"s{index}", message.Sender);
                values.Add($"r{index}", message.Receiver);
                values.Add($"n{index}", message.Number);
                values.Add($"v{index}", message.Previous);
                values.Add($"k{index}", message.Kind);
                values.Add($"p{index}", Sealed(message));
                values.Add($"h{index}", message.PayloadHash);
                values.Add($"a{index}", message.AtUs);
                values.Add($"i{index}", message.KeyId);
                values.Add($"c{index}", message.Hash);
                values.Add($"g{index}", message.Signature);
                values.Add($"f{index}", fate.ToString());
            }
            await Writing.Execute(sql.ToString(), values);
        }
    }

    /// <summary>One statement however long the batch: a column travels as an array.</summary>
    private void InsertColumns(string keeper, IReadOnlyList<(Message Message, Fate Fate)> rows)
    {
        T[] Column<T>(Func<Message, T> of) => [.. rows.Select(row => of(row.Message))];
        Writing.Later(
            "INSERT INTO exchange_journal (keeper, sender, receiver, number, previous, kind, payload, payload_hash, at_us, key_id, hash, signature, fate) "
            + "SELECT @keeper, * FROM unnest(@senders, @receivers, @numbers, @previous, @kinds, @payloads, @payloadHashes, @times, @keyIds, @hashes, @signatures, @fates)",
            new
            {
                keeper, senders = Column(each => each.Sender), receivers = Column(each => each.Receiver), numbers = Column(each => each.Number),
                previous = Column(each => each.Previous), kinds = Column(each => each.Kind), payloads = Column(Sealed),
                payloadHashes = Column(each => each.PayloadHash), times = Column(each => each.AtUs), keyIds = Column(each => each.KeyId),
                hashes = Column(each => each.Hash), signatures = Column(each => each.Signature), fates = rows.Select(row => row.Fate.ToString()).ToArray(),
            });
    }

    public async ValueTask<Message?> Find(string keeper, string sender, string receiver, long number) => await session.Find<Message>(
        $"SELECT {MessageColumns} FROM exchange_journal{Where} AND number = @number", new { keeper, sender, receiver, number }) is { } message ? Opened(message) : null;

    public async ValueTask<IReadOnlyList<Message>> List(string keeper, string sender, string receiver, long after, int limit) =>
        [.. (await session.List<Message>($"SELECT {MessageColumns} FROM exchange_journal{Where} AND number > @after ORDER BY number LIMIT @limit",
            new { keeper, sender, receiver, after, limit })).Select(Opened)];

    /// <summary>Together with the member's chains, which whoever asks for this wants to see as well.</summary>
    public async ValueTask<IReadOnlyList<Message>> ListWaiting(string member, string peer, int limit)
    {
        var (chains, messages) = await session.ListBoth<ChainRow, Message>(OfKeeper, $"SELECT {MessageColumns} FROM exchange_journal WHERE keeper = @keeper AND sender = @keeper "
            + "AND receiver = @peer AND number > COALESCE((SELECT mark FROM exchange_chains WHERE keeper = @keeper AND sender = @keeper AND receiver = @peer), 0) "
            + "ORDER BY number LIMIT @limit", new { keeper = member, peer, limit = (long)limit });
        Chains(member, chains);
        return [.. messages.Select(Opened)];
    }

    public ValueTask SetRefused(string keeper, string sender, string receiver, long number) => Later(
        $"UPDATE exchange_journal SET fate = 'Refused'{Where} AND number = @number", new { keeper, sender, receiver, number });

    public async ValueTask Erase(Tombstone tombstone)
    {
        await Writing.Execute(
            "UPDATE exchange_journal SET payload = NULL WHERE keeper = @Keeper AND sender = @Sender AND receiver = @Receiver AND number = @Number", tombstone);
        await Writing.Execute(
            "INSERT INTO exchange_tombstones (keeper, sender, receiver, number, payload_hash, ground, at_us, key_id, signature) "
            + "VALUES (@Keeper, @Sender, @Receiver, @Number, @PayloadHash, @Ground, @AtUs, @KeyId, @Signature)", tombstone);
    }

    public async ValueTask<Tombstone?> FindTombstone(string keeper, string sender, string receiver, long number) => await session.Find<Tombstone>(
        "SELECT keeper, sender, receiver, number, payload_hash AS PayloadHash, ground, at_us AS AtUs, key_id AS KeyId, signature "
        + $"FROM exchange_tombstones{Where} AND number = @number", new { keeper, sender, receiver, number });

    public ValueTask AddFinding(Finding finding) => Later(
        "INSERT INTO exchange_findings (keeper, peer, kind, subject, evidence, at_us) VALUES (@Keeper, @Peer, @Kind, @Subject, @Evidence, @AtUs) "
        + "ON CONFLICT (keeper, peer, kind, subject) DO NOTHING", finding with { Evidence = seal?.Seal(ExchangeKinds.Evidence, finding.Evidence) ?? finding.Evidence });

    public async ValueTask<IReadOnlyList<Finding>> ListFindings(string? keeper) => [.. (await session.List<Finding>(
        "SELECT keeper, peer, kind, subject, evidence, at_us AS AtUs FROM exchange_findings WHERE @keeper IS NULL OR keeper = @keeper "
        + "ORDER BY at_us DESC, subject", new { keeper })).Select(finding => finding with { Evidence = seal?.Open(finding.Evidence) ?? finding.Evidence })];

    public ValueTask NameFiles(string keeper, string peer, bool isOwn, IReadOnlyList<NamedFile> files)
    {
        foreach (var file in files)
            Writing.Later("INSERT INTO exchange_files (keeper, peer, is_own, hash, name, bytes) SELECT @keeper, @peer, @own, @hash, @name, @bytes "
                + "WHERE EXISTS (SELECT 1 FROM exchange_members WHERE code = @peer AND is_hosted = 0) ON CONFLICT (keeper, peer, is_own, hash) DO NOTHING",
                new { keeper, peer, own = isOwn ? 1L : 0, hash = file.Hash, name = file.Name, bytes = file.Bytes });
        return default;
    }

    public async ValueTask<IReadOnlyList<NamedFile>> ListFiles(string keeper, string peer, bool isOwn, string? hash = null) => await session.List<NamedFile>(
        "SELECT hash, name, bytes FROM exchange_files WHERE keeper = @keeper AND peer = @peer AND is_own = @own AND (@hash IS NULL OR hash = @hash) ORDER BY hash",
        new { keeper, peer, own = isOwn ? 1L : 0, hash });

    public async ValueTask ForgetFile(string keeper, string peer, string hash) => await Writing.Execute(
        "DELETE FROM exchange_files WHERE keeper = @keeper AND peer = @peer AND is_own = 0 AND hash = @hash", new { keeper, peer, hash });

    public async ValueTask<string?> FindQuestion(string member, string peer, bool isOwn) => await session.Find<string>(
        "SELECT question FROM exchange_questions WHERE member = @member AND peer = @peer AND is_own = @own", new { member, peer, own = isOwn ? 1L : 0 });

    public async ValueTask SetQuestion(string member, string peer, bool isOwn, string? question)
    {
        var key = new { member, peer, own = isOwn ? 1L : 0, question };
        await Writing.Execute("DELETE FROM exchange_questions WHERE member = @member AND peer = @peer AND is_own = @own", key);
        if (question is not null) await Writing.Execute("INSERT INTO exchange_questions (member, peer, is_own, question) VALUES (@member, @peer, @own, @question)", key);
    }

    private ValueTask Later(string sql, object parameters)
    {
        Writing.Later(sql, parameters);
        return default;
    }

    private string? Sealed(Message message) => message.Payload is { } payload && seal is not null ? seal.Seal(message.Kind, payload) : message.Payload;

    private Message Opened(Message message) => message.Payload is { } payload && seal is not null ? message with { Payload = seal.Open(payload) } : message;

    private sealed record ChainRow(
        string Keeper, string Sender, string Receiver, long Number, string Hash, long Mark, string Standing, string Receipt)
    {
        public static ChainRow Of(Chain chain) =>
            new(chain.Keeper, chain.Sender, chain.Receiver, chain.Number, chain.Hash, chain.Mark, chain.Standing.ToString(), chain.Receipt);

        public Chain ToChain() => new(Keeper, Sender, Receiver, Number, Hash, Mark, Enum.Parse<ChainStanding>(Standing), Receipt);
    }
}
