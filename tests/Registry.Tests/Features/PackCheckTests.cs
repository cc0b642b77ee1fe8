using System.Text;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Registry.Tests.Features;

public sealed class PackCheckTests : IDisposable
{
    private readonly PackFolder _pack = new();

    public void Dispose() => _pack.Dispose();

    [Fact]
    public void A_sound_pack_has_no_faults() => Assert.Empty(_pack.Faults());

    [Fact]
    public void A_new_pack_has_no_faults_and_a_full_folder_is_refused()
    {
        using var other = new PackFolder();
        Assert.Equal("registry.folder-not-empty", Assert.Throws<RefusedException>(() => NewPack.In(other.Path)).Refusal.Code);
        Directory.Delete(other.Path, recursive: true);
        Assert.Equal(11, NewPack.In(other.Path).Count);
        Assert.Empty(other.Faults());
    }

    [Fact]
    public void A_byte_order_mark_is_accepted_and_comments_are_left_out()
    {
        var table = _pack.File("regions.csv");
        File.WriteAllText(table, "# 注释, \"不成对\n" + File.ReadAllText(table), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Empty(_pack.Faults());
    }

    [Theory]
    [InlineData("regions.csv", "4302,某县,X,county,430200,,", "region code")]
    [InlineData("regions.csv", "430299,某县,X,city,430000,,", "level")]
    [InlineData("regions.csv", "430281,醴陵市,Liling,county,430200,,", "twice")]
    [InlineData("regions.csv", "430282,某县,X,county,430300,,", "not registered")]
    [InlineData("regions.csv", "430282,某县,X,county,430200,2020-13-01,", "no date")]
    [InlineData("regions.csv", "430282,某县,X,county,430200,2021-01-01,2020-01-01", "from lies after to")]
    [InlineData("regions.csv", "430282,=1+1,X,county,430200,,", "formula")]
    [InlineData("regions.csv", "430282,某县", "7 cells expected")]
    [InlineData("regions.csv", "430282,某县,X,county,430281,,", "higher level")]
    [InlineData("memberships.csv", "one-city,430281,member,2021-01-01,", "overlaps")]
    [InlineData("memberships.csv", "one-city,430200,observer,,", "overlaps")]
    [InlineData("memberships.csv", "one-city,430301,member,,", "not registered")]
    [InlineData("memberships.csv", "two-city,430212,member,,", "the nearest is one-city")]
    [InlineData("memberships.csv", "one-city,430212,guest,,", "none of")]
    [InlineData("organisations.csv", "ZZ,某局,,430200,,,,", "no code")]
    [InlineData("organisations.csv", "zz-a,某局,,430200,,,,zz-b", "successor")]
    [InlineData("organisations.csv", "zz-a,@某局,,430200,,,,", "formula")]
    [InlineData("mandates.csv", "zz-tjj,statistics,430200,,", "two organisations")]
    [InlineData("mandates.csv", "zz-tj,statistics,430281,,", "the nearest is zz-tjj")]
    [InlineData("indicators.csv", "area,面积,Area,平方公理,none,2,面积,no,", "平方公里")]
    [InlineData("indicators.csv", "area,面积,Area,平方公里,none,2.5,面积,no,", "whole number")]
    [InlineData("indicators.csv", "area,面积,Area,平方公里,none,2,,no,", "definition is empty")]
    [InlineData("sources.csv", "x,标题,,2021-13,,G", "no period")]
    [InlineData("sources.csv", "x,标题,,2021,,Q", "none of")]
    [InlineData("calendar.csv", "2026,2026-01-01,work,元旦,国办发明电〔2025〕7号,", "both off and worked")]
    [InlineData("figures.csv", "gdp,430281,2020,as-printed,740,亿元,,official,,report", "the same claim of the same source as line 2")]
    [InlineData("figures.csv", "gdq,430281,2021,as-printed,740,亿元,,official,,report", "the nearest is gdp")]
    [InlineData("figures.csv", "gdp,430282,2021,as-printed,740,亿元,,official,,report", "not registered")]
    [InlineData("figures.csv", "gdp,430281,2021,as-printed,740,亿元,,official,,repört", "not registered")]
    [InlineData("figures.csv", "gdp,430281,2021,as-printed,740,亿员,,official,,report", "亿元")]
    [InlineData("figures.csv", "gdp,430281,2021,as-printed,740,万人,,official,,report", "does not convert")]
    [InlineData("figures.csv", "gdp,430281,2021年,as-printed,740,亿元,,official,,report", "no period")]
    [InlineData("figures.csv", "gdp,430281,,as-printed,740,亿元,,official,,report", "period is empty")]
    [InlineData("figures.csv", "gdp,430281,2021,as-printed,,亿元,,official,,report", "value is empty")]
    [InlineData("figures.csv", "gdp,430281,2021,as-printed,约740,亿元,,official,,report", "no number")]
    [InlineData("figures.csv", "gdp,430281,2021,as-printed,+740,亿元,,official,,report", "no number")]
    [InlineData("figures.csv", "gdp,430281,2021,target,740,亿元,,official,,report", "none of")]
    [InlineData("figures.csv", "gdp,430281,2021,as-printed,740,亿元,nearly,official,,report", "none of")]
    [InlineData("figures.csv", "gdp,430281,2021,as-printed,740,亿元,,official,nobody,report", "owner")]
    [InlineData("figures.csv", "gdp,430281,2021,as-printed,740,亿元,,official,,\"report", "quotation mark")]
    public void A_broken_row_is_named_with_its_line_and_what_to_do(string table, string row, string what)
    {
        var line = File.ReadAllLines(_pack.File(table)).Length + 1;
        _pack.Append(table, row);
        var faults = _pack.Faults();
        var text = faults.Select(fault => fault.ToLine(Language.English)).ToList();
        Assert.Contains(text, each => each.StartsWith($"{_pack.File(table)}:{line}: ", StringComparison.Ordinal)
            && each.Contains(what, StringComparison.Ordinal) && each.Contains("; ", StringComparison.Ordinal));
        Assert.Throws<FileFaultException>(() => ReadPack.From(_pack.Path));
    }

    [Fact]
    public void A_cycle_in_the_tree_is_found()
    {
        _pack.Write("regions.csv", "code,name,name_en,level,parent,from,to", "430200,株洲市,Zhuzhou,city,430281,,", "430281,醴陵市,Liling,county,430200,,");
        Assert.Contains(_pack.Faults(), fault => fault.What.English.Contains("circle", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        _pack.Write("indicators.csv", "code,name,name_en,direction,decimals,definition", "gdp,地区生产总值,GDP,up,2,总量");
        Assert.Contains(_pack.Faults(), fault => fault.Place == "1" && fault.What.English == "column unit is missing");
    }

    [Fact]
    public void A_table_that_cannot_be_read_is_named_first_and_figures_are_not_blamed_for_it()
    {
        File.WriteAllText(_pack.File("regions.csv"), "code,name,name_en,level,parent,from,to\n" + new string('a', 100_000));
        Assert.Contains("65536", _pack.Faults()[0].What.English, StringComparison.Ordinal);
        Assert.DoesNotContain(_pack.Faults(), fault => fault.File == _pack.File("figures.csv"));
    }

    [Fact]
    public void A_calendar_file_of_its_own_is_read_and_a_missing_one_named()
    {
        Assert.False(ReadPack.Calendar(_pack.File("calendar.csv")).IsWorkday(new(2026, 1, 1)));
        Assert.Contains("--calendar", Assert.Throws<FileFaultException>(() => ReadPack.Calendar(_pack.File("none.csv"))).Faults[0].Remedy.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_table_is_named()
    {
        File.Delete(_pack.File("sources.csv"));
        Assert.Contains(_pack.Faults(), fault => fault.File == _pack.File("sources.csv") && fault.Place.Length == 0);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains("no such folder", Assert.Single(ReadPack.Check(_pack.File("nowhere"))).What.English, StringComparison.Ordinal);

    [Fact]
    public void A_GBK_file_is_named_as_such()
    {
        File.WriteAllBytes(_pack.File("organisations.csv"), [.. "code,name,name_en,city,field,from,to,successor\na,"u8, 0xB3, 0xA4, 0xC9, 0xB3, .. ",,,,,,\n"u8]);
        Assert.Contains(_pack.Faults(), fault => fault.What.English.Contains("GBK", StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        File.WriteAllBytes(_pack.File("parks.csv"), [.. "code,name,name_en,kind,level,region,from,to,source\n"u8, 0, 1, 2]);
        Assert.Contains(_pack.Faults(), fault => fault.What.English.Contains("no text", StringComparison.Ordinal));
    }

    [Fact]
    public void Conflicting_figures_of_two_sources_are_no_fault()
    {
        _pack.Append("figures.csv", "gdp,430281,2020,as-printed,740,亿元,,official,,news");
        Assert.Empty(_pack.Faults());
    }

    [Fact]
    public void A_former_code_in_a_figure_means_the_region_of_today()
    {
        _pack.Append("figures.csv", "gdp,430221,2015,as-printed,100,亿元,,official,,news");
        Assert.Empty(_pack.Faults());
        Assert.Equal("430212", ReadPack.From(_pack.Path).Figures[^1].Subject);
    }
}
