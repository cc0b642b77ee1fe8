namespace OneCity.Alpha.Model;

public sealed class Light(TimeProvider clock)
{
    public async Task<bool> IsRed() => clock.GetUtcNow().Year > 2026;
}
