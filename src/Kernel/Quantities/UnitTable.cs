namespace OneCity.Kernel;

/// <summary>The units the platform knows, and the other ways to write them.</summary>
internal static class UnitTable
{
    private static readonly Dictionary<string, Unit> ByCode = Build();

    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["人民币元"] = "元", ["块钱"] = "元", ["yuan"] = "元", ["cny"] = "元", ["rmb"] = "元", ["圆"] = "元",
        ["平方千米"] = "平方公里", ["km²"] = "平方公里", ["km2"] = "平方公里", ["㎢"] = "平方公里",
        ["㎡"] = "平方米", ["m²"] = "平方米", ["m2"] = "平方米", ["平米"] = "平方米", ["ha"] = "公顷", ["hm²"] = "公顷", ["市亩"] = "亩",
        ["千米"] = "公里", ["km"] = "公里", ["m"] = "米", ["㎞"] = "公里", ["m³"] = "立方米", ["立方"] = "立方米",
        ["％"] = "%", ["percent"] = "%", ["个百分点"] = "百分点", ["pp"] = "百分点", ["千分之"] = "‰",
        ["kwh"] = "千瓦时", ["度电"] = "千瓦时", ["kw"] = "千瓦", ["mw"] = "兆瓦", ["kg"] = "千克", ["t"] = "吨",
        ["h"] = "小时", ["min"] = "分钟", ["s"] = "秒", ["日"] = "天", ["km/h"] = "公里/小时", ["公里每小时"] = "公里/小时", ["千米/小时"] = "公里/小时",
        ["名"] = "人", ["persons"] = "人", ["人/km²"] = "人/平方公里", ["元/平米"] = "元/平方米", ["usd"] = "美元", ["间次"] = "次",
        ["年度"] = "年", ["家次"] = "次", ["标准煤吨"] = "吨标准煤", ["吨标煤"] = "吨标准煤",
    };

    /// <summary>Every unit of the table in its order.</summary>
    public static IReadOnlyList<Unit> All { get; } = [.. ByCode.Values];

    /// <summary>What a person may write: codes, synonyms and the common units with 万 and 亿.</summary>
    public static IEnumerable<string> Known =>
        ByCode.Keys.Concat(Synonyms.Keys).Concat(["万人", "万人次", "亿元", "万元", "万亩", "万吨", "万平方米", "亿千瓦时", "万户", "万辆", "万件"]);

    /// <summary>Without spaces and with half-width signs.</summary>
    public static string Normalise(string? written) => (written ?? "").Trim().Replace('／', '/').Replace("％", "%", StringComparison.Ordinal);

    /// <summary>A unit of the table by code or synonym.</summary>
    public static Unit? Find(string text) =>
        ByCode.TryGetValue(text, out var unit) || (Synonyms.TryGetValue(text, out var code) && ByCode.TryGetValue(code, out unit)) ? unit : null;

    private static Dictionary<string, Unit> Build()
    {
        List<Unit> units =
        [
            Family(Dimension.Money, "分", "分", "fen"), Family(Dimension.Money, "分", "角", "jiao", 10), Family(Dimension.Money, "分", "元", "yuan", 100),
            Family(Dimension.Money, "分", "万元", "10,000 yuan", 1_000_000), Family(Dimension.Money, "分", "百万元", "million yuan", 100_000_000),
            Family(Dimension.Money, "分", "亿元", "100 million yuan", 10_000_000_000), Family(Dimension.Money, "分", "万亿元", "trillion yuan", 100_000_000_000_000),
            Family(Dimension.ForeignMoney, "美元", "美元", "US dollars"), Family(Dimension.ForeignMoney, "港元", "港元", "Hong Kong dollars"),
            Family(Dimension.ForeignMoney, "欧元", "欧元", "euros"),
            Family(Dimension.Persons, "人", "人", "persons"), Family(Dimension.Visits, "人次", "人次", "visits"),
            Family(Dimension.Area, "平方米", "平方米", "m²"), Family(Dimension.Area, "平方米", "亩", "mu", 2000, 3),
            Family(Dimension.Area, "平方米", "公顷", "ha", 10_000), Family(Dimension.Area, "平方米", "平方公里", "km²", 1_000_000),
            Family(Dimension.Length, "米", "厘米", "cm", 1, 100), Family(Dimension.Length, "米", "毫米", "mm", 1, 1000),
            Family(Dimension.Length, "米", "米", "m"), Family(Dimension.Length, "米", "里", "li", 500), Family(Dimension.Length, "米", "公里", "km", 1000),
            Family(Dimension.Length, "米", "海里", "nautical miles", 1852),
            Family(Dimension.Volume, "立方米", "立方米", "m³"), Family(Dimension.Volume, "立方米", "升", "L", 1, 1000),
            Family(Dimension.Mass, "千克", "克", "g", 1, 1000), Family(Dimension.Mass, "千克", "千克", "kg"), Family(Dimension.Mass, "千克", "公斤", "kg"),
            Family(Dimension.Mass, "千克", "斤", "jin", 1, 2), Family(Dimension.Mass, "千克", "吨", "t", 1000),
            Family(Dimension.Energy, "千瓦时", "千瓦时", "kWh"), Family(Dimension.Energy, "吨标准煤", "吨标准煤", "t coal equivalent"),
            Family(Dimension.Power, "瓦", "瓦", "W"), Family(Dimension.Power, "瓦", "千瓦", "kW", 1000), Family(Dimension.Power, "瓦", "兆瓦", "MW", 1_000_000),
            Family(Dimension.Duration, "秒", "秒", "s"), Family(Dimension.Duration, "秒", "分钟", "min", 60),
            Family(Dimension.Duration, "秒", "小时", "h", 3600), Family(Dimension.Duration, "秒", "天", "days", 86_400),
            Family(Dimension.CalendarTime, "工作日", "工作日", "working days"), Family(Dimension.CalendarTime, "月", "月", "months"),
            Family(Dimension.CalendarTime, "月", "个月", "months"), Family(Dimension.CalendarTime, "月", "年", "years", 12),
            Family(Dimension.CalendarTime, "学时", "学时", "lesson hours"),
            Family(Dimension.Speed, "公里/小时", "公里/小时", "km/h"),
            Family(Dimension.Share, "%", "%", "%"), Family(Dimension.Share, "%", "‰", "‰", 1, 10),
            Family(Dimension.SharePoints, "百分点", "百分点", "percentage points"),
            Family(Dimension.Multiple, "倍", "倍", "times"), Family(Dimension.Rank, "位", "位", "place"), Family(Dimension.Rank, "位", "名次", "place"),
            .. MeasureWords.Select(word => Family(Dimension.Count, word.Code, word.Code, word.English)),
            .. Ratios.Select(ratio => Family(Dimension.Ratio, ratio.Base, ratio.Code, ratio.English, ratio.Factor)),
        ];
        return units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
    }

    private static (string Code, string English)[] MeasureWords =>
    [
        ("个", "items"), ("家", "firms"), ("项", "items"), ("座", "sites"), ("件", "pieces"), ("户", "households"), ("辆", "vehicles"),
        ("次", "times"), ("艘", "vessels"), ("条", "lines"), ("种", "kinds"), ("堂", "lessons"), ("栋", "buildings"), ("块", "pieces"),
        ("份", "copies"), ("类", "classes"), ("对", "pairs"), ("张", "cards"), ("架", "aircraft"), ("台", "sets"), ("套", "sets"), ("列", "trains"),
        ("班", "services"), ("宗", "lots"), ("起", "cases"), ("例", "cases"), ("处", "places"), ("所", "institutions"), ("批", "batches"), ("支", "teams"),
        ("床", "beds"), ("间", "rooms"), ("篇", "papers"), ("部", "works"), ("人天", "person-days"), ("标箱", "TEU"), ("车次", "vehicle trips"), ("株", "plants"),
        ("头", "head"), ("只", "head"), ("场", "events"), ("桩", "charging posts"), ("枚", "pieces"), ("期", "phases"), ("级", "grades"), ("本", "volumes"),
        ("根", "pieces"), ("片", "areas"), ("村", "villages"), ("镇", "towns"), ("县", "counties"), ("市", "cities"), ("盏", "lamps"), ("棵", "trees"),
        ("股", "shares"), ("笔", "transactions"), ("单", "orders"), ("票", "votes"), ("点", "points"), ("分值", "marks"), ("吨公里", "t·km"), ("人公里", "passenger-km"),
        ("口", "mouths"), ("门", "courses"), ("卷", "volumes"), ("首", "pieces"), ("幢", "buildings"), ("道", "lanes"), ("轮", "rounds"), ("代", "generations"), ("字", "characters"),
    ];

    private static (string Code, string Base, string English, long Factor)[] Ratios =>
    [
        ("元/人", "元/人", "yuan per person", 1), ("万元/人", "元/人", "10,000 yuan per person", 10_000),
        ("人/平方公里", "人/平方公里", "persons per km²", 1), ("元/平方米", "元/平方米", "yuan per m²", 1),
        ("元/吨", "元/吨", "yuan per tonne", 1), ("万元/亩", "万元/亩", "10,000 yuan per mu", 1),
        ("吨标准煤/万元", "吨标准煤/万元", "t coal equivalent per 10,000 yuan", 1), ("人次/日", "人次/日", "visits a day", 1), ("公里/平方公里", "公里/平方公里", "km per km²", 1),
        ("微克/立方米", "微克/立方米", "µg/m³", 1), ("张/千人", "张/千人", "beds per 1,000 persons", 1), ("平方米/人", "平方米/人", "m² per person", 1),
    ];

    private static Unit Family(Dimension dimension, string basis, string code, string english, long numerator = 1, long denominator = 1) =>
        new(code, english, dimension, basis, new Rational(numerator, denominator));
}
