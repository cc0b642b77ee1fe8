namespace OneCity.Plans.Model.Lights;

/// <summary>What a rule can ask about a task on a day; the closed vocabulary of rule sets.</summary>
[Flags]
public enum Conditions
{
    /// <summary>Nothing asked.</summary>
    None = 0,

    /// <summary><c>done</c>: reported done and confirmed by another, with confirmed evidence where that is expected.</summary>
    Done = 1,

    /// <summary><c>in_time</c>: confirmed on or before the due date then in force.</summary>
    InTime = 2,

    /// <summary><c>was_red</c>: its light was red on an earlier day.</summary>
    WasRed = 4,

    /// <summary><c>started</c>: a started row exists.</summary>
    Started = 8,

    /// <summary><c>past_due</c>: the due date in force is over.</summary>
    PastDue = 16,

    /// <summary><c>near_limit</c>: not past due, and within the rule set's limit.</summary>
    NearLimit = 32,

    /// <summary><c>reported</c>: between done and its confirmation.</summary>
    Reported = 64,
}

/// <summary>One rule: the light shown when all of <paramref name="All"/> hold and none of <paramref name="No"/>.</summary>
/// <param name="Light">The light.</param>
/// <param name="All">Conditions that must hold.</param>
/// <param name="No">Conditions that must not hold.</param>
public readonly record struct LightRule(Light Light, Conditions All, Conditions No)
{
    /// <summary>Whether the rule speaks for these facts.</summary>
    public bool Holds(Conditions facts) => (facts & All) == All && (facts & No) == 0;
}

/// <summary>Rules tested in order; the first that holds gives the light. Rule sets are data, one file per city that has its own.</summary>
/// <param name="Id">The set's name, such as <c>default</c>.</param>
/// <param name="Source">The paper or page the rules come from.</param>
/// <param name="NearShareTenThousandths">Near the limit from this share of the days between start and due date, in 1/10,000.</param>
/// <param name="NearWorkingDays">Near the limit when at most so many working days are left; -1 where the set knows no such limit.</param>
/// <param name="Rules">In the order tested; the last one must hold always.</param>
public sealed record RuleSet(string Id, string Source, int NearShareTenThousandths, int NearWorkingDays, IReadOnlyList<LightRule> Rules)
{
    /// <summary>The rules that hold where no other set is named (docs/method/lights.md).</summary>
    public static RuleSet Default { get; } = new("default", "docs/method/lights.md", 1000, 5,
    [
        new(Light.Blue, Conditions.Done | Conditions.InTime, Conditions.WasRed),
        new(Light.Yellow, Conditions.Done, Conditions.None),
        new(Light.Red, Conditions.PastDue, Conditions.None),
        new(Light.Yellow, Conditions.WasRed, Conditions.None),
        new(Light.Grey, Conditions.None, Conditions.Started),
        new(Light.Yellow, Conditions.NearLimit, Conditions.None),
        new(Light.Green, Conditions.None, Conditions.None),
    ]);

    /// <summary>The light for these facts; grey when no rule speaks.</summary>
    public Light LightFor(Conditions facts)
    {
        foreach (var rule in Rules)
        {
            if (rule.Holds(facts)) return rule.Light;
        }
        return Light.Grey;
    }
}
