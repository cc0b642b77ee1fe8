namespace OneCity.Web.Components;

/// <summary>The right a page asks for; checked before it renders, as for a route of the API. Anonymous readers are sent to sign in.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class NeedsAttribute(string engine, string verb) : Attribute
{
    /// <summary>Engine in lower case.</summary>
    public string Engine => engine;

    /// <summary>Verb as registered.</summary>
    public string Verb => verb;
}

/// <summary>Marks a page that carries interactive islands: only such pages load MudBlazor and the live connection.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DeskAttribute : Attribute;

/// <summary>Marks a page that uses the whole width without the usual margins, such as the overview.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WideAttribute : Attribute;

/// <summary>Says under which entry of the navigation a page stands when its address does not tell.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnderAttribute(string entry) : Attribute
{
    /// <summary>Address of the entry, such as <c>/figures</c>.</summary>
    public string Entry => entry;
}
