using OneCity.Kernel;

namespace OneCity.Access;

/// <summary>One desk that a demonstration fills.</summary>
/// <param name="Name">Sign-in name, beginning with <c>demo-</c>.</param>
/// <param name="Organisation">Organisation code.</param>
/// <param name="Role">Role.</param>
public sealed record DemonstrationDesk(string Name, string Organisation, string Role)
{
    /// <summary>Desks that every city has: field of work, role, and how many people (two where one writes and another confirms).</summary>
    private static readonly (string Field, string Role, int People)[] OfCity =
    [
        ("统计", Roles.Statistician, 2), ("财政", Roles.Finance, 2), ("行政审批", Roles.Clerk, 1), ("人社", Roles.Handler, 2), ("一体化", Roles.Planner, 1),
    ];

    /// <summary>Desks of the joint office.</summary>
    private static readonly (string Role, int People)[] OfJointOffice =
        [(Roles.Planner, 2), (Roles.Lead, 1), (Roles.Auditor, 1), (Roles.Administrator, 1)];

    /// <summary>
    /// The desks of these organisations: in each city the first organisation of each field, the joint office (the first without a city), and one
    /// observer at the last organisation named, which a pack's order puts outside. Empty without organisations.
    /// </summary>
    public static IReadOnlyList<DemonstrationDesk> Of(IReadOnlyList<Organisation> organisations)
    {
        ArgumentNullException.ThrowIfNull(organisations);
        var desks = new List<DemonstrationDesk>();
        foreach (var (field, role, people) in OfCity)
            foreach (var city in organisations.Where(each => each.City is not null && each.Field == field).GroupBy(each => each.City!.Value))
                desks.AddRange(Seats($"demo-{Prefix(city.First())}-{role}", city.First().Code, role, people));
        if (organisations.FirstOrDefault(each => each.City is null) is not { } joint) return desks;
        foreach (var (role, people) in OfJointOffice) desks.AddRange(Seats($"demo-{role}", joint.Code, role, people));
        desks.Add(new("demo-observer", organisations[^1].Code, Roles.Observer));
        return desks;
    }

    private static IEnumerable<DemonstrationDesk> Seats(string name, string organisation, string role, int people) =>
        Enumerable.Range(1, people).Select(seat => new DemonstrationDesk(seat == 1 ? name : $"{name}-{seat}", organisation, role));

    private static string Prefix(Organisation organisation) => organisation.Code.Split('-')[0];
}
