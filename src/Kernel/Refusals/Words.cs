namespace OneCity.Kernel;

/// <summary>The languages every message exists in.</summary>
public enum Language
{
    /// <summary>Simplified Chinese, the default.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}

/// <summary>One message in both languages.</summary>
/// <param name="Chinese">Simplified Chinese.</param>
/// <param name="English">English.</param>
public readonly record struct Words(string Chinese, string English)
{
    /// <summary>The message in the language asked for.</summary>
    public string In(Language language) => language switch
    {
        Language.Chinese => Chinese,
        Language.English => English,
    };

    /// <summary>A name that reads the same in both languages.</summary>
    public static Words Same(string text) => new(text, text);
}
