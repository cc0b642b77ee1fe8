namespace OneCity.Documents.Model.Lexicon;

/// <summary>What a word of the grammar says about the numbers around it.</summary>
internal enum Role : byte
{
    /// <summary>Keeps a shorter word from being seen inside it.</summary>
    Neutral,

    /// <summary>A comparator before a number (不低于).</summary>
    Before,

    /// <summary>A comparator after the unit (以上).</summary>
    After,

    /// <summary>May stand between a change word and its number (了, 约为).</summary>
    Glue,

    /// <summary>Says that what follows is a level, not a change (到, 至).</summary>
    Level,

    /// <summary>A change word with its sign (增长, 下降, 收窄).</summary>
    Change,

    /// <summary>A noun that makes a per cent a change (增速).</summary>
    Rate,

    /// <summary>What a change is measured against (同比, 环比, 年均).</summary>
    Basis,

    /// <summary>Opens a comparison with something else (比, 较).</summary>
    Against,

    /// <summary>A word of kind: target, planned, preliminary, expected, forecast, past.</summary>
    Kind,

    /// <summary>Points to what is to come (将).</summary>
    Future,

    /// <summary>A verb of work (新建, 引进).</summary>
    Doing,

    /// <summary>Says that a thing stands or runs (建成, 投产).</summary>
    Built,

    /// <summary>Opens a rank (位居).</summary>
    Rank,

    /// <summary>A word for the whole around a place (全省, 全市, 园区).</summary>
    Scope,

    /// <summary>Looks like a number and is none (一体化).</summary>
    Idiom,

    /// <summary>Names what is measured (地区生产总值).</summary>
    Indicator,

    /// <summary>A region, scope, park or organisation.</summary>
    Place,

    /// <summary>A holiday whose months a period takes.</summary>
    Festival,
}

/// <summary>One word of the grammar.</summary>
/// <param name="Text">The word in its compared form.</param>
/// <param name="Role">What it says.</param>
/// <param name="Value">The comparator, sign, kind or code; empty where the role says all.</param>
/// <param name="Sort">For indicators: money, people, share or index; for places: their sort.</param>
internal sealed record Word(string Text, Role Role, string Value, string Sort = "");
