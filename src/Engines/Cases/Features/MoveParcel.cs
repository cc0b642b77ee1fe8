using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>Originals sent between two cities: number, sent, received, missing; both cities see the same.</summary>
public static class MoveParcel
{
    internal static ValueTask<CaseRecord> Send(CaseDesk desk, Actor actor, string member, string caseId, string number, string to, string papers)
    {
        if (string.IsNullOrWhiteSpace(number)) throw CasesRefusals.ParcelNumberMissing.ToException();
        return Note(desk, actor, member, caseId, (_, known) => known.Any(parcel => parcel.Number == number)
            ? throw CasesRefusals.ParcelKnown(number).ToException()
            : (Parcel.Sent, new ParcelSlip(number.Trim(), member, to, papers)));
    }

    /// <summary>The parcel has come; <paramref name="missing"/> names what was not in it, empty when it was whole.</summary>
    internal static ValueTask<CaseRecord> Receive(CaseDesk desk, Actor actor, string member, string caseId, string number, string missing) =>
        Note(desk, actor, member, caseId, (record, known) => known.FirstOrDefault(parcel => parcel.Number == number && parcel.ReceivedAtUs is null) is { } parcel
            ? (missing.Length > 0 ? Parcel.Missed : Parcel.Received, new ParcelSlip(parcel.Number, parcel.From, parcel.To, missing))
            : throw CasesRefusals.UnknownParcel(number, record.Header.Number).ToException());

    private static ValueTask<CaseRecord> Note(
        CaseDesk desk, Actor actor, string member, string caseId, Func<CaseRecord, IReadOnlyList<Parcel>, (string Kind, ParcelSlip Slip)> note)
    {
        desk.Demand(actor, "work", member);
        return desk.Units.Write(async unit =>
        {
            await SendMessages.DemandOpen(unit, member);
            var rows = desk.Store.In(unit);
            var record = await CaseDesk.Get(rows, member, caseId);
            var (kind, slip) = note(record, Parcel.Of(await rows.ListEvents(member, record.Header.Id)));
            unit.Audit(new AuditEvent(CaseEvents.ParcelMoved, actor, $"case:{record.Header.Id}", kind));
            await NoteOnCase.Tell(desk, unit, rows, record, kind, actor.Name, Parcel.Write(slip));
            return record;
        });
    }
}
