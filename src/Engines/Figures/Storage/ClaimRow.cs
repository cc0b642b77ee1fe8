using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Figures.Storage;

/// <summary>A claim as stored, with the instant and order in which its import became visible.</summary>
internal sealed record ClaimRow(
    long IndicatorId, long SubjectId, long Book, long PeriodId, long Number, long Status, long SourceId, long OwnerId, long UnitId,
    long Mantissa, long Scale, long QualifierId, long ImportNumber, long DefinitionId, long? Firms, string? Place,
    long? Sequence, long? AtUs)
{
    /// <summary>The columns of a claim <c>c</c> and its import <c>m</c>, in the order of this record.</summary>
    public const string Columns =
        "c.indicator_id AS IndicatorId, c.subject_id AS SubjectId, c.book AS Book, c.period_id AS PeriodId, c.number AS Number, "
        + "c.status AS Status, c.source_id AS SourceId, c.owner_id AS OwnerId, c.unit_id AS UnitId, c.mantissa AS Mantissa, "
        + "c.scale AS Scale, c.qualifier_id AS QualifierId, c.import_number AS ImportNumber, c.definition_id AS DefinitionId, "
        + "c.firms AS Firms, c.place AS Place, m.sequence AS Sequence, m.at_us AS AtUs";

    /// <summary>The key of its fact.</summary>
    public FactIds Ids => new(IndicatorId, SubjectId, Book, PeriodId);

    /// <summary>The claim with its words.</summary>
    public async ValueTask<Claim> ToClaim(Func<long, ValueTask<string>> codeOf, Func<string, Unit> unitOf) => new()
    {
        Number = Number,
        Status = (FigureStatus)Status,
        Source = await codeOf(SourceId),
        Owner = await codeOf(OwnerId),
        Value = new(Mantissa, (int)Scale),
        Unit = unitOf(await codeOf(UnitId)),
        Qualifier = await codeOf(QualifierId),
        Definition = await codeOf(DefinitionId),
        Firms = Firms,
        Place = Place,
        Import = ImportNumber,
        Sequence = Sequence ?? long.MaxValue,
        KnownAtUs = AtUs ?? long.MaxValue,
    };
}
