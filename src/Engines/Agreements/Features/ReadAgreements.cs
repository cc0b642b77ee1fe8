using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>A year in a list.</summary>
/// <param name="Year">Settlement year.</param>
/// <param name="State">Where it stands.</param>
/// <param name="TotalsFen">This year's totals per party.</param>
public sealed record StatementSummary(int Year, string State, IReadOnlyDictionary<string, long> TotalsFen);

/// <summary>An agreement in a list.</summary>
/// <param name="Id">Short id.</param>
/// <param name="Name">Name.</param>
/// <param name="Version">Version of its terms.</param>
/// <param name="IsComplete">Whether a statement can be made.</param>
/// <param name="Receipts">How many receipts are at hand.</param>
/// <param name="Statements">Its statements by year.</param>
public sealed record AgreementSummary(string Id, string Name, long Version, bool IsComplete, long Receipts, IReadOnlyList<StatementSummary> Statements);

/// <summary>An agreement with its terms.</summary>
/// <param name="Summary">As in the list.</param>
/// <param name="Terms">The terms as written.</param>
/// <param name="Open">What they leave open.</param>
/// <param name="Parties">Names by id.</param>
/// <param name="FirstYear">Year of recognition; null while open.</param>
/// <param name="LastYear">Last year with receipts; null without any.</param>
public sealed record AgreementView(
    AgreementSummary Summary, string Terms, IReadOnlyList<OpenRule> Open, IReadOnlyDictionary<string, string> Parties, int? FirstYear, int? LastYear);

/// <summary>A party's confirmation.</summary>
/// <param name="Party">Which party.</param>
/// <param name="Sha256">Digest of the bytes it confirmed.</param>
/// <param name="Actor">Who confirmed.</param>
/// <param name="At">When (UTC).</param>
public sealed record Confirmation(string Party, string Sha256, string Actor, DateTimeOffset At);

/// <summary>A dispute about a line.</summary>
/// <param name="Number">Number in the statement.</param>
/// <param name="Line">The line and the reason.</param>
/// <param name="Ruling">The superior's ruling; empty while there is none.</param>
public sealed record DisputeView(long Number, DisputedLine Line, string Ruling);

/// <summary>A statement with what the parties did.</summary>
/// <param name="Paper">The document.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Sha256">Digest of its bytes.</param>
/// <param name="Bytes">The document as both sides hold it, JSON.</param>
/// <param name="Confirmations">Who confirmed.</param>
/// <param name="Disputes">What is disputed.</param>
/// <param name="Steps">The steps of every firm, computed from today's receipts and terms.</param>
public sealed record StatementView(
    StatementPaper Paper, string State, string Sha256, string Bytes, IReadOnlyList<Confirmation> Confirmations, IReadOnlyList<DisputeView> Disputes,
    IReadOnlyList<FirmYear> Steps);

/// <summary>Reads agreements and statements.</summary>
internal static class ReadAgreements
{
    public static async Task<IReadOnlyList<AgreementSummary>> List(IReadSession session)
    {
        var answer = new List<AgreementSummary>();
        foreach (var row in await AgreementStore.List(session)) answer.Add(await Summary(session, row, await AgreementStore.Terms(session, row.Id, row.Version)));
        return answer;
    }

    public static async Task<AgreementView> Get(IReadSession session, string id)
    {
        var row = await AgreementStore.Get(session, id);
        var reading = await AgreementStore.Terms(session, id, row.Version);
        var text = await session.Get<string>("SELECT terms FROM agreements_versions WHERE agreement = @id AND version = @version", new { id, version = row.Version });
        var last = await session.Find<string>("SELECT MAX(period) FROM agreements_receipts WHERE agreement = @id", new { id });
        var parties = reading.Agreement?.AllParties().ToDictionary(party => party.Id, party => party.Name) ?? [];
        return new(await Summary(session, row, reading), text, reading.Open, parties, reading.Agreement?.FromYear, last is null ? null : ReceiptsFile.ReadYear(last));
    }

    public static async Task<StatementView> Statement(IReadSession session, string id, int year)
    {
        var agreement = await AgreementStore.Get(session, id);
        var row = await AgreementStore.Statement(session, id, year);
        var paper = DraftStatement.Read(row);
        var now = await DraftStatement.Compute(session, agreement, year);
        return new(paper, row.State, row.Sha256, row.Paper,
            [.. (await AgreementStore.Confirmations(session, id, year)).Select(each => new Confirmation(each.Party, each.Sha256, each.Actor, Instants.FromMicroseconds(each.AtUs)))],
            [.. (await AgreementStore.Disputes(session, id, year)).Select(each => new DisputeView(each.Number, new(each.Party, each.Firm, each.Head, each.Reason), each.Ruling))],
            now.Periods[^1].FirmYears);
    }

    private static async Task<AgreementSummary> Summary(IReadSession session, AgreementRow row, TermsReading reading)
    {
        var count = await session.Get<long>("SELECT CAST(COUNT(*) AS bigint) FROM agreements_receipts WHERE agreement = @id", new { id = row.Id });
        return new(row.Id, row.Name, row.Version, reading.Agreement is not null, count,
            [.. (await AgreementStore.Statements(session, row.Id)).Select(each => new StatementSummary((int)each.Year, each.State, DraftStatement.Read(each).TotalsFen))]);
    }
}
