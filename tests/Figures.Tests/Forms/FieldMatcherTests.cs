using OneCity.Figures.Model.Forms;
using OneCity.Kernel;
using OneCity.Testing;
using Xunit;

namespace OneCity.Figures.Tests.Forms;

public class FieldMatcherTests(ITestOutputHelper output)
{
    [Fact]
    public void Fields_that_exist_are_found_and_near_misses_are_left_alone()
    {
        var matcher = new FieldMatcher(new RegionDirectory(new DirectoryContent { Indicators = PackIndicators() }));
        var rows = File.ReadAllLines(TestData.InRepository("tests", "Figures.Tests", "field-names.csv"))
            .Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(',')).ToList();
        var judged = rows.Select(row => (Field: row[0], Meant: row[2], Found: matcher.Find(row[0], Unit.Find(row[1]))?.Indicator.Code ?? "")).ToList();
        var right = judged.Count(each => each.Found.Length > 0 && each.Found == each.Meant);
        var precision = (double)right / judged.Count(each => each.Found.Length > 0);
        var recall = (double)right / judged.Count(each => each.Meant.Length > 0);
        output.WriteLine($"{rows.Count} field names: precision {precision:P1}, recall {recall:P1}");
        foreach (var wrong in judged.Where(each => each.Found != each.Meant)) output.WriteLine($"{wrong.Field}: meant '{wrong.Meant}', found '{wrong.Found}'");
        Assert.True(rows.Count >= 200);
        Assert.True(precision >= 0.97, $"precision {precision:P1}");
        Assert.True(recall >= 0.95, $"recall {recall:P1}");
    }

    [Theory]
    [InlineData("常住人口数", "户籍人口数")]
    [InlineData("地区生产总值", "地区生产总值增速")]
    [InlineData("一般公共预算收入", "一般公共预算支出")]
    public void Names_that_differ_in_one_telling_word_mean_different_things(string left, string right)
    {
        var matcher = new FieldMatcher(new RegionDirectory(new DirectoryContent { Indicators = PackIndicators() }));
        Assert.NotEqual(matcher.Find(left)?.Indicator.Code, matcher.Find(right)?.Indicator.Code);
    }

    private static List<Indicator> PackIndicators()
    {
        var lines = File.ReadAllLines(TestData.InRepository("regions", "changzhutan", "indicators.csv")).Where(line => !line.StartsWith('#')).Skip(1);
        return [.. lines.Select(Cells).Select(row => new Indicator(
            row[0], row[1], row[2], Unit.Parse(row[3]), Direction.None, 2, row[6], row[7] == "yes", row[8].Split(';', StringSplitOptions.RemoveEmptyEntries)))];
    }

    private static List<string> Cells(string line) => OneCity.Figures.Files.CsvLines.Read(new StringReader(line), "indicators.csv").Single().Cells;
}
