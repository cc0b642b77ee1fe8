using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>A procedure as written in YAML, before it is checked.</summary>
internal sealed class ProcedureText
{
    private static readonly Dictionary<string, ProcedureKind> Kinds = new()
    {
        ["online"] = ProcedureKind.Online,
        ["receive-here-decide-there"] = ProcedureKind.ReceiveHereDecideThere,
        ["joint"] = ProcedureKind.Joint,
        ["enforcement"] = ProcedureKind.Enforcement,
        ["consultation"] = ProcedureKind.Consultation,
    };

    /// <summary>Where a step may be worked.</summary>
    public static IReadOnlyList<string> KnownPlaces { get; } = ["origin", "deciding", "joint-office", "any"];

    /// <summary>Whose responsibility a step may be (国办发〔2020〕35号 parts 收件 from 办理); none is allowed.</summary>
    public static IReadOnlyList<string> KnownDuties { get; } = ["", "收件", "受理", "办理", "送达", "监督"];

    /// <summary>Words for the kinds.</summary>
    public static IReadOnlyCollection<string> KnownKinds => Kinds.Keys;

    public string Code { get; set; } = "";
    public int Version { get; set; }
    public string Kind { get; set; } = "";
    public Name2 Name { get; set; } = new();
    public string Item { get; set; } = "";
    public string Ground { get; set; } = "";
    public int LegalDays { get; set; }
    public int PromisedDays { get; set; }
    public int OfferDays { get; set; } = 2;
    public int HopDays { get; set; }
    public List<Step> Steps { get; set; } = [];
    public List<Field> Fields { get; set; } = [];
    public List<PaperAsked> Papers { get; set; } = [];
    public List<Result> Results { get; set; } = [];
    public List<string> Stays { get; set; } = [];
    public int RetentionYears { get; set; }
    public string LimitsSource { get; set; } = "example";

    /// <summary>A name in both languages.</summary>
    internal sealed class Name2
    {
        public string Zh { get; set; } = "";
        public string En { get; set; } = "";

        public Words ToWords() => new(Zh, En);
    }

    internal sealed class Step
    {
        public string Code { get; set; } = "";
        public Name2 Name { get; set; } = new();
        public string Role { get; set; } = "";
        public string At { get; set; } = "any";
        public int Days { get; set; }
        public string Duty { get; set; } = "";
    }

    internal sealed class Field
    {
        public string Code { get; set; } = "";
        public Name2 Name { get; set; } = new();
        public bool Required { get; set; }
        public bool Personal { get; set; }
    }

    internal sealed class Result
    {
        public string Code { get; set; } = "";
        public Name2 Name { get; set; } = new();
    }

    internal sealed class PaperAsked
    {
        public string Kind { get; set; } = "";
        public Name2 Name { get; set; } = new();
        public bool Required { get; set; } = true;
    }

    public Procedure ToProcedure() => new(
        Code, Version, Kinds[Kind], Name.ToWords(), Item, Ground, LegalDays, PromisedDays, OfferDays, HopDays,
        [.. Steps.Select(step => new ProcedureStep(step.Code, step.Name.ToWords(), step.Role, step.At, step.Days, step.Duty))],
        [.. Fields.Select(field => new ProcedureField(field.Code, field.Name.ToWords(), field.Required, field.Personal))],
        [.. Papers.Select(paper => new ProcedurePaper(paper.Kind, paper.Name.ToWords(), paper.Required))],
        [.. Results.Select(result => new ProcedureResult(result.Code, result.Name.ToWords()))], Stays.ToHashSet(), RetentionYears, LimitsSource);
}
