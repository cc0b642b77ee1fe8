namespace OneCity.Figures.Storage;

/// <summary>A fact by the ids of its words: the key of every table about facts.</summary>
internal readonly record struct FactIds(long Indicator, long Subject, long Book, long Period)
{
    /// <summary>The key columns, in the order of the primary keys.</summary>
    public const string Columns = "indicator_id, subject_id, book, period_id";

    /// <summary>The condition that picks one fact, with the parameters <c>@Indicator, @Subject, @Book, @Period</c>.</summary>
    public const string Where = "indicator_id = @Indicator AND subject_id = @Subject AND book = @Book AND period_id = @Period";
}
