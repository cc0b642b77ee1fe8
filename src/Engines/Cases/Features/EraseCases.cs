using System.Globalization;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Files;

namespace OneCity.Cases;

/// <summary>
/// Erases what was handed in once a finished case has outlived its procedure's retention: content, previews, papers, what the applicant said and was
/// told, what desks wrote down, and the payloads of its messages, for which a signed statement stays. Number, states, clocks and history remain.
/// </summary>
public static class EraseCases
{
    /// <summary>What was erased.</summary>
    /// <param name="Cases">Records.</param>
    /// <param name="Papers">Files.</param>
    /// <param name="Payloads">Payloads of messages.</param>
    public sealed record Answer(int Cases, int Papers, int Payloads);

    internal static async Task<Answer> Handle(CaseDesk desk, ContentSeal seal, FileStore files, ExchangeEngine exchange, Actor actor, string member, bool isTrial)
    {
        desk.Demand(actor, "erase", member);
        var due = await Due(desk, seal, member);
        if (isTrial || due.Count == 0) return new Answer(due.Count, 0, 0);
        var (hashes, payloads) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var record in due)
        {
            foreach (var paper in record.Content!.Papers) hashes.Add(paper.Hash);
            await Erase(desk, seal, actor, record);
            payloads += await ErasePayloads(desk, exchange, actor, record);
        }
        return new Answer(due.Count, await EraseFiles(desk, seal, files, exchange, hashes), payloads);
    }

    private static async Task<IReadOnlyList<CaseRecord>> Due(CaseDesk desk, ContentSeal seal, string member)
    {
        var years = desk.Procedures.List().Where(procedure => procedure.RetentionYears > 0).Select(procedure => procedure.RetentionYears).DefaultIfEmpty(0).Min();
        if (years == 0) return [];
        return await desk.Units.Read(async unit =>
        {
            var (rows, due) = (desk.Store.In(unit), new List<CaseRecord>());
            foreach (var id in await DeskRows.In(unit, seal).ListFinished(member, Before(desk, years)))
            {
                var record = (await rows.FindCase(member, id))!;
                var kept = desk.Procedures.Find(record.Header.Procedure, record.Header.ProcedureVersion)?.RetentionYears ?? 0;
                var last = (await rows.ListEvents(member, id))[^1].AtUs;
                if (kept > 0 && last < Before(desk, kept)) due.Add(record);
            }
            return (IReadOnlyList<CaseRecord>)due;
        });
    }

    private static long Before(CaseDesk desk, int years) => Instants.ToMicroseconds(desk.Clock.GetUtcNow().AddYears(-years));

    private static ValueTask<int> Erase(CaseDesk desk, ContentSeal seal, Actor actor, CaseRecord record) => desk.Units.Write(async unit =>
    {
        var (rows, beside) = (desk.Store.In(unit), DeskRows.In(unit, seal));
        await rows.SaveCase(record with { Content = null, PersonKey = "" }, null);
        await beside.Erase(record.Keeper, record.Header.Id);
        await rows.AddEvent(new CaseEvent(record.Keeper, record.Header.Id, 0, desk.NowUs, "erased", actor.Name, ""));
        unit.Audit(new AuditEvent(CaseEvents.Erased, actor, $"case:{record.Header.Id}", "retention"));
        return 1;
    });

    private static async Task<int> ErasePayloads(CaseDesk desk, ExchangeEngine exchange, Actor actor, CaseRecord record)
    {
        var found = await desk.Units.Read(async unit =>
        {
            var messages = new List<Message>();
            foreach (var chain in await unit.Journals.ListChains(record.Keeper))
                for (long after = 0; ;)
                {
                    var batch = await unit.Journals.List(record.Keeper, chain.Sender, chain.Receiver, after, 500);
                    if (batch.Count == 0) break;
                    messages.AddRange(batch.Where(message => message.Payload?.Contains(record.Header.Id, StringComparison.Ordinal) == true));
                    after = batch[^1].Number;
                }
            return messages;
        });
        foreach (var message in found)
            await exchange.Erase(actor, record.Keeper, message.Sender, message.Receiver, message.Number,
                string.Create(CultureInfo.InvariantCulture, $"retention of {record.Header.Procedure} v{record.Header.ProcedureVersion}"));
        return found.Count;
    }

    /// <summary>Only files that no remaining record of any member served here names.</summary>
    private static async Task<int> EraseFiles(CaseDesk desk, ContentSeal seal, FileStore files, ExchangeEngine exchange, HashSet<string> hashes)
    {
        foreach (var member in (await exchange.ListMembers()).Where(each => each.IsHosted == 1))
            foreach (var record in await desk.Units.Read(unit => desk.Store.In(unit).ListCases(member.Code)))
                if (record.Content is { } content) hashes.ExceptWith(content.Papers.Select(paper => paper.Hash));
        var erased = 0;
        foreach (var hash in hashes)
        {
            var file = await desk.Units.Read(async unit => await DeskRows.In(unit, seal).FindFile(hash));
            if (file is not { } known) continue;
            await desk.Units.Write(async unit =>
            {
                await DeskRows.In(unit, seal).DropFile(hash);
                unit.Audit(new AuditEvent(CaseEvents.Erased, Actor.Node, $"paper:{hash}", "retention"));
                return 0;
            });
            if (files.Erase(known.Stored)) erased++;
        }
        return erased;
    }
}
