using System.Globalization;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Benchmarks;

/// <summary>50 years × 3,000 regions × as many indicators as the number of rows asks for; every value follows from its place.</summary>
internal sealed class FiguresWorld : IDirectory, IEntropy
{
    /// <summary>A scope of 122 counties whose members change.</summary>
    public const string Belt = "belt";

    private const int BeltSize = 122;
    private const int YearCount = 50;
    private const int RegionCount = 3000;
    private readonly List<string> _regions = [];
    private readonly List<string> _indicators = [];

    public FiguresWorld(int rows)
    {
        var indicators = Math.Max(5, (int)Math.Ceiling(rows / (double)(YearCount * RegionCount)));
        Count = indicators * YearCount * RegionCount;
        for (var number = 0; number < indicators; number++) _indicators.Add($"indicator_{number}");
        for (var number = 0; number < RegionCount; number++)
            _regions.Add(string.Create(CultureInfo.InvariantCulture, $"{11 + number / 100}{1 + number / 10 % 10:00}{1 + number % 10:00}"));
        Current = new(new DirectoryContent
        {
            Regions = [.. _regions.Select(code => RegionCode.Parse(code)).Select(code => new Region(code, code.Digits, "", RegionLevel.County, code.Parent, InForce.Always, ""))],
            Scopes = [new(Belt, Belt, Belt, "", "")],
            // One county leaves and one enters every year: 122 members at any time.
            Memberships = [.. _regions.Take(BeltSize + YearCount - 1).Select((code, at) => new Membership(Belt, RegionCode.Parse(code), MembershipRole.Member,
                new InForce(new DateOnly(1975 + Math.Max(0, at - BeltSize + 1), 1, 1), new DateOnly(1975 + Math.Min(at, YearCount - 1), 12, 31))))],
            Indicators = [.. _indicators.Select(code => new Indicator(code, code, code, Unit.Parse("亿元"), Direction.Up, 2, "", true, []))],
        });
    }

    /// <summary>Rows of the seed.</summary>
    public int Count { get; }

    public RegionDirectory Current { get; }

    public IEnumerable<SourceRow> Rows()
    {
        var line = 0;
        foreach (var indicator in _indicators)
            foreach (var region in _regions)
                for (var year = 0; year < YearCount; year++) yield return Row(++line, indicator, region, 1975 + year, 100 + line % 50, "official", "seed");
    }

    public IEnumerable<SourceRow> Corrections(int rows)
    {
        for (var at = 0; at < rows; at++)
            yield return Row(at, _indicators[at % _indicators.Count], _regions[(int)(at * 7L % RegionCount)], 1975 + at % YearCount, 200 + at % 9, at % 10 == 0 ? "assessment" : "official", at % 3 == 0 ? "other" : "seed");
    }

    public IEnumerable<SourceRow> Single(int number) => [Row(1, _indicators[0], _regions[number % RegionCount], 2030 + number / RegionCount, 1, "official", "single")];

    public string Indicator(int run) => Indicators(run, 1)[0];

    public string Year(int run) => Years(run, 1)[0];

    public string[] Indicators(int run, int count) => Pick(_indicators, count, run, 1);

    public string[] Regions(int run, int count) => Pick(_regions, count, run, 2);

    /// <summary>Years in a row, as people ask for them, beginning anywhere.</summary>
    public string[] Years(int run, int count)
    {
        var first = 1975 + (int)(Mix(run, 3, 0) % (ulong)(YearCount - count + 1));
        return [.. Enumerable.Range(first, count).Select(year => year.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>As many of them as asked, at random, each once; the same run picks the same.</summary>
    private static string[] Pick(List<string> all, int count, int run, int what)
    {
        var picked = new HashSet<string>();
        for (var draw = 0; picked.Count < count; draw++) picked.Add(all[(int)(Mix(run, what, draw) % (ulong)all.Count)]);
        return [.. picked];
    }

    /// <summary>Well mixed numbers from small ones (splitmix64, Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(int run, int what, int draw) => unchecked(Finish((((ulong)run << 24) + ((ulong)what << 16) + (ulong)draw + 1) * 0x9E3779B97F4A7C15));

    private static ulong Finish(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    public Guid NewId() => Guid.NewGuid();

    public void Fill(Span<byte> secret) => secret.Clear();

    private static SourceRow Row(int line, string indicator, string region, int year, int value, string book, string source) => new(
        line.ToString(CultureInfo.InvariantCulture), new Dictionary<string, string>
        {
            ["indicator"] = indicator, ["region"] = region, ["period"] = year.ToString(CultureInfo.InvariantCulture), ["status"] = "final",
            ["value"] = value.ToString(CultureInfo.InvariantCulture), ["unit"] = "亿元", ["book"] = book, ["source"] = source,
        });
}
