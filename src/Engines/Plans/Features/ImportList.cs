using System.Text.Json;
using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Plans;
using OneCity.Plans.Model.Sheets;
using OneCity.Plans.Storage;
using OneCity.Storage;
using OneCity.Storage.Files;

namespace OneCity.Plans.Features;

/// <summary>Imports a list an office already keeps, from XLSX or CSV, by the wording of its sender; all of it or nothing.</summary>
public static class ImportList
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.imported";

    /// <summary>What to import.</summary>
    /// <param name="File">Name for faults.</param>
    /// <param name="Bytes">The file.</param>
    /// <param name="Plan">The plan the rows go into.</param>
    /// <param name="Sender">Whose wording of headings; null for the usual one.</param>
    /// <param name="Headings">Headings of this sender; kept for next time when given.</param>
    /// <param name="IsDryRun">True shows what would happen and changes nothing.</param>
    /// <param name="FromOn">Day from which the rows stand on the list; null for today.</param>
    /// <param name="NewPlan">The plan to make, in the same commit, where there is none of this code; null refuses an unknown one.</param>
    public sealed record Request(
        string File, byte[] Bytes, string Plan, string? Sender = null, IReadOnlyDictionary<string, ListColumn>? Headings = null,
        bool IsDryRun = false, DateOnly? FromOn = null, Plan? NewPlan = null);

    /// <summary>What an import did, or would do.</summary>
    /// <param name="Items">Rows read, with their numbers.</param>
    /// <param name="Faults">Every cell that cannot be used; with any the import does nothing.</param>
    /// <param name="IsDryRun">True when nothing was changed because it was only tried.</param>
    public sealed record Report(IReadOnlyList<PlanItem> Items, IReadOnlyList<FileFault> Faults, bool IsDryRun);

    internal static async Task<Report> Handle(Desk desk, FileStore files, Actor actor, Request request, CancellationToken stop)
    {
        desk.Demand(actor, "import");
        var book = await desk.Books.Current(stop);
        var known = book.Plans.GetValueOrDefault(request.Plan);
        var plan = known ?? request.NewPlan ?? throw PlansRefusals.UnknownPlan(request.Plan).ToException();
        if (known is null) CreatePlan.Check(plan);
        var layout = await Layout(desk, request, stop);
        var reader = new ListReader(request.File, plan, layout, desk.Directory.Current);
        foreach (var sheet in Workbook.Read(request.File, request.Bytes)) reader.Read(sheet);
        var (items, faults) = reader.Finish();
        if (faults.Count == 0) EnterItems.Check(known is null ? book with { Plans = book.Plans.Add(plan.Id, plan) } : book, plan.Id, items);
        var report = new Report(items, faults, request.IsDryRun);
        if (request.IsDryRun) return report;
        if (faults.Count > 0) throw new FileFaultException(faults);
        var hash = await LayoutStore.PutAside(files, request.Bytes, stop);
        await desk.Database.Write(async session =>
        {
            if (request is { Sender: { } sender, Headings: { } headings }) await Keep(session, desk, sender, headings);
            await Keep(session, desk, LayoutOf(plan.Id), reader.Headings);
            if (known is null) await CreatePlan.Put(session, desk, actor, plan);
            await LayoutStore.Put(session, plan.Id, Path.GetFileName(request.File), hash, reader.Places, desk.NowUs);
            await EnterItems.Put(session, desk, actor, plan.Id, items, $"import {Path.GetFileName(request.File)}", request.FromOn ?? desk.Today);
            session.Audit(new AuditEvent(AuditEvent, actor, $"plan:{plan.Id}", $"{items.Count} rows"));
            return 0;
        }, stop);
        return report;
    }

    /// <summary>The layout a plan's list came in; null where it was not imported.</summary>
    internal static async Task<ListLayout?> FindLayout(Desk desk, string? plan, CancellationToken stop) =>
        plan is null ? null : await Kept(desk, LayoutOf(plan), stop);

    private static string LayoutOf(string plan) => $"plan:{plan}";

    private static Task<int> Keep(IWriteSession session, Desk desk, string sender, IReadOnlyDictionary<string, ListColumn> headings) => session.Execute(
        "INSERT INTO plans_mappings (sender, columns, at_us) VALUES (@sender, @columns, @NowUs) "
        + "ON CONFLICT (sender) DO UPDATE SET columns = @columns, at_us = @NowUs",
        new { sender, columns = JsonSerializer.Serialize(headings), desk.NowUs });

    private static async Task<ListLayout?> Kept(Desk desk, string sender, CancellationToken stop)
    {
        var kept = await desk.Database.Read(session => session.Find<string>("SELECT columns FROM plans_mappings WHERE sender = @sender", new { sender }), stop);
        return kept is null ? null : new ListLayout(JsonSerializer.Deserialize<Dictionary<string, ListColumn>>(kept)!);
    }

    private static async Task<ListLayout> Layout(Desk desk, Request request, CancellationToken stop)
    {
        if (request.Headings is not null) return new ListLayout(request.Headings);
        if (request.Sender is null) return ListLayout.Usual;
        return await Kept(desk, request.Sender, stop) ?? ListLayout.Usual;
    }
}
