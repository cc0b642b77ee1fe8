using Microsoft.AspNetCore.Components;
using OneCity.Cases;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Web.Components;
using OneCity.Web.Components.Parts;

namespace OneCity.Web.Pages.Cases;

/// <summary>What the pages of cases share: the two faces, names of cities, the city that the reader works for.</summary>
public abstract class CasesPageBase : Viewed
{
    /// <summary>Who holds what.</summary>
    [Inject] public CasesEngine Engine { get; set; } = null!;

    /// <summary>Desks around it.</summary>
    [Inject] public CaseDesks Desks { get; set; } = null!;

    /// <summary>Names of cities and organisations.</summary>
    [Inject] public IDirectory Places { get; set; } = null!;

    /// <summary>Rights.</summary>
    [Inject] public IGate Gate { get; set; } = null!;

    /// <summary>Leads on.</summary>
    [Inject] public NavigationManager Navigation { get; set; } = null!;

    /// <summary>Cities that take cases in, as the exchange knows them.</summary>
    protected IReadOnlyList<Link> Cities => [.. OneCity.Composition.ExchangeMembers.Cities(Places.Current).Select(city => new Link(city.Code.Digits, city.NameIn(Language)))];

    /// <summary>The city whose desk is shown: the reader's own, or the one of the address for those who serve all.</summary>
    protected string Member => Actor.City is { } own && !Actor.Roles.Contains(Roles.Administrator) ? own[..4] + "00"
        : Query("member") ?? Actor.City ?? (Cities.Count > 0 ? Cities[0].Address : "");

    /// <summary>Whether the reader may look at several cities.</summary>
    protected bool MayChoose => Actor.City is null || Actor.Roles.Contains(Roles.Administrator);

    /// <summary>Name of a city or another member.</summary>
    protected string City(string? code) => code is null or "" ? "–" : Places.Current.FindSubject(code)?.In(Language) ?? code;

    /// <summary>Name of a procedure.</summary>
    protected string NameOf(string procedure, int? version = null) => Desks.FindProcedure(procedure, version)?.Name.In(Language) ?? procedure;

    /// <summary>The page of a case at a member.</summary>
    protected static string Address(string member, string id) => $"/cases/at/{member}/{Uri.EscapeDataString(id)}";

    /// <summary>An instant in China.</summary>
    protected static string At(long atUs) => Instants.FromMicroseconds(atUs).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    protected static string On(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One field of the form that was sent; empty when absent.</summary>
    protected string Posted(string name) => Http is { Request.HasFormContentType: true } http ? http.Request.Form[name].ToString().Trim() : "";

    /// <summary>The tabs of these pages that the reader may open.</summary>
    protected IReadOnlyList<Link> Tabs
    {
        get
        {
            var links = new List<Link> { new("/cases", Say(CasesPageWords.Work)) };
            if (Gate.May(Actor, "cases", "submit")) links.Add(new("/cases/window", Say(CasesPageWords.Window)));
            links.Add(new("/cases/flow", Say(CasesPageWords.Flow)));
            links.Add(new("/cases/differences", Say(CasesPageWords.Differences)));
            links.Add(new("/cases/patrols", Say(CasesPageWords.Patrols)));
            return links;
        }
    }
}
