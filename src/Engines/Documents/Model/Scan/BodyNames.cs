namespace OneCity.Documents.Model.Scan;

/// <summary>Tells a place from the first part of a body's name: 湖南 in 湖南科技大学 is no place of a figure.</summary>
internal static class BodyNames
{
    private static readonly string[] Suffixes =
    [
        "大学", "学院", "日报", "晚报", "公司", "集团", "机场", "车站", "高铁站", "医院", "银行", "研究院", "研究所", "中学", "小学", "电视台", "出版社", "证券", "频道", "卫视", "实验室", "协会", "学会", "商会", "基金会", "书记", "市长", "县长", "区长", "省长", "主任", "记者", "籍", "人民法院", "海关", "铁路局",
    ];

    private static readonly string[] Works = ["隧道", "大桥", "特大桥", "水库", "电站", "水利枢纽", "景区", "风景区", "风景名胜区"];

    /// <summary>Whether what follows the place makes it part of a body's or an official's name.</summary>
    public static bool Follows(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 14 && text[end] is >= '\u4e00' and <= '\u9fff' && text[end] is not ('的' or '与' or '和' or '在' or '共' or '将' or '了')) end++;
        var rest = text.AsSpan(at, end - at);
        if (rest.Length > 0 && rest[0] == '港' && !(rest.Length > 1 && rest[1] is '口' or '区' or '股' or '资' or '航')) return true;
        if (rest.IndexOf("基地", StringComparison.Ordinal) is >= 3 and var brand && rest[..brand].IndexOfAny('业', '车', '能') > 0 && rest[0] is not ('市' or '省' or '县' or '区')) return true;
        foreach (var work in Works)
        {
            if (rest.StartsWith(work, StringComparison.Ordinal)) return true;
        }
        foreach (var suffix in Suffixes)
        {
            var found = rest.IndexOf(suffix, StringComparison.Ordinal);
            if (found >= 0 && (found <= 4 || suffix.Length >= 2 && found <= 9 && suffix is "公司" or "集团" or "大学" or "学院" or "医院" or "研究院" or "研究所" or "银行" or "实验室")) return true;
        }
        return false;
    }
}
