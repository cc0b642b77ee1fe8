using OneCity.Agreements.Model;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements;

/// <summary>One statistics rule of an agreement, for the years in which it is in force.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Parties">The parties that it names by index.</param>
/// <param name="FromYear">First calendar year.</param>
/// <param name="ToYear">Last calendar year; null when it goes on.</param>
public sealed record StatisticsInForce(StatisticsRule Rule, IReadOnlyList<Party> Parties, int FromYear, int? ToYear);

/// <summary>How an agreement attributes statistics: for the assessment book, never for the official one.</summary>
/// <param name="Agreement">Id of the agreement.</param>
/// <param name="Park">The park it is about; null when it is about firms or projects.</param>
/// <param name="Rules">Its rules; empty for none.</param>
public sealed record AgreedStatistics(string Agreement, string? Park, IReadOnlyList<StatisticsInForce> Rules);

/// <summary>Whoever keeps the assessment book.</summary>
public interface ITakeStatistics
{
    /// <summary>Takes all statistics rules of an agreement in the unit of work in which its terms are entered; they replace earlier ones.</summary>
    Task Take(IWriteSession session, Actor actor, AgreedStatistics agreed);
}
