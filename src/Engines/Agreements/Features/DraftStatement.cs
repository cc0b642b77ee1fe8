using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>Drafts a year's statement from all receipts at hand, with corrections of the years sent before.</summary>
internal static class DraftStatement
{
    /// <summary>Audit event.</summary>
    public const string Event = "agreements.statement-drafted";

    /// <summary>The draft; a draft of the same year is replaced, a statement that was sent is not.</summary>
    public static async Task<StatementPaper> Handle(IWriteSession session, TimeProvider clock, Actor actor, string id, int year)
    {
        var agreement = await AgreementStore.Get(session, id);
        var rows = await AgreementStore.Statements(session, id);
        if (rows.FirstOrDefault(row => row.Year == year) is { } old && old.State != nameof(StatementState.Draft))
            throw AgreementsRefusals.WrongState(year, old.State, "drafted").ToException();
        var stated = rows.Where(row => row.State != nameof(StatementState.Draft)).Select(Read).ToList();
        var statement = await Compute(session, agreement, year);
        var paper = StatementPaper.Write(id, agreement.Version, statement, year, stated);
        var text = JsonSerializer.Serialize(paper, ApiJson.Options);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        await AgreementStore.SaveDraft(session, new(id, year, nameof(StatementState.Draft), text, sha256, Instants.ToMicroseconds(clock.GetUtcNow())));
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

    /// <summary>A paper as it was stored.</summary>
    public static StatementPaper Read(StatementRow row) => JsonSerializer.Deserialize<StatementPaper>(row.Paper, ApiJson.Options)!;
}
