namespace OneCity.Kernel;

/// <summary>A length.</summary>
/// <param name="Metres">Metres, finite.</param>
public readonly record struct Length(double Metres)
{
    /// <summary>In kilometres.</summary>
    public double Kilometres => Metres / 1000;
}

/// <summary>An area.</summary>
/// <param name="SquareMetres">Square metres, finite, not negative.</param>
public readonly record struct Area(double SquareMetres)
{
    /// <summary>In square kilometres.</summary>
    public double SquareKilometres => SquareMetres / 1_000_000;

    /// <summary>In 亩: 15 to the hectare.</summary>
    public double Mu => SquareMetres * 3 / 2000;
}

/// <summary>A share of a whole.</summary>
/// <param name="Ratio">1 is the whole.</param>
public readonly record struct Share(decimal Ratio)
{
    /// <summary>In percent.</summary>
    public decimal Percent => Ratio * 100;

    /// <summary>From percent.</summary>
    public static Share OfPercent(decimal percent) => new(percent / 100);
}
