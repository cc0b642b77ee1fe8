using OneCity.Kernel;
using OneCity.Web.Components.Parts;

namespace OneCity.Web.Pages.Admin;

/// <summary>What the system's forms offer to choose from.</summary>
internal static class AdminChoices
{
    /// <summary>Every role with its name.</summary>
    public static IReadOnlyList<Link> Roles(Language language) => [.. Kernel.Roles.All.Select(role => new Link(role, AdminWords.Of(role).In(language)))];
}
