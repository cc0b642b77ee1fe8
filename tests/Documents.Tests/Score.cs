using OneCity.Documents.Model.Claims;

namespace OneCity.Documents.Tests;

/// <summary>Counts of a comparison of read with expected figures.</summary>
public sealed class Score
{
    public int Matched { get; private set; }

    public int Missed { get; private set; }

    public int Extra { get; private set; }

    public int Place { get; private set; }

    public int Period { get; private set; }

    public int Kind { get; private set; }

    public List<string> Notes { get; } = [];

    public double F1 => Matched == 0 ? 0 : 2.0 * Matched / (2 * Matched + Missed + Extra);

    public double Right(int count) => Matched == 0 ? 0 : (double)count / Matched;

    /// <summary>Matches the figures of a sentence to those expected: the same value and unit, each once.</summary>
    public void Add(Sentence sentence, IEnumerable<Figure> read)
    {
        var left = read.ToList();
        foreach (var expected in sentence.Figures)
        {
            var figure = left.FirstOrDefault(each => Math.Abs(each.Value - expected.Value) <= Math.Abs(expected.Value) * 1e-9m && each.Unit == expected.Unit && each.ValueHigh == expected.High);
            if (figure is null)
            {
                if (expected.Optional) continue;
                Missed++;
                Notes.Add($"{sentence.Line}: missed {expected.Value} {expected.Unit} in {sentence.Text}");
                continue;
            }
            left.Remove(figure);
            if (expected.Optional) continue;
            Matched++;
            if (Is(expected.Places, figure.Place)) Place++;
            else Notes.Add($"{sentence.Line}: place {figure.Place} of {figure.Text}, expected {string.Join('|', expected.Places)}: {sentence.Text}");
            if (Is(expected.Periods, figure.Period)) Period++;
            else Notes.Add($"{sentence.Line}: period {figure.Period} of {figure.Text}, expected {string.Join('|', expected.Periods)}: {sentence.Text}");
            if (Is(expected.Kinds, figure.Kind)) Kind++;
            else Notes.Add($"{sentence.Line}: kind {figure.Kind} of {figure.Text}, expected {string.Join('|', expected.Kinds)}: {sentence.Text}");
        }
        foreach (var extra in left)
        {
            Extra++;
            Notes.Add($"{sentence.Line}: extra {extra.Value} {extra.Unit} ({extra.Text}) in {sentence.Text}");
        }
    }

    public override string ToString() =>
        $"F1 {F1:0.000} ({Matched} matched, {Missed} missed, {Extra} extra); place {Right(Place):0.000}, period {Right(Period):0.000}, kind {Right(Kind):0.000}";

    private static bool Is(string[] expected, string? found) => expected.Length == 0 || found is not null && expected.Contains(found);
}
