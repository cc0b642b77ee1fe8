using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>One case as a desk of a member sees it.</summary>
/// <param name="Record">The record; personal data masked unless the reader handles cases of this member.</param>
/// <param name="HandOvers">Its offers.</param>
/// <param name="Events">Its history at this member.</param>
/// <param name="Jottings">What this member's desks wrote down.</param>
/// <param name="LegalDue">Legal limit.</param>
/// <param name="HopDue">The present holder's limit.</param>
/// <param name="Light">How the hop stands.</param>
/// <param name="MayAct">Whether this member may act on it now.</param>
public sealed record CaseView(
    CaseRecord Record, IReadOnlyList<HandOver> HandOvers, IReadOnlyList<CaseEvent> Events, IReadOnlyList<Jotting> Jottings,
    WorkingDeadline LegalDue, WorkingDeadline HopDue, HopLight Light, bool MayAct);

/// <summary>Reads cases for desks, personal data masked.</summary>
public static class ReadCases
{
    internal static async Task<CaseView> Show(CaseDesk desk, Actor actor, string member, string id)
    {
        desk.Demand(actor, "show", member);
        return await desk.Units.Read(async unit =>
        {
            var rows = desk.Store.In(unit);
            var record = await CaseDesk.Get(rows, member, id);
            return View(desk, record, await rows.ListHandOvers(member, record.Header.Id), await rows.ListEvents(member, record.Header.Id),
                await rows.ListJottings(member, record.Header.Id));
        });
    }

    internal static async Task<IReadOnlyList<CaseView>> List(CaseDesk desk, Actor actor, string member, Standing? standing, int limit)
    {
        desk.Demand(actor, "list", member);
        return await desk.Units.Read(async unit =>
        {
            IReadOnlyList<CaseRecord> records = desk.Store.In(unit) is SqlCaseRows sql
                ? await sql.ListWork(member, standing?.ToString(), limit)
                : [.. (await desk.Store.In(unit).ListCases(member)).Where(record => standing is null || record.Standing == standing).Take(limit)];
            return (IReadOnlyList<CaseView>)[.. records.Select(record => View(desk, record, [], [], []))];
        });
    }

    internal static CaseView View(
        CaseDesk desk, CaseRecord record, IReadOnlyList<HandOver> offers, IReadOnlyList<CaseEvent> events, IReadOnlyList<Jotting> jottings)
    {
        var (clock, today) = (record.Header.Clock, desk.Today);
        var procedure = desk.Procedures.Find(record.Header.Procedure, record.Header.ProcedureVersion);
        return new CaseView(record with { PersonKey = "", Content = record.Content is { } content ? Mask(content, procedure) : null },
            [.. offers.Select(offer => offer with { Preview = offer.Preview is { } preview ? Mask(preview, procedure) : null })], events, jottings,
            clock.LegalDue(desk.Calendar, today), clock.HopDue(desk.Calendar, today), clock.LightOn(desk.Calendar, today), Custody.MayAct(record));
    }

    /// <summary>Name and numbers as lists show them: the first character and the last four digits; personal fields not at all.</summary>
    internal static CaseContent Mask(CaseContent content, Procedure? procedure) => content with
    {
        Applicant = First(content.Applicant),
        PersonId = Last(content.PersonId),
        Contact = Last(content.Contact),
        Fields = content.Fields.ToDictionary(field => field.Key, field => field.Key switch
        {
            "agent" => First(field.Value),
            "agent_id" => Last(field.Value),
            _ => procedure?.Fields.Any(each => each.Code == field.Key && each.IsPersonal) == true && field.Value.Length > 0 ? "***" : field.Value,
        }),
    };

    private static string First(string text) => text.Length > 1 ? text[..1] + new string('*', text.Length - 1) : text;

    private static string Last(string text) => text.Length > 4 ? new string('*', text.Length - 4) + text[^4..] : text;
}
