using System.Security.Cryptography;
using System.Text;
using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Exchange;
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

/// <summary>A version of the terms.</summary>
/// <param name="Version">Number, from 1.</param>
/// <param name="At">When it was entered (UTC).</param>
/// <param name="Actor">By whom.</param>
public sealed record TermsVersionView(long Version, DateTimeOffset At, string Actor);

/// <summary>An agreement with its terms.</summary>
/// <param name="Summary">As in the list.</param>
/// <param name="Terms">The terms as written.</param>
/// <param name="Open">What they leave open.</param>
/// <param name="Parties">Names by id.</param>
/// <param name="FirstYear">Year of recognition; null while open.</param>
/// <param name="LastYear">Last year with receipts; null without any.</param>
/// <param name="Versions">Versions of the terms, the newest first; empty where only copies of statements are kept.</param>
/// <param name="Home">Member that drafts its statements, where terms are not kept here; null for an agreement of this node.</param>
public sealed record AgreementView(
    AgreementSummary Summary, string Terms, IReadOnlyList<OpenRule> Open, IReadOnlyDictionary<string, string> Parties, int? FirstYear, int? LastYear,
    IReadOnlyList<TermsVersionView> Versions, string? Home);

/// <summary>A party's confirmation.</summary>
/// <param name="Party">Which party.</param>
/// <param name="Sha256">Digest of the bytes it confirmed.</param>
/// <param name="Actor">Who confirmed, or which member's message said so.</param>
/// <param name="At">When (UTC).</param>
/// <param name="KeyId">Key that signed the digest; empty for a party that is no member and confirmed by letter.</param>
/// <param name="Signature">The signature; empty as <paramref name="KeyId"/>.</param>
/// <param name="Holds">Whether it is a signature of that member over the digest of this copy; null where there is none.</param>
public sealed record Confirmation(string Party, string Sha256, string Actor, DateTimeOffset At, string KeyId, string Signature, bool? Holds);

/// <summary>A dispute about a line.</summary>
/// <param name="Number">Number, counted per party.</param>
/// <param name="Line">The line and the reason.</param>
/// <param name="Ruling">The superior's ruling; empty while there is none.</param>
/// <param name="WithdrawnAt">When the party took it back (UTC); null when it did not.</param>
public sealed record DisputeView(long Number, DisputedLine Line, string Ruling, DateTimeOffset? WithdrawnAt)
{
    /// <summary>Whether it is neither ruled on nor withdrawn.</summary>
    public bool IsOpen => Ruling.Length == 0 && WithdrawnAt is null;
}

/// <summary>A copy of a statement on this node.</summary>
/// <param name="Keeper">Member that keeps it; empty where the drafting city is no member.</param>
/// <param name="State">Where it stands there.</param>
/// <param name="Sha256">Digest of its bytes.</param>
/// <param name="At">When it was drafted or arrived (UTC).</param>
/// <param name="IsIntact">Whether the bytes still have this digest.</param>
public sealed record CopyView(string Keeper, string State, string Sha256, DateTimeOffset At, bool IsIntact);

/// <summary>A statement with what the parties did, as one member knows it.</summary>
/// <param name="Paper">The document.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Sha256">Digest of its bytes.</param>
/// <param name="Bytes">The document as both sides hold it, JSON.</param>
/// <param name="Confirmations">Who confirmed.</param>
/// <param name="Disputes">What is disputed.</param>
/// <param name="Steps">The steps of every firm, computed from today's receipts and terms; empty where receipts are not kept.</param>
/// <param name="Keeper">Whose copy this is.</param>
/// <param name="Home">Member that drafted it; empty when it is no member.</param>
/// <param name="Copies">Every copy on this node.</param>
/// <param name="Payments">The advice of transfer, held against what the treasury paid.</param>
public sealed record StatementView(
    StatementPaper Paper, string State, string Sha256, string Bytes, IReadOnlyList<Confirmation> Confirmations, IReadOnlyList<DisputeView> Disputes,
    IReadOnlyList<FirmYear> Steps, string Keeper, string Home, IReadOnlyList<CopyView> Copies, IReadOnlyList<Reconciled> Payments);

/// <summary>Reads agreements and statements.</summary>
internal static class ReadAgreements
{
    public static async Task<IReadOnlyList<AgreementSummary>> List(IReadSession session)
    {
        var answer = new List<AgreementSummary>();
        foreach (var row in await AgreementStore.List(session)) answer.Add(await Summary(session, row, await AgreementStore.Terms(session, row.Id, row.Version)));
        answer.AddRange((await PaperStore.ListForeign(session)).GroupBy(row => row.Agreement).Select(Foreign));
        return answer;
    }

