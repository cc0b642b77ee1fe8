using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Storage;

namespace OneCity.Agreements.Storage;

/// <summary>An agreement as listed.</summary>
internal sealed record AgreementRow(string Id, string Name, long Version, long OpenedUs);

/// <summary>A statement as stored.</summary>
internal sealed record StatementRow(string Agreement, long Year, string State, string Paper, string Sha256, long AtUs);

/// <summary>A confirmation as stored.</summary>
internal sealed record ConfirmationRow(string Party, string Sha256, string Actor, long AtUs);

/// <summary>A dispute as stored.</summary>
internal sealed record DisputeRow(long Number, string Party, string Firm, string Head, string Reason, string Ruling, string Actor, long AtUs);

/// <summary>A receipt as stored.</summary>
internal sealed record ReceiptRow(string Firm, string Head, string Period, string Park, string Project, long AmountFen);

/// <summary>The engine's tables.</summary>
internal static class AgreementStore
{
    /// <summary>All agreements by id.</summary>
    public static Task<IReadOnlyList<AgreementRow>> List(IReadSession session) =>
        session.List<AgreementRow>("SELECT id, name, version, opened_us AS OpenedUs FROM agreements_agreements ORDER BY id");

    /// <summary>One agreement; refused when it is not there.</summary>
    public static async Task<AgreementRow> Get(IReadSession session, string id) =>
        await session.Find<AgreementRow>("SELECT id, name, version, opened_us AS OpenedUs FROM agreements_agreements WHERE id = @id", new { id })
        ?? throw AgreementsRefusals.Unknown(id).ToException();

    /// <summary>The terms of a version.</summary>
    public static async Task<TermsReading> Terms(IReadSession session, string id, long version) => TermsFile.Read(
        $"{id}.v{version}.yaml", await session.Get<string>("SELECT terms FROM agreements_versions WHERE agreement = @id AND version = @version", new { id, version }));

    /// <summary>Adds a version of the terms, the agreement with its first.</summary>
    public static async Task AddVersion(IWriteSession session, string id, string name, long version, string terms, long atUs, string actor)
    {
        await session.Execute(version == 1
            ? "INSERT INTO agreements_agreements (id, name, version, opened_us) VALUES (@id, @name, @version, @atUs)"
            : "UPDATE agreements_agreements SET name = @name, version = @version WHERE id = @id", new { id, name, version, atUs });
        await session.Execute("INSERT INTO agreements_versions (agreement, version, terms, at_us, actor) VALUES (@id, @version, @terms, @atUs, @actor)",
            new { id, version, terms, atUs, actor });
    }

    /// <summary>All receipts of an agreement, in the order they came.</summary>
    public static Task<IReadOnlyList<ReceiptRow>> Receipts(IReadSession session, string id) => session.List<ReceiptRow>(
        "SELECT firm, head, period, park, project, amount_fen AS AmountFen FROM agreements_receipts WHERE agreement = @id ORDER BY import, row", new { id });

    /// <summary>Adds an import with its rows.</summary>
    public static async Task AddImport(IWriteSession session, string id, string file, IReadOnlyList<ReceiptRow> rows, int duplicates, long atUs, string actor)
    {
        var number = await session.Get<long>("SELECT CAST(COALESCE(MAX(number), 0) + 1 AS bigint) FROM agreements_imports WHERE agreement = @id", new { id });
        await session.Execute(
            "INSERT INTO agreements_imports (agreement, number, file, added, duplicates, at_us, actor) VALUES (@id, @number, @file, @added, @duplicates, @atUs, @actor)",
            new { id, number, file, added = (long)rows.Count, duplicates = (long)duplicates, atUs, actor });
        await session.Execute(
            "INSERT INTO agreements_receipts (agreement, import, row, firm, head, period, park, project, amount_fen) "
            + "VALUES (@id, @number, @row, @Firm, @Head, @Period, @Park, @Project, @AmountFen)",
            rows.Select((row, i) => new { id, number, row = (long)i + 1, row.Firm, row.Head, row.Period, row.Park, row.Project, row.AmountFen }));
    }

