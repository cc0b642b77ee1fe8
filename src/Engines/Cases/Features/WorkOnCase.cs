using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>The holder's own work: the next state, a stopped clock, a field, a paper. Refused for anybody else.</summary>
public static class WorkOnCase
{
    /// <summary>The next state of the work: admitted, decided, delivered or closed.</summary>
    internal static ValueTask<CaseRecord> Advance(CaseDesk desk, Actor actor, string member, string caseId, CaseState to, string words)
    {
        desk.Demand(actor, to == CaseState.Decided ? "decide" : "work", member);
        return Change(desk, actor, member, caseId, CaseEvents.Advanced, StateWord(to), words, (record, rows) =>
        {
            var procedure = desk.ProcedureOf(record.Header);
            var missing = to is CaseState.Admitted or CaseState.Decided ? procedure.Missing(record.Content?.Papers ?? []) : [];
            if (missing.Count > 0) throw CasesRefusals.PapersMissing(string.Join('、', missing.Select(paper => paper.Name.Chinese))).ToException();
            if (!Follows(record.Header.State, to)) throw CasesRefusals.WrongState(record.Header.Number, StateWord(record.Header.State)).ToException();
            return record with { Header = record.Header with { State = to } };
        });
    }

    /// <summary>Stops the clock for a correction, with its reason.</summary>
    internal static ValueTask<CaseRecord> Pause(CaseDesk desk, Actor actor, string member, string caseId, string reason)
    {
        desk.Demand(actor, "work", member);
        if (string.IsNullOrWhiteSpace(reason)) throw CasesRefusals.ReasonMissing.ToException();
        return Change(desk, actor, member, caseId, CaseEvents.ClockChanged, "clock-stopped", reason, (record, _) => record with
        {
            Header = record.Header with { Clock = record.Header.Clock.Pause(desk.Today, reason), State = CaseState.Correcting },
        });
    }

    /// <summary>Lets the clock run again.</summary>
    internal static ValueTask<CaseRecord> Resume(CaseDesk desk, Actor actor, string member, string caseId)
    {
        desk.Demand(actor, "work", member);
        return Change(desk, actor, member, caseId, CaseEvents.ClockChanged, "clock-running", "", (record, _) => record with
        {
            Header = record.Header with { Clock = record.Header.Clock.Resume(desk.Calendar, desk.Today), State = CaseState.Received },
        });
    }

    /// <summary>Adds a paper or changes a field.</summary>
    internal static ValueTask<CaseRecord> Complete(
        CaseDesk desk, Actor actor, string member, string caseId, IReadOnlyDictionary<string, string> fields, IReadOnlyList<Paper> papers)
    {
        desk.Demand(actor, "work", member);
        return Change(desk, actor, member, caseId, CaseEvents.Supplemented, "completed", "", (record, _) =>
        {
            if (record.Content is not { } content) return record;
            var all = new Dictionary<string, string>(content.Fields);
            foreach (var (code, value) in fields) all[code] = value;
            var added = papers.Where(paper => content.Papers.All(held => held.Hash != paper.Hash || held.Kind != paper.Kind));
            return record with { Content = content with { Fields = all, Papers = [.. content.Papers, .. added] } };
        });
    }

    /// <summary>Writes something down for this desk; only a remark will travel.</summary>
    internal static ValueTask<Jotting> Jot(CaseDesk desk, Actor actor, string member, string caseId, JottingKind kind, string text)
    {
        desk.Demand(actor, "work", member);
        return desk.Units.Write(async unit =>
        {
            var rows = desk.Store.In(unit);
            var record = await CaseDesk.GetHeld(unit, rows, member, caseId);
            var jotting = new Jotting(member, record.Header.Id, desk.Entropy.NewId().ToString("N"), kind, text, desk.NowUs);
            await rows.AddJotting(jotting);
            unit.Audit(new AuditEvent(CaseEvents.Supplemented, actor, $"case:{record.Header.Id}", kind.ToString()));
            return jotting;
        });
    }

    /// <summary>The word of a state as printed.</summary>
    internal static string StateWord(CaseState state) => state.ToString().ToLowerInvariant();

    private static bool Follows(CaseState from, CaseState to) => to switch
    {
        CaseState.Received => false,
        CaseState.Admitted => from is CaseState.Received or CaseState.Correcting,
        CaseState.Correcting => from is CaseState.Received or CaseState.Admitted,
        CaseState.Decided => from is CaseState.Admitted,
        CaseState.Delivered => from is CaseState.Decided,
        CaseState.Closed => from is not CaseState.Closed,
    };

    private static ValueTask<CaseRecord> Change(
        CaseDesk desk, Actor actor, string member, string caseId, string audit, string kind, string words,
        Func<CaseRecord, ICaseRows, CaseRecord> change) => desk.Units.Write(async unit =>
        {
            var rows = desk.Store.In(unit);
            var record = change(await CaseDesk.GetHeld(unit, rows, member, caseId), rows);
            record = record with { Header = record.Header.Next() };
            await desk.Save(rows, record, kind, actor.Name, words);
            await desk.Inform(unit, record, kind, words);
            unit.Audit(new AuditEvent(audit, actor, $"case:{record.Header.Id}", kind));
            return record;
        });
}

/// <summary>A member that the case passed through adds a late paper or remark; the holder files it and goes on holding.</summary>
public static class SupplementCase
{
    internal static ValueTask<CaseRecord> Handle(CaseDesk desk, Actor actor, string member, string caseId, Paper? paper, string? remark)
    {
        desk.Demand(actor, "work", member);
        return desk.Units.Write(async unit =>
        {
            await SendMessages.DemandOpen(unit, member);
            var rows = desk.Store.In(unit);
            var record = await CaseDesk.Get(rows, member, caseId);
            if (!record.Header.Passed.Contains(member)) throw CasesRefusals.NeverHere(record.Header.Number).ToException();
            unit.Audit(new AuditEvent(CaseEvents.Supplemented, actor, $"case:{record.Header.Id}"));
            return await File(desk, unit, rows, record, new SupplementedPayload(record.Header.Id, member, paper, remark));
        });
    }

    /// <summary>The holder files it; anybody else passes it on to the holder it knows.</summary>
    internal static async ValueTask<CaseRecord> File(
        CaseDesk desk, IUnit unit, ICaseRows rows, CaseRecord record, SupplementedPayload supplement)
    {
        if (record.Header.Holder != record.Keeper)
        {
            await desk.Send.One(unit, record.Keeper, record.Header.Holder, CaseKinds.Supplemented,
                CaseDesk.Write(supplement, CaseJson.Readable.SupplementedPayload));
            return record;
        }
        var content = record.Content ?? CaseContent.Awaited;
        var papers = supplement.Paper is { } paper && content.Papers.All(held => held.Hash != paper.Hash)
            ? [.. content.Papers, paper] : content.Papers;
        var remarks = supplement.Remark is { } remark && !content.Remarks.Contains(remark) ? [.. content.Remarks, remark] : content.Remarks;
        record = record with { Content = content with { Papers = papers, Remarks = remarks } };
        record = record with { Header = Custody.Supplement(record.Header, supplement.Sender) };
        await desk.Save(rows, record, "supplemented", supplement.Sender);
        await desk.Inform(unit, record, "supplemented", supplement.Sender);
        return record;
    }
}
