using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>What stands beside a case on its page.</summary>
/// <param name="Same">Further cases of the same person and item that this member knows, also those handed over since.</param>
/// <param name="Parts">Cases split from it.</param>
/// <param name="Parcels">Originals between cities.</param>
/// <param name="Voices">What the applicant said.</param>
/// <param name="Notices">Notices to the applicant; targets masked.</param>
public sealed record CaseSurroundings(
    IReadOnlyList<CaseHeader> Same, IReadOnlyList<CaseHeader> Parts, IReadOnlyList<Parcel> Parcels, IReadOnlyList<Voice> Voices, IReadOnlyList<Notice> Notices);

/// <summary>Reads for desks: my work, the inbox, flow, differences, patrols.</summary>
public static class ReadWork
{
    private static readonly DateOnly Unfinished = SqlCaseRows.Never.AddDays(-1);

    internal static async Task<IReadOnlyList<CaseView>> List(CaseDesk desk, Actor actor, string member, int limit)
    {
        desk.Demand(actor, "list", member);
        return await desk.Units.Read(async unit =>
        {
            var rows = (SqlCaseRows)desk.Store.In(unit);
            return (IReadOnlyList<CaseView>)[.. (await new WorkRows(rows.Session, rows.Seal).ListOpen(member, limit)).Select(record => ReadCases.View(desk, record, [], [], []))
                .OrderBy(view => view.HopDue.On).ThenBy(view => view.Record.Header.Number, StringComparer.Ordinal)];
        });
    }

    internal static async Task<IReadOnlyList<CaseView>> Search(CaseDesk desk, Actor actor, string member, CaseFilter filter, int limit)
    {
        desk.Demand(actor, "list", member);
        return await desk.Units.Read(async unit =>
        {
            var rows = (SqlCaseRows)desk.Store.In(unit);
            var key = filter.IsPerson ? desk.PersonKeys.KeyOf(member, filter.Words) : "";
            return (IReadOnlyList<CaseView>)[.. (await new WorkRows(rows.Session, rows.Seal).Search(member, filter, key, desk.Today, limit))
                .Select(record => ReadCases.View(desk, record, [], [], [])).Where(view => !filter.IsLate || view.Light == HopLight.Late)];
        });
    }

    internal static async Task<(IReadOnlyList<CaseView> Offers, IReadOnlyList<CaseView> Due, IReadOnlyList<(Voice Voice, string Number)> Voices)> Waiting(
        CaseDesk desk, ContentSeal seal, string member, int limit) => await desk.Units.Read(async unit =>
    {
        var (rows, soon) = ((SqlCaseRows)desk.Store.In(unit), desk.Calendar.AddWorkingDays(desk.Today, 3).On);
        var offers = await rows.ListOpen(member, Standing.Previewed, Unfinished, limit);
        var due = await rows.ListOpen(member, Standing.Held, soon, limit);
        var voices = new List<(Voice, string)>();
        foreach (var voice in await DeskRows.In(unit, seal).ListVoices(member, null))
            if (await rows.FindCase(member, voice.CaseId) is { } record) voices.Add((voice, record.Header.Number));
        return ((IReadOnlyList<CaseView>)[.. offers.Select(record => ReadCases.View(desk, record, [], [], []))],
            (IReadOnlyList<CaseView>)[.. due.Select(record => ReadCases.View(desk, record, [], [], []))], (IReadOnlyList<(Voice, string)>)voices);
    });

    internal static async Task<IReadOnlyList<CaseView>> Disputed(CaseDesk desk, ContentSeal seal, string office, int limit) => await desk.Units.Read(async unit =>
        (IReadOnlyList<CaseView>)[.. (await new WorkRows(((SqlUnit)unit).Session, seal).ListDisputed(office, limit)).Select(record => ReadCases.View(desk, record, [], [], []))]);

    internal static async Task<CaseSurroundings> Surroundings(CaseDesk desk, ContentSeal seal, Actor actor, string member, string id)
    {
        desk.Demand(actor, "show", member);
        return await desk.Units.Read(async unit =>
        {
            var rows = (SqlCaseRows)desk.Store.In(unit);
            var record = await CaseDesk.Get(rows, member, id);
            var notices = await new NoticeRows(rows.Session, seal).ListOf(member, record.Header.Id);
            var same = record.PersonKey.Length == 0 ? [] : Duplicates.Shown(await rows.ListByPerson(member, record.PersonKey, record.Header.Item), record.Header.Id);
            return new CaseSurroundings([.. same.Select(each => each.Header).Where(each => !record.Header.IsOfOneWhole(each))],
                [.. (await rows.ListParts(member, record.Header.Id)).Select(part => part.Header)], Parcel.Of(await rows.ListEvents(member, record.Header.Id)),
                await DeskRows.In(unit, seal).ListVoices(member, record.Header.Id),
                [.. notices.Select(notice => notice with { Target = notice.Target.Length > 4 ? new string('*', notice.Target.Length - 4) + notice.Target[^4..] : "****" })]);
        });
    }

    internal static async Task<CaseFlow> Flow(CaseDesk desk, ContentSeal seal, Actor actor)
    {
        desk.Demand(actor, "flow", "");
        return await desk.Units.Read(async unit => await DeskRows.In(unit, seal).Flow(desk.Today));
    }

    internal static async Task<IReadOnlyList<ItemDifference>> Differences(CaseDesk desk, ContentSeal seal, ItemBook items, Actor actor, string? item)
    {
        desk.Demand(actor, "compare", "");
        var set = await desk.Units.Read(async unit => await DeskRows.In(unit, seal).ListDifferences());
        var cities = items.Terms.Select(term => term.City).Distinct().Order(StringComparer.Ordinal).ToList();
        return ItemComparison.Of(items.Terms, [.. items.Settings, .. set], cities, item);
    }

    internal static async Task<(IReadOnlyList<Patrol> Latest, PatrolTally Tally)> Patrols(CaseDesk desk, ContentSeal seal, Actor actor)
    {
        desk.Demand(actor, "flow", "");
        return await desk.Units.Read(async unit => await DeskRows.In(unit, seal).ListPatrols());
    }
}
