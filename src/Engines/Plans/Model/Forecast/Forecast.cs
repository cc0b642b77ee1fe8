namespace OneCity.Plans.Model.Forecast;

/// <summary>What a yearly record lets expect some years on.</summary>
/// <param name="Model">The model taken: <c>level</c>, <c>trend</c> or <c>damped</c>.</param>
/// <param name="Value">The point forecast, in the unit of the record.</param>
/// <param name="Low">Lower end of the central 80 % band.</param>
/// <param name="High">Upper end of the central 80 % band.</param>
public sealed record ForecastBand(string Model, double Value, double Low, double High);
