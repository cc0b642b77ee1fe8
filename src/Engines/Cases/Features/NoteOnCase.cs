using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>Something that happened beside the hand-overs and that every member concerned sees: a parcel, a dispute of jurisdiction, evidence recognised.</summary>
public static class NoteOnCase
{
    /// <summary>Kinds that a desk may note on a case of joint enforcement or consultation.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["disputed", "ruled", "evidence-recognised", "discretion-compared", "file-reviewed"];

    internal static ValueTask<CaseRecord> Handle(CaseDesk desk, Actor actor, string member, string caseId, string kind, string words)
    {
        desk.Demand(actor, kind == "ruled" ? "rule" : "work", member);
        if (!Kinds.Contains(kind)) throw CasesRefusals.UnknownNote(kind, string.Join(", ", Kinds)).ToException();
        if (string.IsNullOrWhiteSpace(words)) throw CasesRefusals.ReasonMissing.ToException();
        return desk.Units.Write(async unit =>
        {
            await SendMessages.DemandOpen(unit, member);
            var rows = desk.Store.In(unit);
            var record = await CaseDesk.Get(rows, member, caseId);
            unit.Audit(new AuditEvent(CaseEvents.Noted, actor, $"case:{record.Header.Id}", kind));
            await Tell(desk, unit, rows, record, kind, actor.Name, words);
            if (kind == "disputed") await ToTheOffice(desk, unit, record, words);
            return record;
        });
    }

    /// <summary>A dispute of jurisdiction goes to the joint meeting (行政处罚法 article 25): the office gets the header, never what was handed in.</summary>
    private static async ValueTask ToTheOffice(CaseDesk desk, IUnit unit, CaseRecord record, string words)
    {
        var payload = CaseDesk.Write(new InformedPayload(record.Header, "disputed", words), CaseJson.Readable.InformedPayload);
        foreach (var office in await Peers.Offices(unit, record.Keeper)) desk.Send.Post(unit, record.Keeper, office, CaseKinds.Informed, payload);
    }

    /// <summary>Writes the line at home and at every member that the case passed through or is offered to.</summary>
    internal static async ValueTask Tell(CaseDesk desk, IUnit unit, ICaseRows rows, CaseRecord record, string kind, string who, string words)
    {
        await rows.AddEvent(new CaseEvent(record.Keeper, record.Header.Id, 0, desk.NowUs, kind, who, words));
        var asked = (await rows.FindHandOver(record.Keeper, record.Header.Id, record.Header.Offer)) is { Outcome: HandOverOutcome.Open } offer ? offer.To : record.Keeper;
        var payload = CaseDesk.Write(new NotedPayload(record.Header.Id, kind, words), CaseJson.Readable.NotedPayload);
        foreach (var member in record.Header.Passed.Append(asked).Distinct())
            if (member != record.Keeper) desk.Send.Post(unit, record.Keeper, member, CaseKinds.Noted, payload);
    }
}
