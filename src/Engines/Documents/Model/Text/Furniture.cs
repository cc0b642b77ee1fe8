using OneCity.Documents.Model.Lexicon;

namespace OneCity.Documents.Model.Text;

/// <summary>Tells the main text of a page from its menus, advertisements, lists of other articles and notices.</summary>
internal static class Furniture
{
    /// <summary>Marks the blocks that are no main text, and the title and headings; answers the title's block or null.</summary>
    public static Block? Mark(List<Block> blocks, FurnitureWords words)
    {
        var title = Title(blocks, words);
        var begin = title is null ? 0 : blocks.IndexOf(title);
        for (var at = 0; at < begin; at++) blocks[at].IsMain &= blocks[at].Compared.Length > 60;
        var (mainLength, ended) = (0, false);
        for (var at = begin; at < blocks.Count; at++)
        {
            var block = blocks[at];
            ended = ended || mainLength > 80 && block != title && Ends(block, words);
            if (ended || block != title && block.Compared.Length < 200 && Holds(block, words)) block.IsMain = false;
            if (block.IsMain) mainLength += block.Compared.Length;
            if (block.Kind == BlockKind.Paragraph && IsHeading(block)) block.Kind = BlockKind.Heading;
        }
        if (title is not null) title.Kind = BlockKind.Title;
        return title;
    }

    private static readonly System.Buffers.SearchValues<char> SentenceMarks = System.Buffers.SearchValues.Create("。；;，,…");

    private static bool IsHeading(Block block) =>
        block.Compared.Length <= 40 && block.Compared.AsSpan().IndexOfAny(SentenceMarks) < 0;

    private static Block? Title(List<Block> blocks, FurnitureWords words)
    {
        Block? best = null;
        var seen = 0;
        foreach (var block in blocks)
        {
            if (!block.IsMain) continue;
            if (++seen > 60) break;
            var text = block.Compared;
            var isParagraph = text.Length > 70 || text.Contains('。', StringComparison.Ordinal);
            if (isParagraph)
            {
                if (best is not null) return best;
                if (text.Length > 40) return null;
            }
            if (block.Kind == BlockKind.Row || isParagraph) continue;
            if (!IsTitleLike(text) || Holds(block, words)) continue;
            if (best is null && (text.Length >= 9 || seen == 1 && text.Length >= 4)) best = block;
            else if (best is not null && best.Compared.Length < 9 && text.Length >= 9) best = block;
        }
        return best;
    }

    private static bool IsTitleLike(string text) =>
        text.Any(c => c is >= '\u4e00' and <= '\u9fff') && !text.Contains('>', StringComparison.Ordinal)
        && !text.StartsWith("来源", StringComparison.Ordinal) && !text.StartsWith("时间", StringComparison.Ordinal) && !text.StartsWith("发布", StringComparison.Ordinal)
        && !text.EndsWith('，');

    private static bool Ends(Block block, FurnitureWords words)
    {
        var text = block.Compared.AsSpan().TrimStart(" ·•【[■◆●▶>-—");
        foreach (var word in words.Tail)
        {
            if (!text.StartsWith(word, StringComparison.Ordinal)) continue;
            if (text.Length <= word.Length + 14 || word.EndsWith("声明", StringComparison.Ordinal) || word.StartsWith("版权", StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private static bool Holds(Block block, FurnitureWords words)
    {
        if (block.Compared.Contains('。', StringComparison.Ordinal) && block.Compared.Length > 80) return false;
        foreach (var word in words.Line)
        {
            if (block.Compared.Contains(word, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
