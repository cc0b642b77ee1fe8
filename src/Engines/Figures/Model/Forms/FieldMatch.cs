using System.Text;
using OneCity.Kernel;

namespace OneCity.Figures.Model.Forms;

/// <summary>An indicator that a form's field asks for under another name.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Ground"><c>code</c>, <c>name</c>, <c>synonym</c>, <c>definition</c> or <c>likeness</c>.</param>
/// <param name="Score">1 for an equal name; the share of equal letter pairs for a likeness.</param>
public sealed record FieldMatch(Indicator Indicator, string Ground, double Score);

/// <summary>Finds which indicator a field of a form means, so that nobody is asked again for what exists.</summary>
/// <remarks>
/// Names are compared after dropping brackets, units and words that do not change the meaning. A likeness counts only when both names hold
/// the same telling words: 常住 and 户籍, a level and its growth, a total and a share are never the same. Letter pairs: Dice 1945.
/// </remarks>
public sealed class FieldMatcher(RegionDirectory directory)
{
    /// <summary>Share of equal letter pairs from which two names are alike.</summary>
    public const double LikenessMin = 0.78;

    private static readonly string[] Telling =
    [
        "常住", "户籍", "流动", "城镇", "农村", "乡村", "就业", "从业", "增速", "增长", "年均", "占比", "比重", "份额", "人均", "规模以上", "限额以上", "新增", "引进", "累计",
        "第一", "第二", "第三", "工业", "服务业", "农业", "高新技术", "先进", "出口", "进口", "进出口", "支出", "收入", "税收", "预算", "财政", "贷款", "存款", "面积", "密度", "建成区",
        "排名", "强度", "投资", "零售", "开工", "竣工", "签约", "在建", "国家级", "省级", "市级", "产值", "增加值", "利润", "企业", "个体", "金额", "全省", "全市", "占地", "耕地",
        "变化", "目标", "计划", "预期", "出生", "死亡", "自然", "优良", "家庭", "总部", "人才", "研发", "陶瓷", "轨道", "园区", "飞地",
        "变动", "定额", "人数", "用电", "耗水", "职工", "居民", "可支配", "薪", "工资", "专利", "技术合同",
    ];

    private static readonly (string From, string To)[] Equal =
    [
        ("所占比重", "比重"), ("外贸进出口", "进出口"), ("货物进出口", "进出口"), ("进出口总值", "进出口"), ("总产值", "产值"), ("总面积", "面积"), ("总人口", "人口"), ("经费支出", "经费"),
        ("国内生产总值", "地区生产总值"), ("GDP", "地区生产总值"), ("gdp", "地区生产总值"), ("生产总值", "地区生产总值"), ("增长速度", "增速"), ("增长率", "增速"), ("同比增长", "增速"), ("增幅", "增速"),
        ("同比增速", "增速"), ("规上", "规模以上"), ("规模工业", "规模以上工业"), ("固投", "固定资产投资"), ("社零", "社会消费品零售"), ("一产", "第一产业"), ("二产", "第二产业"), ("三产", "第三产业"),
        ("占比", "比重"), ("的比重", "比重"), ("占地区生产总值比重", "占地区生产总值比重"), ("R&D", "研发"), ("研究与试验发展", "研发"), ("高企", "高新技术企业"), ("外贸", "进出口"),
        ("国土", "土地"), ("国土资源", "土地"), ("户数", ""), ("个数", ""), ("家数", ""), ("全社会", ""), ("本地区", ""), ("本地", ""), ("总额", ""), ("总量", ""), ("总数", ""), ("数量", ""), ("实际", ""), ("总值", "总值"),
        ("年末", ""), ("期末", ""), ("全年", ""), ("本年", ""), ("当年", ""), ("年度", ""), ("本期", ""), ("本月止", ""), ("其中", ""), ("实有", ""), ("完成", ""), ("实现", ""), ("情况", ""), ("数据", ""), ("指标", ""),
    ];

