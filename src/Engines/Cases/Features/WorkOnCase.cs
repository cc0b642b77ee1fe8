using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>The holder's own work: the next state, a stopped clock, a field, a paper. Refused for anybody else.</summary>
public static class WorkOnCase
{
    /// <summary>The next state of the work: admitted, decided, delivered or closed.</summary>
    internal static ValueTask<CaseRecord> Advance(CaseDesk desk, Actor actor, string member, string caseId, CaseState to, string words, string result)
    {
        desk.Demand(actor, to == CaseState.Decided ? "decide" : "work", member);
        if (to == CaseState.Closed && string.IsNullOrWhiteSpace(words)) throw CasesRefusals.ReasonMissing.ToException();
        return Change(desk, actor, member, caseId, CaseEvents.Advanced, StateWord(to), words, async (record, rows) =>
        {
            var (header, procedure) = (record.Header, desk.ProcedureOf(record.Header));
            var missing = to is CaseState.Admitted or CaseState.Decided ? procedure.Missing(record.Content?.Papers ?? []) : [];
            if (missing.Count > 0) throw CasesRefusals.PapersMissing(string.Join('、', missing.Select(paper => paper.Name.Chinese))).ToException();
            if (!Follows(header.State, to)) throw CasesRefusals.WrongState(header.Number, StateWord(header.State)).ToException();
            // A correction ends with the step that follows it: the days it took do not count.
            header = header with { State = to, Clock = header.Clock.Resume(desk.Calendar, desk.Today) };
            if (to != CaseState.Decided) return record with { Header = header };
            await DemandFinishedParts(rows, record);
            return record with { Header = header with { Result = ResultOf(procedure, result) } };
        });
    }

    /// <summary>One acceptance, several authorities (多地联办): the whole is decided after all its parts.</summary>
    /// <exception cref="RefusedException"><c>cases.parts-open</c>.</exception>
    private static async ValueTask DemandFinishedParts(ICaseRows rows, CaseRecord whole)
    {
        if (rows is not SqlCaseRows sql) return;
        var open = (await sql.ListParts(whole.Keeper, whole.Header.Id)).Where(part => !part.Header.IsDecided).Select(part => part.Header.Number).ToList();
        if (open.Count > 0) throw CasesRefusals.PartsOpen(whole.Header.Number, string.Join('、', open)).ToException();
    }

    /// <summary>The result a decision names, or the only one there is.</summary>
    /// <exception cref="RefusedException"><c>cases.unknown-result</c>.</exception>
    private static string ResultOf(Procedure procedure, string result) => result.Length == 0 && procedure.Results.Count < 2
        ? procedure.Results.Count == 0 ? "" : procedure.Results[0].Code
        : procedure.Results.Any(each => each.Code == result) ? result
        : throw CasesRefusals.UnknownResult(result, string.Join(", ", procedure.Results.Select(each => each.Code))).ToException();

    /// <summary>Stops the clock for a correction, with its reason.</summary>
    internal static ValueTask<CaseRecord> Pause(CaseDesk desk, Actor actor, string member, string caseId, string reason)
    {
        desk.Demand(actor, "work", member);
        if (string.IsNullOrWhiteSpace(reason)) throw CasesRefusals.ReasonMissing.ToException();
        return Change(desk, actor, member, caseId, CaseEvents.ClockChanged, "clock-stopped", reason, (record, _) =>
        {
            Demand(record, CaseState.Received, CaseState.Admitted);
            return new(record with { Header = record.Header with { Clock = record.Header.Clock.Pause(desk.Today, reason), State = CaseState.Correcting } });
        });
    }

    /// <summary>Lets the clock run again.</summary>
    internal static ValueTask<CaseRecord> Resume(CaseDesk desk, Actor actor, string member, string caseId)
    {
        desk.Demand(actor, "work", member);
        return Change(desk, actor, member, caseId, CaseEvents.ClockChanged, "clock-running", "", (record, _) =>
        {
            Demand(record, CaseState.Correcting);
            return new(record with { Header = record.Header with { Clock = record.Header.Clock.Resume(desk.Calendar, desk.Today), State = CaseState.Received } });
        });
    }

