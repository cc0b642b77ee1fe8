using OneCity.Kernel;

namespace OneCity.Registry.Tests;

/// <summary>A small sound pack in a folder of its own, to be spoilt by a test.</summary>
internal sealed class PackFolder : IDisposable
{
    public PackFolder()
    {
        Path = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "onecity-tests", $"p{Guid.NewGuid():N}")).FullName;
        Write("regions.csv",
            "code,name,name_en,level,parent,from,to",
            "430000,湖南省,Hunan,province,,,",
            "430200,株洲市,Zhuzhou,city,430000,,",
            "430212,渌口区,Lukou,county,430200,2018-06-19,",
            "430281,醴陵市,Liling,county,430200,,");
        Write("former-regions.csv", "old_code,old_name,region,changed,source", "430221,株洲县,430212,2018-06-19,report");
        Write("scopes.csv", "code,name,name_en,definition,source", "one-city,一市,One city,株洲市,report");
        Write("memberships.csv", "scope,region,role,from,to", "one-city,430281,member,2020-01-01,");
        Write("organisations.csv", "code,name,name_en,city,field,from,to,successor", "zz-tjj,株洲市统计局,,430200,统计,,,");
        Write("mandates.csv", "organisation,duty,region,from,to", "zz-tjj,statistics,430200,,");
        Write("parks.csv", "code,name,name_en,kind,level,region,from,to,source", "park-liling,醴陵经开区,,经开区,provincial,430281,,,report");
        Write("indicators.csv", "code,name,name_en,unit,direction,decimals,definition,adds,synonyms",
            "gdp,地区生产总值,Gross regional product,亿元,up,2,生产活动的最终成果,yes,GDP;经济总量");
        Write("sources.csv", "code,title,publisher,date,address,grade", "report,工作报告,株洲日报,2021,,G", "news,报道,红网,2025-08-22,https://example.org/a,N");
        Write("calendar.csv", "year,date,day,holiday,notice,source", "2026,2026-01-01,off,元旦,国办发明电〔2025〕7号,", "2026,2026-01-04,work,元旦,国办发明电〔2025〕7号,");
        Write("figures.csv", "indicator,region,period,status,value,unit,qualifier,book,owner,source",
            "gdp,430281,2020,as-printed,737.6,亿元,,official,,report",
            "gdp,430281,2024,as-printed,952.6,亿元,,official,zz-tjj,news");
    }

    public string Path { get; }

    public void Write(string table, params string[] lines) => System.IO.File.WriteAllText(File(table), string.Join('\n', lines) + "\n");

    public void Append(string table, string line) => System.IO.File.AppendAllText(File(table), line + "\n");

    public string File(string table) => System.IO.Path.Combine(Path, table);

    public IReadOnlyList<FileFault> Faults() => ReadPack.Check(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
