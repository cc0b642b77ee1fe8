using System.Globalization;

namespace OneCity.Documents.Model.Text;

/// <summary>Finds the document's own date: beside 时间 or 发布 near the title, at its end, else the latest full date of the page.</summary>
internal static class DateFinder
{
    private static readonly string[] Labels = ["时间", "日期", "发布", "来源", "更新", "发表", "印发"];

    /// <summary>The date; null when the text gives no full date that can be it.</summary>
    public static DateOnly? Find(List<Block> blocks, Block? title)
    {
        var begin = title is null ? 0 : Math.Max(0, blocks.IndexOf(title) - 4);
        DateOnly? latest = null;
        for (var at = begin; at < Math.Min(blocks.Count, begin + 14); at++)
        {
            var form = blocks[at].Compared;
            if (form.Length > 120) continue;
            if (First(form, 0) is { } date && (form.Length < 30 || Labels.Any(label => form.Contains(label, StringComparison.Ordinal)))) return date;
        }
        for (var at = blocks.Count - 1; at >= Math.Max(0, blocks.Count - 400); at--)
        {
            var form = blocks[at].Compared;
            if (form.Length > 30 || First(form, 0) is not { } date) continue;
            if (blocks[at].IsMain && form.Length <= 16) return date;
            if (latest is null || date > latest) latest = date;
        }
        return latest;
    }

    private static DateOnly? First(string text, int from)
    {
        for (var at = from; at + 7 < text.Length; at++)
        {
            if (text[at] != '2' && text[at] != '1' || at > 0 && char.IsAsciiDigit(text[at - 1])) continue;
            if (!int.TryParse(text.AsSpan(at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1980 or > 2099) continue;
            var next = at + 4;
            if (text[next] is not ('年' or '-' or '/' or '.')) continue;
            if (Small(text, next + 1, out next) is not { } month || next >= text.Length || text[next] is not ('月' or '-' or '/' or '.')) continue;
            if (Small(text, next + 1, out next) is not { } day) continue;
            if (month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)) return new DateOnly(year, month, day);
        }
        return null;
    }

    private static int? Small(string text, int at, out int end)
    {
        end = at;
        var value = 0;
        while (end < text.Length && end - at < 2 && char.IsAsciiDigit(text[end])) value = value * 10 + (text[end++] - '0');
        return end > at ? value : null;
    }
}
