using OneCity.Figures.Files;
using OneCity.Figures.Model.Forms;
using OneCity.Figures.Storage;
using OneCity.Figures.Storage.Forms;
using OneCity.Kernel;

namespace OneCity.Figures.Features.Forms;

/// <summary>Registers a form; one that would ask again for what exists is refused, with the list of what exists.</summary>
public static class RegisterForm
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.form-registered";

    /// <summary>What to register.</summary>
    /// <param name="Text">The description, YAML or JSON.</param>
    /// <param name="File">Its name, for faults.</param>
    /// <param name="Layout">The department's own workbook; null for none.</param>
    /// <param name="LetThrough">An administrator's reason to let a form ask again; null for none.</param>
    public sealed record Request(string Text, string File, byte[]? Layout = null, string? LetThrough = null);

    internal static async Task<Registered> Handle(Request request, Actor actor, FiguresStore store, CancellationToken stop)
    {
        var form = FormFile.Read(request.Text, request.File, store.Directory);
        if (request.Layout is { } layout) CheckCells(form, layout, request.File);
        var exists = Existing(form, store.Directory);
        if (exists.Count > 0)
        {
            if (string.IsNullOrWhiteSpace(request.LetThrough)) throw FiguresRefusals.FormAsksAgain(exists).ToException();
            store.Demand(actor, "let-through");
        }
        await store.Database.Write(async session =>
        {
            await FormStore.Keep(session, form, request.Layout, store.NowUs, actor.AuditName, request.LetThrough ?? "");
            session.Audit(new AuditEvent(AuditEvent, actor, $"form:{form.Code}", $"cells={form.Cells.Count} asked_again={exists.Count}"));
            return 0;
        }, stop);
        return new(form, exists);
    }

    /// <summary>Fields that name no indicator though one exists for what they ask.</summary>
    internal static List<ExistingField> Existing(Form form, RegionDirectory directory)
    {
        var matcher = new FieldMatcher(directory);
        return [.. form.Cells.Where(cell => cell.Indicator is null)
            .Select(cell => (cell, Match: matcher.Find(cell.Field, cell.Unit)))
            .Where(each => each.Match is not null).Select(each => new ExistingField(each.cell.Address, each.cell.Field, each.Match!))];
    }

    private static void CheckCells(Form form, byte[] layout, string file)
    {
        var faults = FormSheet.Faults(layout, file, form.Cells.Select(cell => CellAddress.Find(cell.Address)!.Value));
        if (faults.Count > 0) throw new FileFaultException(faults);
    }
}

/// <summary>A form that was registered.</summary>
/// <param name="Form">The form.</param>
/// <param name="AskedAgain">Fields it asks again though they exist, let through by an administrator.</param>
public sealed record Registered(Form Form, IReadOnlyList<ExistingField> AskedAgain);