    /// <summary>Adds a paper or changes a field.</summary>
    internal static ValueTask<CaseRecord> Complete(
        CaseDesk desk, Actor actor, string member, string caseId, IReadOnlyDictionary<string, string> fields, IReadOnlyList<Paper> papers)
    {
        desk.Demand(actor, "work", member);
        return Change(desk, actor, member, caseId, CaseEvents.Supplemented, "completed", "", (record, _) =>
        {
            if (record.Content is not { } content) return new(record);
            desk.ProcedureOf(record.Header).DemandKnown(fields.Keys);
            var all = new Dictionary<string, string>(content.Fields);
            foreach (var (code, value) in fields) all[code] = value;
            var added = papers.Where(paper => !content.Papers.Any(paper.IsSame));
            return new(record with { Content = content with { Fields = all, Papers = [.. content.Papers, .. added] } });
        });
    }

    /// <summary>Writes something down for this desk; only a remark will travel.</summary>
    internal static ValueTask<Jotting> Jot(CaseDesk desk, Actor actor, string member, string caseId, JottingKind kind, string text)
    {
        desk.Demand(actor, "work", member);
        if (string.IsNullOrWhiteSpace(text)) throw CasesRefusals.ReasonMissing.ToException();
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

    /// <exception cref="RefusedException"><c>cases.wrong-state</c>.</exception>
    private static void Demand(CaseRecord record, params ReadOnlySpan<CaseState> states)
    {
        if (!states.Contains(record.Header.State)) throw CasesRefusals.WrongState(record.Header.Number, StateWord(record.Header.State)).ToException();
    }

    /// <summary>The word of a state as printed.</summary>
    internal static string StateWord(CaseState state) => state.ToString().ToLowerInvariant();

    /// <summary>A correction begins by stopping the clock, and a decided case is not closed again.</summary>
    private static bool Follows(CaseState from, CaseState to) => to switch
    {
        CaseState.Received => false,
        CaseState.Admitted => from is CaseState.Received or CaseState.Correcting,
        CaseState.Correcting => false,
        CaseState.Decided => from is CaseState.Admitted,
        CaseState.Delivered => from is CaseState.Decided,
        CaseState.Closed => from is CaseState.Received or CaseState.Admitted or CaseState.Correcting,
    };

    private static ValueTask<CaseRecord> Change(
        CaseDesk desk, Actor actor, string member, string caseId, string audit, string kind, string words,
        Func<CaseRecord, ICaseRows, ValueTask<CaseRecord>> change) => desk.Units.Write(async unit =>
        {
            var rows = desk.Store.In(unit);
            var record = await change(await CaseDesk.GetHeld(unit, rows, member, caseId), rows);
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
        if (paper is null && string.IsNullOrWhiteSpace(remark)) throw CasesRefusals.ReasonMissing.ToException();
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
            desk.Send.Post(unit, record.Keeper, record.Header.Holder, CaseKinds.Supplemented,
                CaseDesk.Write(supplement, CaseJson.Readable.SupplementedPayload));
            return record;
        }
        var content = record.Content ?? CaseContent.Awaited;
        var papers = supplement.Paper is { } paper && !content.Papers.Any(paper.IsSame)
            ? [.. content.Papers, paper] : content.Papers;
        var remarks = supplement.Remark is { } remark && !content.Remarks.Contains(remark) ? [.. content.Remarks, remark] : content.Remarks;
        record = record with { Content = content with { Papers = papers, Remarks = remarks } };
        record = record with { Header = Custody.Supplement(record.Header, supplement.Sender) };
        await desk.Save(rows, record, "supplemented", supplement.Sender);
        await desk.Inform(unit, record, "supplemented", supplement.Sender);
        return record;
    }
}
