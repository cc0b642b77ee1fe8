using System.Text;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>Journals in SQL; the same statements on both databases.</summary>
internal sealed class SqlJournalRows(IReadSession session) : IJournalRows
{
    private const string ChainColumns = "keeper, sender, receiver, number, hash, mark, standing, receipt";

    private const string MessageColumns =
        "sender, receiver, number, previous, kind, payload, payload_hash AS PayloadHash, at_us AS AtUs, "
        + "key_id AS KeyId, hash, signature";

    private const string Where = " WHERE keeper = @keeper AND sender = @sender AND receiver = @receiver";

    private IWriteSession Writing => session as IWriteSession ?? throw new InvalidOperationException("written in a read");

    public async ValueTask<Chain?> FindChain(string keeper, string sender, string receiver) =>
        (await session.Find<ChainRow>($"SELECT {ChainColumns} FROM exchange_chains{Where}", new { keeper, sender, receiver }))?.ToChain();

    public async ValueTask<IReadOnlyList<Chain>> ListChains(string? keeper) =>
        [.. (await session.List<ChainRow>(
            $"SELECT {ChainColumns} FROM exchange_chains WHERE @keeper IS NULL OR keeper = @keeper", new { keeper }))
            .Select(row => row.ToChain())
            .OrderBy(chain => chain.Keeper, StringComparer.Ordinal).ThenBy(chain => chain.Sender, StringComparer.Ordinal)
            .ThenBy(chain => chain.Receiver, StringComparer.Ordinal)];

    public async ValueTask SaveChain(Chain chain) => await Writing.Execute(
        $"INSERT INTO exchange_chains ({ChainColumns}) VALUES (@Keeper, @Sender, @Receiver, @Number, @Hash, @Mark, @Standing, @Receipt) "
        + "ON CONFLICT (keeper, sender, receiver) DO UPDATE SET number = excluded.number, hash = excluded.hash, mark = excluded.mark, "
        + "standing = excluded.standing, receipt = excluded.receipt", ChainRow.Of(chain));

    public async ValueTask<bool> IsCatchingUp(string member) => await session.Get<long>(
        "SELECT COUNT(*) FROM exchange_chains WHERE keeper = @member AND sender = @member AND standing = 'Asking'", new { member }) > 0;

    public async ValueTask Insert(string keeper, IReadOnlyList<(Message Message, Fate Fate)> messages)
    {
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
                values.Add($"p{index}", message.Payload);
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

    public async ValueTask<Message?> Find(string keeper, string sender, string receiver, long number) => await session.Find<Message>(
        $"SELECT {MessageColumns} FROM exchange_journal{Where} AND number = @number", new { keeper, sender, receiver, number });

    public async ValueTask<IReadOnlyList<Message>> List(string keeper, string sender, string receiver, long after, int limit) =>
        await session.List<Message>($"SELECT {MessageColumns} FROM exchange_journal{Where} AND number > @after ORDER BY number LIMIT @limit",
            new { keeper, sender, receiver, after, limit });

    public async ValueTask SetRefused(string keeper, string sender, string receiver, long number) => await Writing.Execute(
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

    public async ValueTask AddFinding(Finding finding) => await Writing.Execute(
        "INSERT INTO exchange_findings (keeper, peer, kind, subject, evidence, at_us) VALUES (@Keeper, @Peer, @Kind, @Subject, @Evidence, @AtUs) "
        + "ON CONFLICT (keeper, peer, kind, subject) DO NOTHING", finding);

    public async ValueTask<IReadOnlyList<Finding>> ListFindings(string? keeper) => await session.List<Finding>(
        "SELECT keeper, peer, kind, subject, evidence, at_us AS AtUs FROM exchange_findings WHERE @keeper IS NULL OR keeper = @keeper "
        + "ORDER BY at_us DESC, subject", new { keeper });

    private sealed record ChainRow(
        string Keeper, string Sender, string Receiver, long Number, string Hash, long Mark, string Standing, string Receipt)
    {
        public static ChainRow Of(Chain chain) =>
            new(chain.Keeper, chain.Sender, chain.Receiver, chain.Number, chain.Hash, chain.Mark, chain.Standing.ToString(), chain.Receipt);

        public Chain ToChain() => new(Keeper, Sender, Receiver, Number, Hash, Mark, Enum.Parse<ChainStanding>(Standing), Receipt);
    }
}