    public static async Task<AgreementView> Get(IReadSession session, string id)
    {
        if ((await AgreementStore.List(session)).FirstOrDefault(each => each.Id == id) is not { } row) return await GetForeign(session, id);
        var reading = await AgreementStore.Terms(session, id, row.Version);
        var last = await session.Find<string>("SELECT MAX(period) FROM agreements_receipts WHERE agreement = @id", new { id });
        var parties = reading.Agreement?.AllParties().ToDictionary(party => party.Id, party => party.Name) ?? [];
        return new(await Summary(session, row, reading), await AgreementStore.TermsText(session, id, row.Version), reading.Open, parties,
            reading.Agreement?.FromYear, last is null ? null : ReceiptsFile.ReadYear(last),
            [.. (await AgreementStore.Versions(session, id)).Select(each => new TermsVersionView(each.Version, Instants.FromMicroseconds(each.AtUs), each.Actor))], null);
    }

    /// <summary>A year's statement as a member knows it; the drafting city's copy when the member keeps none here.</summary>
    public static async Task<StatementView> Statement(IReadSession session, IKeyRing keys, string id, int year, string? member)
    {
        var copies = await StatementDesk.Copies(session, id, year);
        var row = copies.FirstOrDefault(copy => copy.Keeper == member) ?? copies[0];
        var paper = StatementDesk.Read(row);
        var agreement = (await AgreementStore.List(session)).FirstOrDefault(each => each.Id == id);
        var steps = agreement is null || row.Keeper != row.Home ? [] : (await DraftStatement.Compute(session, agreement, year)).Periods[^1].FirmYears;
        return new(paper, row.State, row.Sha256, row.Paper,
            [.. (await PaperStore.Signatures(session, row.Keeper, id, year)).Select(each => Show(each, row, keys))],
            [.. (await PaperStore.Objections(session, row.Keeper, id, year)).Select(each => new DisputeView(each.Number, new(each.Party, each.Firm, each.Head, each.Reason), each.Ruling, each.WithdrawnUs is { } us ? Instants.FromMicroseconds(us) : null))],
            steps, row.Keeper, row.Home,
            [.. copies.Select(each => new CopyView(each.Keeper, each.State, each.Sha256, Instants.FromMicroseconds(each.AtUs),
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(each.Paper))) == each.Sha256))],
            await ReconcilePayments.Read(session, id, year, paper));
    }

    private static Confirmation Show(SignatureRow each, PaperRow row, IKeyRing keys) => new(
        each.Party, each.Sha256, each.Actor, Instants.FromMicroseconds(each.AtUs), each.KeyId, each.Signature,
        each.KeyId.Length == 0 ? null : each.Sha256 == row.Sha256 && keys.Verify(each.Member, each.KeyId, each.Sha256, each.Signature));

    private static async Task<AgreementView> GetForeign(IReadSession session, string id)
    {
        var rows = (await PaperStore.List(session, id)).ToList();
        if (rows.Count == 0) throw AgreementsRefusals.Unknown(id).ToException();
        var (last, paper) = (rows[^1], StatementDesk.Read(rows[^1]));
        return new(Foreign(rows), last.Terms, [], paper.Parties, null, paper.Year, [], last.Home);
    }

    private static AgreementSummary Foreign(IEnumerable<PaperRow> rows)
    {
        var byYear = rows.DistinctBy(row => row.Year).ToList();
        var paper = StatementDesk.Read(byYear[^1]);
        return new(paper.Agreement, paper.Name, paper.TermsVersion, true, 0, [.. byYear.Select(Short)]);
    }

    private static StatementSummary Short(PaperRow row) => new((int)row.Year, row.State, StatementDesk.Read(row).TotalsFen);

    private static async Task<AgreementSummary> Summary(IReadSession session, AgreementRow row, TermsReading reading)
    {
        var count = await session.Get<long>("SELECT CAST(COUNT(*) AS bigint) FROM agreements_receipts WHERE agreement = @id", new { id = row.Id });
        return new(row.Id, row.Name, row.Version, reading.Agreement is not null, count,
            [.. (await PaperStore.List(session, row.Id)).Where(each => each.Keeper == each.Home).Select(Short)]);
    }
}
