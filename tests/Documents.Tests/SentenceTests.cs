using OneCity.Documents.Features;
using OneCity.Kernel;
using OneCity.Testing;
using Xunit;

namespace OneCity.Documents.Tests;

/// <summary>How well the annotated sentences are read; each group is read as one document.</summary>
public sealed class SentenceTests(ITestOutputHelper output)
{
    private static readonly ReadFiles Reader = new(RegionDirectory.Empty);

    [Fact]
    public void The_page_on_reading_shows_the_scores_as_they_are()
    {
        var page = File.ReadAllText(TestData.InRepository("docs", "method", "reading.md"));
        foreach (var file in (string[])["blind.txt", "reports.txt", "paragraphs.txt", "tuned.txt"]) Assert.Contains($"{file}: {Read(file)}\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tuned.txt", 0.98, 0.90)]
    [InlineData("paragraphs.txt", 0.98, 0.90)]
    [InlineData("reports.txt", 0.98, 0.90)]
    [InlineData("blind.txt", 0.98, 0.90)]
    public void Figures_are_read_with_place_period_and_kind(string file, double leastF1, double leastRight)
    {
        var score = Read(file);
        output.WriteLine($"{file}: {score}");
        foreach (var note in score.Notes) output.WriteLine(note);
        Assert.True(score.F1 >= leastF1 && score.Right(score.Place) >= leastRight && score.Right(score.Period) >= leastRight && score.Right(score.Kind) >= leastRight, $"{file}: {score}");
    }

    private static Score Read(string file)
    {
        var path = TestData.InRepository("tests", "Documents.Tests", "Sentences", file);
        var score = new Score();
        foreach (var (title, date, sentences) in SentenceSet.Load(path))
        {
            var text = title + "\n\n" + string.Join("\n\n", sentences.Select(sentence => sentence.Text)) + "\n";
            var reading = Reader.ReadText(text, date);
            var at = title.Length + 2;
            foreach (var sentence in sentences)
            {
                score.Add(sentence, reading.Figures.Where(figure => figure.Start >= at && figure.Start < at + sentence.Text.Length));
                at += sentence.Text.Length + 2;
            }
            foreach (var figure in reading.Figures) Assert.Equal(text[figure.Start..figure.End], figure.Text);
        }
        return score;
    }
}
