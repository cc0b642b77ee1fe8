using OneCity.Figures.Features;
using OneCity.Figures.Http;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Figures;

/// <summary>Prints figures as JSON, or as lines for people.</summary>
internal static class FigurePrinter
{
    public static void Print(IReadOnlyList<Figure> figures, bool json)
    {
        if (json)
        {
            CliRun.Print(figures.Select(figure => FigureJson.From(figure)));
            return;
        }
        foreach (var figure in figures) Console.WriteLine(Line(figure));
    }

    public static void Print(IReadOnlyList<ShownConflict> conflicts)
    {
        foreach (var conflict in conflicts)
        {
            Console.WriteLine($"{conflict.Fact.Indicator} {conflict.Fact.Region} {conflict.Fact.Period} {conflict.Status.Word()}  taken by {conflict.Rule.Code()}");
            foreach (var claim in conflict.Claims) Console.WriteLine($"  {(claim == conflict.Taken ? "*" : " ")} {claim.Value} {claim.Unit}  {claim.Owner}  {claim.Source}");
        }
    }

    public static void Print(Total total)
    {
        Console.WriteLine(total.Value is { } value ? $"{value} {total.Unit}  ({total.Book})" : $"-  missing: {string.Join(", ", total.Missing)}");
        if (total.Nested.Count > 0) Console.WriteLine($"inside others of the list, counted once: {string.Join(", ", total.Nested)}");
        if (total.DoubleCounted is > 0) Console.WriteLine($"counted twice: {total.DoubleCounted} {total.Unit}");
    }

    private static string Line(Figure figure) =>
        $"{figure.Fact.Indicator}\t{figure.Fact.Region}\t{figure.Fact.Period}\t{figure.Claim.Status.Word()}\t{figure.Claim.Qualifier}{figure.Claim.Value} {figure.Claim.Unit}"
        + $"\t{figure.Fact.Book.Word()}\t{figure.Claim.Owner}\t{figure.Claim.Source}{(figure.IsTaken ? "\ttaken" : "")}";
}
