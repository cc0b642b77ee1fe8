using System.Globalization;
using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>A window takes a case in (收件): the member becomes its first holder.</summary>
public static class SubmitCase
{
    /// <summary>What was handed in.</summary>
    /// <param name="Member">The city that takes it in.</param>
    /// <param name="Procedure">Code of the procedure.</param>
    /// <param name="Content">What the applicant handed in.</param>
    /// <param name="Parent">The case it is split from; empty when none.</param>
    public sealed record Request(string Member, string Procedure, CaseContent Content, string Parent = "");

    /// <summary>The new case, and what the desk should know.</summary>
    /// <param name="Record">The record.</param>
    /// <param name="Duplicates">Cases of the same person and item that this member knows, also those handed over since.</param>
    /// <param name="Missing">Required papers that are not there yet.</param>
    public sealed record Answer(CaseRecord Record, IReadOnlyList<CaseRecord> Duplicates, IReadOnlyList<ProcedurePaper> Missing);

    internal static ValueTask<Answer> Handle(CaseDesk desk, Actor actor, Request request)
    {
        desk.Demand(actor, "submit", request.Member);
        var procedure = desk.Procedures.Find(request.Procedure) ?? throw CasesRefusals.UnknownProcedure(request.Procedure).ToException();
        var empty = procedure.Fields.Where(field => field.IsRequired
            && string.IsNullOrWhiteSpace(request.Content.Fields.GetValueOrDefault(field.Code))).Select(field => field.Name.Chinese)
            .Concat(string.IsNullOrWhiteSpace(request.Content.Applicant) ? ["申请人 applicant"] : []).ToList();
        if (empty.Count > 0) throw CasesRefusals.FieldsMissing(string.Join('、', empty)).ToException();
        procedure.DemandKnown(request.Content.Fields.Keys);
        if (!string.IsNullOrWhiteSpace(request.Content.Fields.GetValueOrDefault("agent")) && request.Content.Papers.All(paper => paper.Kind != Procedure.Authorisation))
            throw CasesRefusals.AuthorisationMissing.ToException();
        return desk.Units.Write(unit => Open(desk, unit, actor, request, procedure));
    }

    private static async ValueTask<Answer> Open(CaseDesk desk, IUnit unit, Actor actor, Request request, Procedure procedure)
    {
        await Peers.DemandServed(unit, request.Member);
        await SendMessages.DemandOpen(unit, request.Member);
        var rows = desk.Store.In(unit);
        var today = desk.Today;
        var header = new CaseHeader(
            desk.Entropy.NewId().ToString("N"), "", procedure.Code, procedure.Version, procedure.Item, request.Member, request.Member, 0, 0, 1, CaseState.Received,
            new CaseClock(today, procedure.LegalDays, procedure.PromisedDays, 0, null, "", today, 0), [request.Member], request.Parent);
        var key = desk.PersonKeys.KeyOf(request.Member, request.Content.PersonId);
        var record = new CaseRecord(request.Member, header, request.Content, Standing.Held, key, 0);
        var duplicates = key.Length == 0
            ? []
            : Duplicates.Shown(await rows.ListByPerson(request.Member, key, procedure.Item), header.Id);
        await SeekDuplicates.Keep(desk, unit, record);
        // Last, since the next case waits for its number until this one is committed.
        var number = await rows.NextNumber(request.Member, today.Year);
        record = record with { Header = header with { Number = string.Create(CultureInfo.InvariantCulture, $"{request.Member}-{today.Year}-{number:D6}") } };
        await desk.Save(rows, record, "submitted", actor.Name);
        unit.Audit(new AuditEvent(CaseEvents.Submitted, actor, $"case:{header.Id}", $"{procedure.Code} v{procedure.Version}"));
        return new Answer(record, duplicates, procedure.Missing(request.Content.Papers));
    }
}
