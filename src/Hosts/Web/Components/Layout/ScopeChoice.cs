using OneCity.Kernel;

namespace OneCity.Web.Components.Layout;

/// <summary>Which scope the reader looks at: the address says so, else what they chose last, else the pack's first.</summary>
public static class ScopeChoice
{
    /// <summary>Name of the query field and of the cookie.</summary>
    public const string Name = "scope";

    /// <summary>The scope; null in a directory without scopes.</summary>
    public static Scope? Of(HttpContext? http, RegionDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return directory.FindScope(http?.Request.Query[Name]) ?? directory.FindScope(http?.Request.Cookies[Name])
            ?? directory.FindScope("three-cities") ?? (directory.Content.Scopes.Count > 0 ? directory.Content.Scopes[0] : null);
    }
}
