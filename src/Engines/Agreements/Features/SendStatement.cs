using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>The drafting city sends a statement: its bytes are frozen and go to every party that is a member.</summary>
internal static class SendStatement
{
    /// <summary>Audit event.</summary>
    public const string Event = "agreements.statement-sent";

    /// <summary>Sends a draft; the years before must be out.</summary>
    public static Task<PaperRow> Handle(StatementDesk desk, Actor actor, string id, int year) => desk.Write(async (unit, session) =>
    {
        var (row, paper) = await StatementDesk.HomeCopy(session, id, year);
        StatementDesk.Demand(row, "sent", StatementState.Draft);
        var earlier = (await PaperStore.List(session, id)).FirstOrDefault(each => each.Year < year && each.Keeper == each.Home && each.State == nameof(StatementState.Draft));
        if (earlier is not null) throw AgreementsRefusals.EarlierDraft(earlier.Year).ToException();
        row = row with { State = nameof(StatementState.Sent) };
        await PaperStore.Save(session, row);
        await desk.Tell(unit, row.Home, paper, StatementKinds.Sent, new SentPayload(id, year, row.Paper, row.Sha256, row.Terms));
        session.Audit(new AuditEvent(Event, actor, $"statement:{id}/{year}", row.Sha256));
        return row;
    });
}
