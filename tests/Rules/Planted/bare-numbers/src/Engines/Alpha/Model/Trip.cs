namespace OneCity.Alpha;

public sealed record Trip(double Distance, int Stops, long amount_fen)
{
    public decimal TotalAmount { get; init; }

    public static bool IsLong(int duration) => duration > 3;

    private static bool IsFar(double distance) => distance > 3;
}
