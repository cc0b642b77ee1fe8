using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>Drafts a year's statement from all receipts at hand, with corrections of the years sent before and the reason of each.</summary>
internal static class DraftStatement
{
    /// <summary>Audit event.</summary>
    public const string Event = "agreements.statement-drafted";

    /// <summary>China has one time zone; the settlement year is the calendar year there.</summary>
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>The draft; a draft of the same year is replaced, a statement that was sent is not.</summary>
    public static async Task<StatementPaper> Handle(IWriteSession session, TimeProvider clock, Actor actor, string id, int year)
    {
        var agreement = await AgreementStore.Get(session, id);
        if ((await AgreementStore.Terms(session, id, agreement.Version)).Agreement is { } terms && year < terms.FromYear)
            throw AgreementsRefusals.BeforeRecognition(year, terms.FromYear).ToException();
        var rows = (await PaperStore.List(session, id)).Where(row => row.Keeper == row.Home).ToList();
        if (rows.Find(row => row.Year == year) is { } old && old.State != nameof(StatementState.Draft))
            throw AgreementsRefusals.WrongState(year, old.State, "drafted").ToException();
        var sent = rows.Where(row => row.State != nameof(StatementState.Draft)).ToList();
        var statement = await Compute(session, agreement, year);
        var grounds = await Grounds(session, agreement, sent.Count == 0 ? 0 : sent.Max(row => row.AtUs));
        var paper = StatementPaper.Write(id, statement, year, clock.GetUtcNow().ToOffset(Shanghai).Year, [.. sent.Select(StatementDesk.Read)], grounds);
        var text = JsonSerializer.Serialize(paper, ApiJson.Options);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var home = paper.Home ?? "";
        await PaperStore.RemoveDraft(session, id, year, home);
        await PaperStore.Save(session, new(home, id, year, home, nameof(StatementState.Draft), "", text, sha256,
            await AgreementStore.TermsText(session, id, agreement.Version), Instants.ToMicroseconds(clock.GetUtcNow())));
        session.Audit(new AuditEvent(Event, actor, $"statement:{id}/{year}", sha256));
        return paper;
    }

    /// <summary>All years from recognition to the last asked for.</summary>
    public static async Task<Statement> Compute(IReadSession session, AgreementRow agreement, int last)
    {
        var reading = await AgreementStore.Terms(session, agreement.Id, agreement.Version);
        if (reading.Agreement is not { } terms)
            throw AgreementsRefusals.Incomplete(agreement.Id, string.Join(", ", reading.Open.Select(rule => rule.Key))).ToException();
        var book = AgreementStore.ToBook(await AgreementStore.Receipts(session, agreement.Id));
        return ComputeStatement.Run(terms, book, agreement.Id, Math.Min(terms.FromYear, last), last);
    }

    private static async Task<Grounds> Grounds(IReadSession session, AgreementRow agreement, long sinceUs)
    {
        var reading = await AgreementStore.Terms(session, agreement.Id, agreement.Version);
        var byProject = reading.Agreement?.Versions.Any(version => version.Terms.About.IsProjects) ?? false;
        var late = sinceUs == 0 ? [] : await AgreementStore.ReceiptsSince(session, agreement.Id, sinceUs);
        return new([.. late.Select(row => new LateReceipt(ReceiptsFile.ReadYear(row.Period) ?? 0, byProject ? row.Project : row.Firm, row.Head, row.AmountFen))],
            await AgreementStore.Adjustments(session, agreement.Id), agreement.Version);
    }
}
