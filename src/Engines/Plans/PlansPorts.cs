using OneCity.Plans.Model.Targets;

namespace OneCity.Plans;

/// <summary>The record of a figure over the years, as the engine of figures keeps it.</summary>
/// <param name="Years">Known years, each once; the best known value of each.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="Sources">Addresses or titles the values were read in.</param>
public sealed record FigureRecord(IReadOnlyList<YearValue> Years, string Unit, IReadOnlyList<string> Sources);

/// <summary>Answers how an indicator went in a region; goals are held against it.</summary>
public interface IFigureRecords
{
    /// <summary>The yearly record in the unit asked for; empty where nothing is known.</summary>
    Task<FigureRecord> Record(string indicator, string region, string unit, CancellationToken stop = default);
}

/// <summary>No figures: where no engine of figures is joined, goals are held against what the plan itself prints.</summary>
public sealed class NoFigureRecords : IFigureRecords
{
    /// <inheritdoc/>
    public Task<FigureRecord> Record(string indicator, string region, string unit, CancellationToken stop = default) =>
        Task.FromResult(new FigureRecord([], unit, []));
}
