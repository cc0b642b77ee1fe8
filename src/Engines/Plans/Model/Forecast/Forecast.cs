namespace OneCity.Plans.Model.Forecast;

/// <summary>What a record lets expect some steps on.</summary>
/// <param name="Model">The model that weighs most, as <c>ETS(error,trend,season)</c>: N none, A added, Ad damped, M factor.</param>
/// <param name="Value">The point forecast, in the unit of the record.</param>
/// <param name="Low">Lower end of the central 80 % band.</param>
/// <param name="High">Upper end of the central 80 % band.</param>
public sealed record ForecastBand(string Model, double Value, double Low, double High);
