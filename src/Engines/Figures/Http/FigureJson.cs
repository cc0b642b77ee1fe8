using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Http;

/// <summary>A figure as the command line and the API print it; the first eleven names are fixed by contract.</summary>
public sealed record FigureJson(
    string Indicator, string Region, string Period, string Status, decimal? Value, string Unit, string? Qualifier, string Book, string Owner,
    string Source, bool Taken, long Claim, string? Place, string? Definition, long? Firms, DateTimeOffset KnownFrom, long Import, bool Suppressed)
{
    /// <summary>From a figure; a value that fewer than three firms stand behind is left out for the public.</summary>
    public static FigureJson From(Figure figure, bool isPublic = false)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var (fact, claim) = (figure.Fact, figure.Claim);
        var secret = isPublic && figure.IsSecret;
        return new(
            fact.Indicator, fact.Region, fact.Period, claim.Status.Word(), secret ? null : claim.Value.Number, claim.Unit.Code,
            claim.Qualifier.Length > 0 ? claim.Qualifier : null, fact.Book.Word(), claim.Owner, claim.Source, figure.IsTaken, claim.Number,
            claim.Place, claim.Definition.Length > 0 ? claim.Definition : null, secret ? null : claim.Firms,
            Instants.FromMicroseconds(claim.KnownAtUs), claim.Import, secret);
    }
}

/// <summary>A conflict as it is printed.</summary>
public sealed record ConflictJson(
    string Indicator, string Region, string Period, string Book, string Status, IReadOnlyList<FigureJson> Claims, FigureJson Taken, string Rule,
    string? Reason)
{
    /// <summary>From a conflict.</summary>
    public static ConflictJson From(ShownConflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        var fact = conflict.Fact;
        return new(
            fact.Indicator, fact.Region, fact.Period, fact.Book.Word(), conflict.Status.Word(),
            [.. conflict.Claims.Select(claim => FigureJson.From(new(fact, claim, claim == conflict.Taken)))],
            FigureJson.From(new(fact, conflict.Taken, true)), conflict.Rule.Code(), conflict.Decision?.Reason);
    }
}

/// <summary>An import report as it is printed.</summary>
public sealed record ReportJson(
    long Added, long Superseded, long Conflicting, long Unchanged, long Refused, long? Import, bool DryRun, IReadOnlyList<NoteJson> Notes)
{
    /// <summary>From a report, with notes in one language.</summary>
    public static ReportJson From(ImportReport report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(report.Added, report.Superseded, report.Conflicting, report.Unchanged, report.Refused, report.Import, report.DryRun,
            [.. report.Notes.Select(note => new NoteJson(note.Place, note.Kind, note.Code, note.Text.In(language)))]);
    }
}

/// <summary>A note about a row.</summary>
public sealed record NoteJson(string Place, string Kind, string Code, string Text);
