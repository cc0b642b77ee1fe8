using System.Globalization;
using Microsoft.AspNetCore.Components;
using OneCity.Kernel;
using OneCity.Plans;
using OneCity.Plans.Features;
using OneCity.Plans.Features.Files;
using OneCity.Web.Components;
using OneCity.Web.Components.Parts;
using Light = OneCity.Plans.Model.Lights.Light;

namespace OneCity.Web.Pages.Plans;

/// <summary>What the pages of plans share: the filter in the address, names of units and cities.</summary>
public abstract class PlansDesk : Viewed
{
    private static readonly string[] Parts = ["plan", "city", "field", "lead", "light", "words", "on"];

    /// <summary>The engine.</summary>
    [Inject]
    public PlansEngine Engine { get; set; } = null!;

    /// <summary>The day asked about; today where the address names none.</summary>
    protected DateOnly On => Query("on") is { } text && Days.Find(text) is { } day ? day : Engine.Today;

    /// <summary>The filter of the address.</summary>
    protected LightFilter Filter => new(
        Query("plan"), Query("city"), Query("field"), Query("lead"),
        Enum.TryParse<Light>(Query("light"), ignoreCase: true, out var light) && Enum.IsDefined(light) ? light : null, Query("words"));

    /// <summary>The rows of the address, with their lights.</summary>
    protected async Task<IReadOnlyList<LightRow>> Rows()
    {
        IReadOnlyList<LightRow> rows = [];
        await Attempt(async () => rows = await Engine.ListLights(Actor, On, Filter));
        return rows;
    }

    /// <summary>All units by name, for a form to choose from.</summary>
    protected IReadOnlyList<Link> Units => [.. Engine.Directory.Content.Organisations.Select(unit => new Link(unit.Code, unit.NameIn(Language)))];

    /// <summary>The cities of the directory, for a form to choose from.</summary>
    protected IReadOnlyList<Link> Cities => [.. Engine.Directory.Content.Regions.Where(region => region.Level == RegionLevel.City).Select(region => new Link(region.Code.Digits, region.NameIn(Language)))];

    /// <summary>City of a unit; null where it serves all or is not known.</summary>
    protected string? CityOf(string? unit) => Engine.Directory.FindOrganisation(unit)?.City?.Digits;

    /// <summary>A day as forms send it; null where none was sent or it is no day.</summary>
    protected static DateOnly? Day(string? text) => text is null ? null : Days.Find(text);

    /// <summary>What was typed in; null where nothing was.</summary>
    protected static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A day as pages write it.</summary>
    protected static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Yes and no, for a form to choose from.</summary>
    protected IReadOnlyList<Link> YesNo => [new("no", Say(PlansDeskWords.No)), new("yes", Say(PlansDeskWords.Yes))];

    /// <summary>Units typed in by name or code, as codes; a name the directory does not know stays as it is.</summary>
    protected IReadOnlyList<string> UnitCodes(string? text) => [.. Parted(text)
        .Select(name => Engine.Directory.Content.Organisations.FirstOrDefault(unit => unit.Name == name || unit.NameIn(Language) == name)?.Code ?? name).Distinct()];

    /// <summary>Parts of a field, separated as people separate them.</summary>
    protected static IReadOnlyList<string> Parted(string? text) =>
        [.. (text ?? "").Split(['、', '，', ',', ';', '；', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The name of a unit; as written where the directory does not know it.</summary>
    protected string Unit(string code) => Engine.Directory.FindOrganisation(code)?.NameIn(Language) ?? code;

    /// <summary>The name of a city.</summary>
    protected string City(string? code) => Engine.Directory.FindRegion(code)?.NameIn(Language) ?? Say(PlansPageWords.Shared);

    /// <summary>The page of a row.</summary>
    protected static string Address(string item) => $"/plans/items/{item}";

    /// <summary>This page's address with one part of the filter changed.</summary>
    protected string With(string path, string name, string? value)
    {
        var parts = Parts
            .Select(each => (Name: each, Value: each == name ? value : Query(each)))
            .Where(each => each.Value is not null)
            .Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value!)}");
        var query = string.Join('&', parts);
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
