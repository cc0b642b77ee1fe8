using OneCity.Figures.Features;
using OneCity.Figures.Files;
using OneCity.Figures.Model;
using OneCity.Kernel;
using OneCity.Storage;
using Xunit;

namespace OneCity.Figures.Tests.Features;

public class ImportFiguresTests
{
    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Each_row_is_counted_once(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,2024,final,15268.78,亿元,,,,gongbao");
        var report = await desk.Import(
            "gdp,430100,2024,final,15268.78,亿元,,,,gongbao",
            "gdp,430100,2024,final,15268.8,亿元,,,,news",
            "gdp,430200,2024,,3420.3,,,,,news",
            "gdp,430100,2024,final,15269,亿元,,,,gongbao",
            "gdp,430100,,final,15269,亿元,,,,gongbao",
            "gdp,430100,2025,target,16000,亿元,,,,gongbao");
        Assert.Equal((1, 1, 1, 1, 2), (report.Added, report.Superseded, report.Conflicting, report.Unchanged, report.Refused));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_same_value_in_another_unit_is_unchanged_and_no_conflict(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,2024,final,15268.78,亿元,,,,gongbao");
        var again = await desk.Import("gdp,430100,2024,final,1526878000000,元,,,,gongbao", "gdp,430100,2024,final,152687800,万元,,,,news");
        Assert.Equal((1, 1, 0), (again.Unchanged, again.Added, again.Conflicting));
        Assert.Empty(await desk.Engine.ListConflicts(Actor.Operator, new FigureFilter()));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_correction_supersedes_and_the_earlier_value_stays(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,2024,final,100,亿元,,,,gongbao");
        await desk.Import("gdp,430100,2024,final,101.50,亿元,约,,,gongbao");
        var taken = Assert.Single(await desk.List());
        Assert.Equal(("101.50", "约"), (taken.Claim.Value.ToString(), taken.Claim.Qualifier));
        Assert.Equal(["100", "101.50"], (await desk.List(all: true)).Select(each => each.Claim.Value.ToString()));
        Assert.Equal([false, true], (await desk.List(all: true)).Select(each => each.IsTaken));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_file_with_a_fault_imports_nothing_and_names_every_line(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var fault = await Assert.ThrowsAsync<FileFaultException>(() => desk.Import(
            "gdp,430100,2024,final,100,亿元,,,,gongbao", "gdp,430100,2024,final,viele,亿元,,,,x", "gpd,430100,2024,final,1,,,,,x",
            "gdp,999999,2024,final,1,,,,,x", "gdp,430100,2024-13,final,1,,,,,x", "gdp,430100,2024,final,1,人,,,,x", "gdp,430100,2024,done,1,,,,,x"));
        Assert.Equal(["3", "4", "5", "6", "7", "8"], fault.Faults.Select(each => each.Place));
        Assert.Contains("gdp", fault.Faults[1].Remedy.English, StringComparison.Ordinal);
        Assert.Empty(await desk.List(all: true));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_headings_of_a_sender_are_remembered(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var unknown = await Assert.ThrowsAsync<RefusedException>(() => desk.Engine.GetMapping(Actor.Operator, "岳麓区局"));
        Assert.Equal("figures.unknown-sender", unknown.Refusal.Code);
        var wrong = await Assert.ThrowsAsync<RefusedException>(() => desk.Engine.KeepMapping(Actor.Operator, new("岳麓区局", new Dictionary<string, string> { ["金额"] = "valu" })));
        Assert.Equal("figures.unknown-column", wrong.Refusal.Code);
        Assert.Contains("\"value\"", wrong.Refusal.Remedy.English, StringComparison.Ordinal);
        await desk.Engine.KeepMapping(Actor.Operator, new("岳麓区局", new Dictionary<string, string> { ["项目"] = "indicator", ["单位代码"] = "region", ["年"] = "period", ["金额"] = "value" }));
        var path = desk.File("in.csv", "项目,单位代码,年,金额", "gdp,430100,2024,5");
        Assert.Throws<FileFaultException>(() => FigureTable.Read(path, "in.csv").ToList());
        var mapping = await desk.Engine.GetMapping(Actor.Operator, "岳麓区局");
        await desk.Engine.Import(Actor.Operator, new("in.csv", () => FigureTable.Read(path, "in.csv", mapping)));
        Assert.Equal(5m, Assert.Single(await desk.List()).Claim.Value.Number);
        await desk.Engine.KeepMapping(Actor.Operator, new("岳麓区局", new Dictionary<string, string>()));
        Assert.Empty(await desk.Engine.ListMappings(Actor.Operator));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_dry_run_says_the_same_and_writes_nothing(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,2024,final,100,亿元,,,,gongbao");
        string[] rows = ["gdp,430100,2024,final,101,亿元,,,,gongbao", "gdp,430100,2024,final,99,亿元,,,,news", "gdp,430100,2024,final,99,亿元,,,,news"];
        var dry = await desk.Import(Actor.Operator, true, rows);
        Assert.Single(await desk.List(all: true));
        var real = await desk.Import(rows);
        Assert.Equal((real.Superseded, real.Conflicting, real.Unchanged), (dry.Superseded, dry.Conflicting, dry.Unchanged));
        Assert.Equal((1, 1, 1), (dry.Superseded, dry.Conflicting, dry.Unchanged));
        Assert.True(dry.DryRun);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_long_import_is_seen_whole_or_not_at_all_and_leaves_others_to_write(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430100,1950,final,7,亿元,,,,gongbao");
        var rows = Enumerable.Range(0, 3000).Select(at => $"gdp,430200,{1000 + at},final,{at + 1},亿元,,,,gongbao")
            .Append("gdp,430100,1950,final,8,亿元,,,,gongbao").ToArray();
        var path = desk.File("long.csv", ["indicator,region,period,status,value,unit,qualifier,book,owner,source", .. rows]);
        var seen = new List<(int Count, string Value)>();
        var between = new SynchronousProgress(() =>
        {
            var now = desk.List().GetAwaiter().GetResult();
            seen.Add((now.Count, now.First(each => each.Fact.Region == "430100" && each.Fact.Period == "1950").Claim.Value.ToString()));
            if (seen.Count == 1) desk.Import("gdp,430300,2024,final,5,亿元,,,,gongbao", "gdp,430200,1001,final,77,亿元,,,,news").GetAwaiter().GetResult();
        });
        var report = await desk.Engine.Import(
            Actor.Operator, new("long.csv", () => OneCity.Figures.Files.FigureTable.Read(path, "long.csv")), between);
        Assert.Equal((3000, 1), (report.Added + report.Conflicting, report.Superseded));
        Assert.Equal((1, "7"), seen[0]);
        Assert.True(seen.Count > 2);
        Assert.All(seen.Skip(1), each => Assert.Equal((3, "7"), each));
        var after = await desk.List();
        Assert.Equal(3002, after.Count);
        Assert.Equal("8", after.Single(each => each.Fact.Region == "430100").Claim.Value.ToString());
        Assert.Equal(3003 + 1, (await desk.List(all: true)).Count);
        Assert.Equal("2", after.Single(each => each.Fact is { Region: "430200", Period: "1001" }).Claim.Value.ToString());
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_long_import_that_breaks_off_leaves_nothing(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        await desk.Import("gdp,430200,1001,final,7,亿元,,,,gongbao");
        var calls = 0;
        IEnumerable<SourceRow> Rows()
        {
            calls++;
            for (var at = 0; at < 2500; at++)
            {
                if (calls == 2 && at == 2200) throw new IOException("the disk was pulled out");
                yield return new("1", new Dictionary<string, string>
                {
                    ["indicator"] = "gdp", ["region"] = "430200", ["period"] = $"{1000 + at}", ["value"] = "1", ["source"] = "gongbao", ["status"] = "final",
                });
            }
        }
        await Assert.ThrowsAsync<IOException>(() => desk.Engine.Import(Actor.Operator, new("long.csv", Rows)));
        Assert.Equal("7", Assert.Single(await desk.List(all: true)).Claim.Value.ToString());
        Assert.Equal(1, (await desk.Import("gdp,430200,1001,final,8,亿元,,,,gongbao")).Superseded);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Somebody_of_one_city_states_nothing_for_another(Dialect dialect)
    {
        await using var desk = await Desk.Open(dialect);
        var report = await desk.Import(Desk.Person("ann", Roles.Statistician, "430100"), false,
            "gdp,430100,2024,final,1,亿元,,,,x", "gdp,430200,2024,final,1,亿元,,,,x");
        Assert.Equal((1, 1), (report.Added, report.Refused));
    }

    private sealed class SynchronousProgress(Action between) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => between();
    }
}
