using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>The five kinds of work across a city border.</summary>
public enum ProcedureKind
{
    /// <summary>全程网办: handed in online, decided in the deciding city.</summary>
    Online,

    /// <summary>异地代收代办: taken in here, decided there; powers of decision unchanged.</summary>
    ReceiveHereDecideThere,

    /// <summary>多地联办: one accepts, several act.</summary>
    Joint,

    /// <summary>联合执法: a clue or a file handed over with a receipt.</summary>
    Enforcement,

    /// <summary>事项会商: any matter between two organisations.</summary>
    Consultation,
}

/// <summary>One step of a procedure.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Role">Role that acts.</param>
/// <param name="At">Where: <c>origin</c>, <c>deciding</c>, <c>joint-office</c> or <c>any</c>.</param>
/// <param name="Days">Limit of the step in working days; 0 when none.</param>
/// <param name="Duty">收件, 受理, 办理 or 送达: whose responsibility the step is.</param>
public sealed record ProcedureStep(string Code, Words Name, string Role, string At, int Days, string Duty);

/// <summary>One field of the form.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="IsRequired">Whether a case without it is refused.</param>
/// <param name="IsPersonal">Whether it is masked by role and encrypted at rest.</param>
public sealed record ProcedureField(string Code, Words Name, bool IsRequired, bool IsPersonal);

/// <summary>One way a case may be decided.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name, such as 营业执照 or 不予处罚.</param>
public sealed record ProcedureResult(string Code, Words Name);

/// <summary>One paper asked for.</summary>
/// <param name="Kind">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="IsRequired">Whether acceptance waits for it.</param>
public sealed record ProcedurePaper(string Kind, Words Name, bool IsRequired);

/// <summary>How one kind of case is worked, as the pack's YAML says; a running case keeps its version.</summary>
/// <param name="Code">Code.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Kind">Kind of work across the border.</param>
/// <param name="Name">Name.</param>
/// <param name="Item">Code of the service item.</param>
/// <param name="Ground">Law or rule it stands on.</param>
/// <param name="LegalDays">Legal limit in working days.</param>
/// <param name="PromisedDays">Promised limit in working days.</param>
/// <param name="OfferDays">Working days until an offer lapses.</param>
/// <param name="HopDays">Limit of each holder after a hand-over, in working days; 0 when only the promised limit counts.</param>
/// <param name="Steps">Steps in order.</param>
/// <param name="Fields">Form fields in order.</param>
/// <param name="Papers">Papers asked for.</param>
/// <param name="Results">How a case may be decided; empty when the decision has no result of its own.</param>
/// <param name="Stays">Fields and papers that may not travel to another city.</param>
/// <param name="RetentionYears">Years after closing until payload and papers are erased; 0 keeps them.</param>
/// <param name="LimitsSource">Code of the source of its limits; <c>example</c> where none is public, and pages say so.</param>
public sealed record Procedure(
    string Code, int Version, ProcedureKind Kind, Words Name, string Item, string Ground, int LegalDays, int PromisedDays, int OfferDays,
    int HopDays, IReadOnlyList<ProcedureStep> Steps, IReadOnlyList<ProcedureField> Fields, IReadOnlyList<ProcedurePaper> Papers,
    IReadOnlyList<ProcedureResult> Results, IReadOnlySet<string> Stays, int RetentionYears,
    string LimitsSource = "example")
{
    /// <summary>Whether its limits are an example, because no public source gives them.</summary>
    public bool HasExampleLimits => LimitsSource == "example";

    /// <summary>Fields that every form has besides its own: who acts for the applicant, and that person's number.</summary>
    public static IReadOnlyList<string> AgentFields { get; } = ["agent", "agent_id"];

    /// <summary>The paper by which the applicant lets an agent act (授权委托书).</summary>
    public const string Authorisation = "authorisation";

    /// <summary>Refuses fields that the form does not have: what nobody asked for is neither masked nor kept back.</summary>
    /// <exception cref="RefusedException"><c>cases.unknown-field</c>.</exception>
    public void DemandKnown(IEnumerable<string> codes)
    {
        var unknown = codes.FirstOrDefault(code => Fields.All(field => field.Code != code) && !AgentFields.Contains(code));
        if (unknown is not null) throw CasesRefusals.UnknownField(unknown, string.Join(", ", Fields.Select(field => field.Code))).ToException();
    }

    /// <summary>Papers that are required and not among these.</summary>
    public IReadOnlyList<ProcedurePaper> Missing(IReadOnlyList<Paper> given) =>
        [.. Papers.Where(paper => paper.IsRequired && given.All(each => each.Kind != paper.Kind))];
}
