using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Reads role codes.</summary>
internal static class RoleWords
{
    public static string Parse(string? role) => Roles.All.FirstOrDefault(each => each == role?.Trim().ToLowerInvariant())
        ?? throw AccessRefusals.UnknownRole(role ?? "", Nearest.Of(role ?? "", Roles.All)).ToException();
}

/// <summary>Reads organisation codes.</summary>
internal static class OrganisationWords
{
    /// <summary>The code as the directory has it; null stays null.</summary>
    public static string? Parse(AccessParts parts, string? code)
    {
        if (string.IsNullOrEmpty(code)) return null;
        var directory = parts.Directory.Current;
        return directory.FindOrganisation(code)?.Code ?? throw AccessRefusals.UnknownOrganisation(
            code, Nearest.Of(code, directory.Content.Organisations.Select(each => each.Code))).ToException();
    }
}
