using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Figures.Http;

/// <summary>Names a fact in a request.</summary>
public record FactBody(string Indicator, string Region, string Period, string? Book)
{
    /// <summary>The fact.</summary>
    /// <exception cref="RefusedException"><c>figures.unknown-book</c>, <c>kernel.unreadable-period</c>.</exception>
    public Fact ToFact() => Fact.Of(Indicator, Region, Period, Book);
}

/// <summary>A request to publish.</summary>
public sealed record PublishBody(string Indicator, string Region, string Period, string? Book, DateTimeOffset? ReleaseAt, string? Reason)
    : FactBody(Indicator, Region, Period, Book);

/// <summary>A request to decide.</summary>
public sealed record DecideBody(string Indicator, string Region, string Period, string? Book, long Claim, string? Reason)
    : FactBody(Indicator, Region, Period, Book);

/// <summary>A request to approve and lock, or to unlock.</summary>
public sealed record LockBody(string Indicator, string Region, string Period, string? Book, bool Locked, string? Reason)
    : FactBody(Indicator, Region, Period, Book);

/// <summary>How the engine's answers are written.</summary>
internal static class FigureFormats
{
    /// <summary>Names in snake_case, Chinese as it is.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };
}