    /// <summary>All statements of an agreement by year.</summary>
    public static Task<IReadOnlyList<StatementRow>> Statements(IReadSession session, string id) => session.List<StatementRow>(
        "SELECT agreement, year, state, paper, sha256, at_us AS AtUs FROM agreements_statements WHERE agreement = @id ORDER BY year", new { id });

    /// <summary>One statement; refused when it is not there.</summary>
    public static async Task<StatementRow> Statement(IReadSession session, string id, long year) =>
        await session.Find<StatementRow>(
            "SELECT agreement, year, state, paper, sha256, at_us AS AtUs FROM agreements_statements WHERE agreement = @id AND year = @year", new { id, year })
        ?? throw AgreementsRefusals.UnknownStatement(id, year).ToException();

    /// <summary>Writes a draft, over an earlier draft.</summary>
    public static Task SaveDraft(IWriteSession session, StatementRow row) => session.Execute(
        "INSERT INTO agreements_statements (agreement, year, state, paper, sha256, at_us) VALUES (@Agreement, @Year, @State, @Paper, @Sha256, @AtUs) "
        + "ON CONFLICT (agreement, year) DO UPDATE SET state = excluded.state, paper = excluded.paper, sha256 = excluded.sha256, at_us = excluded.at_us", row);

    /// <summary>Moves a statement on.</summary>
    public static Task SetState(IWriteSession session, string id, long year, string state) =>
        session.Execute("UPDATE agreements_statements SET state = @state WHERE agreement = @id AND year = @year", new { id, year, state });

    /// <summary>Confirmations of a statement.</summary>
    public static Task<IReadOnlyList<ConfirmationRow>> Confirmations(IReadSession session, string id, long year) => session.List<ConfirmationRow>(
        "SELECT party, sha256, actor, at_us AS AtUs FROM agreements_confirmations WHERE agreement = @id AND year = @year ORDER BY at_us, party", new { id, year });

    /// <summary>Adds a confirmation.</summary>
    public static Task AddConfirmation(IWriteSession session, string id, long year, ConfirmationRow row) => session.Execute(
        "INSERT INTO agreements_confirmations (agreement, year, party, sha256, actor, at_us) VALUES (@id, @year, @Party, @Sha256, @Actor, @AtUs)",
        new { id, year, row.Party, row.Sha256, row.Actor, row.AtUs });

    /// <summary>Disputes of a statement.</summary>
    public static Task<IReadOnlyList<DisputeRow>> Disputes(IReadSession session, string id, long year) => session.List<DisputeRow>(
        "SELECT number, party, firm, head, reason, ruling, actor, at_us AS AtUs FROM agreements_disputes WHERE agreement = @id AND year = @year ORDER BY number", new { id, year });

    /// <summary>Adds a dispute.</summary>
    public static Task AddDispute(IWriteSession session, string id, long year, DisputeRow row) => session.Execute(
        "INSERT INTO agreements_disputes (agreement, year, number, party, firm, head, reason, ruling, actor, at_us) "
        + "SELECT @id, @year, CAST(COALESCE(MAX(number), 0) + 1 AS bigint), @Party, @Firm, @Head, @Reason, '', @Actor, @AtUs FROM agreements_disputes WHERE agreement = @id AND year = @year",
        new { id, year, row.Party, row.Firm, row.Head, row.Reason, row.Actor, row.AtUs });

    /// <summary>Writes the ruling on every dispute that has none.</summary>
    public static Task Rule(IWriteSession session, string id, long year, string ruling) => session.Execute(
        "UPDATE agreements_disputes SET ruling = @ruling WHERE agreement = @id AND year = @year AND ruling = ''", new { id, year, ruling });

    /// <summary>Receipts as the calculation takes them.</summary>
    public static ReceiptBook ToBook(IReadOnlyList<ReceiptRow> rows)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        int Index(string name)
        {
            if (!names.TryGetValue(name, out var index)) names[name] = index = names.Count;
            return index;
        }

        var receipts = rows.Select(row => new Receipt(Index(row.Firm), Index(row.Head), ReceiptsFile.ReadYear(row.Period) ?? 0,
            Index(row.Park), row.Project.Length == 0 ? -1 : Index(row.Project), row.AmountFen)).ToArray();
        return new([.. names.OrderBy(name => name.Value).Select(name => name.Key)], receipts, HasPlaces: true, HasProjects: true);
    }
}
