using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Storage;

namespace OneCity.Agreements.Storage;

/// <summary>An agreement as listed.</summary>
internal sealed record AgreementRow(string Id, string Name, long Version, long OpenedUs);

/// <summary>A version of the terms: when, and by whom.</summary>
internal sealed record VersionRow(long Version, long AtUs, string Actor);

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
    public static async Task<TermsReading> Terms(IReadSession session, string id, long version) =>
        TermsFile.Read($"{id}.v{version}.yaml", await TermsText(session, id, version));

    /// <summary>The terms of a version as they were written.</summary>
    public static Task<string> TermsText(IReadSession session, string id, long version) =>
        session.Get<string>("SELECT terms FROM agreements_versions WHERE agreement = @id AND version = @version", new { id, version });

    /// <summary>Versions of the terms, the newest first.</summary>
    public static Task<IReadOnlyList<VersionRow>> Versions(IReadSession session, string id) => session.List<VersionRow>(
        "SELECT version, at_us AS AtUs, actor FROM agreements_versions WHERE agreement = @id ORDER BY version DESC", new { id });

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

    /// <summary>Receipts imported after an instant.</summary>
    public static Task<IReadOnlyList<ReceiptRow>> ReceiptsSince(IReadSession session, string id, long afterUs) => session.List<ReceiptRow>(
        "SELECT r.firm, r.head, r.period, r.park, r.project, r.amount_fen AS AmountFen FROM agreements_receipts r "
        + "JOIN agreements_imports i ON i.agreement = r.agreement AND i.number = r.import WHERE r.agreement = @id AND i.at_us > @afterUs ORDER BY r.import, r.row",
        new { id, afterUs });

    /// <summary>What rulings have moved between parties, in order.</summary>
    public static async Task<IReadOnlyList<Adjustment>> Adjustments(IReadSession session, string id) => [.. (await session.List<AdjustmentRow>(
        "SELECT year, firm, head, payer, payee, amount_fen AS AmountFen, ruling FROM agreements_adjustments WHERE agreement = @id ORDER BY year, number", new { id }))
        .Select(row => new Adjustment((int)row.Year, row.Firm, row.Head, row.Payer, row.Payee, row.AmountFen, row.Ruling))];

    /// <summary>Adds what a ruling moves.</summary>
    public static Task AddAdjustment(IWriteSession session, string id, Adjustment each, long atUs) => session.Execute(
        "INSERT INTO agreements_adjustments (agreement, year, number, firm, head, payer, payee, amount_fen, ruling, at_us) "
        + "SELECT @id, CAST(@year AS bigint), CAST(COALESCE(MAX(number), 0) + 1 AS bigint), @Firm, @Head, @Payer, @Payee, CAST(@AmountFen AS bigint), @Ruling, CAST(@atUs AS bigint) "
        + "FROM agreements_adjustments WHERE agreement = @id AND year = @year",
        new { id, year = (long)each.Year, each.Firm, each.Head, each.Payer, each.Payee, each.AmountFen, each.Ruling, atUs });

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
        return new([.. names.OrderBy(name => name.Value).Select(name => name.Key)], receipts,
            HasPlaces: rows.Count == 0 || rows.Any(row => row.Park.Length > 0), HasProjects: rows.Count == 0 || rows.Any(row => row.Project.Length > 0));
    }

    private sealed record AdjustmentRow(long Year, string Firm, string Head, string Payer, string Payee, long AmountFen, string Ruling);
}
