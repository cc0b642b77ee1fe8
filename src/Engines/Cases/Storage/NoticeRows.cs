using OneCity.Storage;

namespace OneCity.Cases;

/// <summary>One notice to an applicant.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Keeper">City that writes.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Target">Where it goes; sealed at rest.</param>
/// <param name="Subject">One line, no personal data.</param>
/// <param name="Body">The text.</param>
/// <param name="AtUs">When it was written.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="NextAtUs">When it is tried next.</param>
/// <param name="SentAtUs">When it went out; 0 before.</param>
/// <param name="Fault">Why the last try failed; empty when none did.</param>
public sealed record Notice(
    string Id, string Keeper, string CaseId, string Target, string Subject, string Body, long AtUs, long Tries, long NextAtUs, long SentAtUs, string Fault);

/// <summary>The queue of notices.</summary>
internal sealed class NoticeRows(IReadSession session, ContentSeal seal)
{
    private const string Columns = "id AS Id, keeper AS Keeper, case_id AS CaseId, target AS Target, subject AS Subject, body AS Body, at_us AS AtUs, tries AS Tries, "
        + "next_at_us AS NextAtUs, sent_at_us AS SentAtUs, fault AS Fault";

    private IWriteSession Writing => session as IWriteSession ?? throw new InvalidOperationException("written in a read");

    public Task Add(Notice notice) => Writing.Execute(
        "INSERT INTO cases_notices (id, keeper, case_id, channel, target, subject, body, at_us, tries, next_at_us, sent_at_us, fault) "
        + "VALUES (@Id, @Keeper, @CaseId, '', @target, @Subject, @body, @AtUs, 0, @NextAtUs, 0, '')",
        new { notice.Id, notice.Keeper, notice.CaseId, target = seal.Seal(notice.Target), notice.Subject, body = seal.Seal(notice.Body), notice.AtUs, notice.NextAtUs });

    public async Task<IReadOnlyList<Notice>> ListDue(long nowUs, int limit) => Open(await session.List<Notice>(
        $"SELECT {Columns} FROM cases_notices WHERE sent_at_us = 0 AND next_at_us <= @nowUs ORDER BY next_at_us LIMIT @limit", new { nowUs, limit = (long)limit }));

    public async Task<IReadOnlyList<Notice>> ListOf(string keeper, string caseId) => Open(await session.List<Notice>(
        $"SELECT {Columns} FROM cases_notices WHERE keeper = @keeper AND case_id = @caseId ORDER BY at_us, id", new { keeper, caseId }));

    public Task Sent(string id, string channel, long atUs) => Writing.Execute(
        "UPDATE cases_notices SET sent_at_us = @atUs, channel = @channel, tries = tries + 1, fault = '' WHERE id = @id", new { id, channel, atUs });

    public Task Failed(string id, string fault, long nextAtUs) => Writing.Execute(
        "UPDATE cases_notices SET tries = tries + 1, next_at_us = @nextAtUs, fault = @fault WHERE id = @id", new { id, fault, nextAtUs });

    private List<Notice> Open(IReadOnlyList<Notice> notices) =>
        [.. notices.Select(notice => notice with { Target = seal.Open(notice.Target)!, Body = seal.Open(notice.Body)! })];
}
