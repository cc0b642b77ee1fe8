using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>What a qualifier beside a value means.</summary>
public enum Qualifier
{
    /// <summary>The value stands as it is.</summary>
    None = 0,

    /// <summary>约, about.</summary>
    About,

    /// <summary>以上, at least.</summary>
    AtLeast,

    /// <summary>超, more than.</summary>
    Over,

    /// <summary>不足, less than.</summary>
    Under,

    /// <summary>以内, at most.</summary>
    AtMost,
}

/// <summary>The words for qualifiers. The word is stored as the source has it; its meaning is read from here.</summary>
public static class Qualifiers
{
    /// <summary>Reads a word; null when it is not known.</summary>
    public static Qualifier? Find(string? text) => text?.Trim().ToLowerInvariant().Replace('_', '-') switch
    {
        null or "" => Qualifier.None,
        "about" or "约" or "近" or "左右" => Qualifier.About,
        "at-least" or "以上" or "不低于" or "不少于" => Qualifier.AtLeast,
        "over" or "超" or "超过" or "突破" => Qualifier.Over,
        "under" or "不足" or "低于" or "不到" => Qualifier.Under,
        "at-most" or "以内" or "以下" or "不超过" => Qualifier.AtMost,
        _ => null,
    };

    /// <summary>How it is shown before the value.</summary>
    public static Words Name(this Qualifier qualifier) => qualifier switch
    {
        Qualifier.None => new("", ""),
        Qualifier.About => new("约", "about"),
        Qualifier.AtLeast => new("不低于", "at least"),
        Qualifier.Over => new("超", "over"),
        Qualifier.Under => new("不足", "under"),
        Qualifier.AtMost => new("不超过", "at most"),
    };
}
