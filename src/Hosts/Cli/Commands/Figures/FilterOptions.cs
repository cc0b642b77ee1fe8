using System.CommandLine;
using System.Globalization;
using OneCity.Figures;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Figures;

/// <summary>The options that pick figures.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string?> _indicator = new("--indicator") { Description = "indicator code, or several with commas / 指标代码" };
    private readonly Option<string?> _region = new("--region") { Description = "region, scope, park or organisation / 区域、范围、园区或单位代码" };
    private readonly Option<string?> _period = new("--period") { Description = "2021, 2021-Q1, 2021-05 …" };
    private readonly Option<string?> _book = new("--book") { Description = "official | assessment" };
    private readonly Option<bool> _all = new("--all") { Description = "everything ever stored / 全部历史" };

    public Command AddTo(Command command)
    {
        foreach (var option in new Option[] { _indicator, _region, _period, _book, _all }) command.Options.Add(option);
        return command;
    }

    public FigureFilter Read(ParseResult parsed) =>
        FigureFilter.Of(parsed.GetValue(_indicator), parsed.GetValue(_region), parsed.GetValue(_period), null) with
        {
            Book = Book(parsed.GetValue(_book)), All = parsed.GetValue(_all),
        };

    public static string[] Split(string? text) => FigureFilter.Words(text);

    public static FigureBook? Book(string? word) => string.IsNullOrEmpty(word) ? null
        : StatedWords.FindBook(word) ?? throw new FileFaultException(
            new FileFault("--book", "", FiguresRefusals.UnknownBook(word).What, FiguresRefusals.UnknownBook(word).Remedy));

    /// <summary>A release: a date means its first moment, unlike the date of <c>asof</c>.</summary>
    public static DateTimeOffset Release(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)) : AsOfInstant.Parse(text);
}

/// <summary>The options that name one fact.</summary>
internal sealed class FactOptions
{
    private readonly Option<string> _indicator = new("--indicator") { Required = true };
    private readonly Option<string> _region = new("--region") { Required = true };
    private readonly Option<string> _period = new("--period") { Required = true };
    private readonly Option<string?> _book = new("--book") { Description = "official | assessment" };

    public Command AddTo(Command command)
    {
        foreach (var option in new Option[] { _indicator, _region, _period, _book }) command.Options.Add(option);
        return command;
    }

    public Fact Read(ParseResult parsed) => new(
        parsed.GetValue(_indicator)!, parsed.GetValue(_region)!, Period.Parse(parsed.GetValue(_period)!).ToString(),
        FilterOptions.Book(parsed.GetValue(_book)) ?? FigureBook.Official);
}