    private static readonly string[] Places = ["全市", "全县", "全区", "本市", "本县", "本区", "我市", "我县", "我区"];

    private readonly List<(Indicator Indicator, string Name, string Ground)> _names =
    [
        .. directory.Content.Indicators.SelectMany(indicator => new[] { (indicator, Normalise(indicator.Name), "name"), (indicator, Normalise(indicator.NameEn), "name") }
            .Concat(indicator.Synonyms.Select(synonym => (indicator, Normalise(synonym), "synonym")))),
    ];

    /// <summary>The indicator a field means; null when none is certain enough.</summary>
    /// <param name="field">The field's name as the form has it, or an indicator's code.</param>
    /// <param name="unit">The field's unit; null when the form says none. A unit that does not convert rules an indicator out.</param>
    /// <param name="definition">What the form says it counts; null when it says nothing.</param>
    public FieldMatch? Find(string field, Unit? unit = null, string? definition = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (directory.FindIndicator(field.Trim()) is { } coded) return new(coded, "code", 1);
        var name = Normalise(field);
        if (name.Length == 0) return null;
        var candidates = _names.Where(each => each.Name.Length > 0 && (unit is null || unit.ConvertsTo(each.Indicator.Unit))).ToList();
        if (candidates.Find(each => each.Name == name) is { Indicator: not null } same) return new(same.Indicator, same.Ground, 1);
        if (definition is { Length: > 0 } said && directory.Content.Indicators.FirstOrDefault(each =>
            each.Definition.Length > 0 && Normalise(each.Definition) == Normalise(said) && (unit is null || unit.ConvertsTo(each.Unit))) is { } defined)
            return new(defined, "definition", 1);
        var telling = TellingOf(name);
        var best = candidates.Where(each => TellingOf(each.Name).SetEquals(telling))
            .Select(each => (each.Indicator, Score: Likeness(each.Name, name))).OrderByDescending(each => each.Score).FirstOrDefault();
        return best.Score >= LikenessMin ? new(best.Indicator, "likeness", best.Score) : null;
    }

    /// <summary>A name without brackets, spaces, units and words that change nothing.</summary>
    public static string Normalise(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = new StringBuilder(name.Length);
        var depth = 0;
        foreach (var letter in name.Normalize(NormalizationForm.FormKC))
        {
            if (letter is '(' or '（' or '[' or '【') depth++;
            else if (letter is ')' or '）' or ']' or '】') depth = Math.Max(0, depth - 1);
            else if (depth == 0 && !char.IsWhiteSpace(letter) && letter is not (':' or '：' or '、' or '.' or '-' or '—' or '*' or '"' or ',' or '，')) text.Append(letter);
        }
        var plain = text.ToString().TrimStart("0123456789一二三四五六七八九十".ToCharArray() is var digits && text.Length > 0 && char.IsAsciiDigit(text[0]) ? digits : []);
        foreach (var (from, to) in Equal)
        {
            if (to.Contains(from, StringComparison.Ordinal) && plain.Contains(to, StringComparison.Ordinal)) continue;
            plain = plain.Replace(from, to, StringComparison.Ordinal);
        }
        foreach (var place in Places)
            if (plain.Length > place.Length + 1 && plain.StartsWith(place, StringComparison.Ordinal)) plain = plain[place.Length..];
        return plain.ToUpperInvariant();
    }

    private static HashSet<string> TellingOf(string name) => [.. Telling.Where(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))];

    private static double Likeness(string left, string right)
    {
        if (left.Length < 2 || right.Length < 2) return 0;
        var pairs = Pairs(left).ToList();
        var rest = Pairs(right).ToList();
        var total = pairs.Count + rest.Count;
        return 2.0 * pairs.Count(rest.Remove) / total;
    }

    private static IEnumerable<string> Pairs(string text) => Enumerable.Range(0, text.Length - 1).Select(at => text.Substring(at, 2));
}
