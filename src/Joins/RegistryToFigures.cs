using OneCity.Figures;
using OneCity.Figures.Features;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Registry;
using OneCity.Registry.Model;
using OneCity.Storage;

namespace OneCity.Joins;

/// <summary>A pack's figures, formulas, checks and breaks in method go to the engine that keeps figures.</summary>
internal sealed class RegistryToFigures(FiguresEngine figures, RegistrySettings settings) : ITakeFigures
{
    private const string RulesName = "figure-rules.yaml";

    public async Task<int> Take(IWriteSession session, Actor actor, RegionDirectory directory, IReadOnlyList<PackFigure> pack)
    {
        var rules = settings.Folder is { } folder ? Path.Combine(folder, RulesName) : "";
        if (File.Exists(rules)) await FiguresEngine.KeepRules(session, actor, await File.ReadAllTextAsync(rules), RulesName);
        var owners = new Owners(directory);
        return await figures.Enter(session, actor, directory, [.. pack.Select(figure => Placed(figure, owners))], "figures.csv");
    }

    private static PlacedEntry Placed(PackFigure figure, Owners owners)
    {
        var fact = new Fact(figure.Indicator.Code, figure.Subject, figure.Period.ToString(), figure.Book);
        return new($"{figure.Line}", new Entry
        {
            Fact = fact,
            Status = figure.Status,
            Source = figure.Source,
            Owner = figure.Owner.Length > 0 ? figure.Owner : owners.Of(fact) ?? "",
            Value = FigureValue.From(figure.Quantity.Value) ?? throw new InvalidOperationException($"figures.csv:{figure.Line} has too many digits"),
            Unit = figure.Quantity.Unit,
            Qualifier = figure.Qualifier,
            Place = figure.Note.Length > 0 ? figure.Note : null,
        }, figure.IsPublic);
    }
}
