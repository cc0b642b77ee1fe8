using OneCity.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OneCity.Agreements.Files;

/// <summary>A value of a YAML file with the line it stands on.</summary>
internal sealed class YamlValue
{
    /// <summary>Line counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Text of a scalar; null for lists and mappings.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the scalar stood in quotes.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Entries of a list; null for anything else.</summary>
    public List<YamlValue>? Items { get; init; }

    /// <summary>Entries of a mapping in order; null for anything else.</summary>
    public List<YamlEntry>? Entries { get; init; }

    /// <summary>Values below this one, aliases counted as often as they are named.</summary>
    public long Size { get; set; } = 1;

    /// <summary>Whether nothing is written there.</summary>
    public bool IsNothing => Text is not null && !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>One key of a mapping.</summary>
internal sealed record YamlEntry(string Key, int Line, YamlValue Value);

/// <summary>Reads one YAML document into values that remember their lines; limits depth and what aliases expand to.</summary>
internal static class YamlText
{
    private const int DepthMax = 16;
    private const long SizeMax = 1_000_000;

    /// <summary>The document's value.</summary>
    /// <exception cref="FileFaultException">When the text is not one YAML document, repeats a key, or is too deep or too large.</exception>
    public static YamlValue Read(string file, string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _)) throw Fault(file, 1, "文件是空的", "the file is empty", "写入条款", "write the terms");
            parser.Consume<DocumentStart>();
            var value = new Builder(file, parser).Build();
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out var next))
                throw Fault(file, (int)(parser.Current?.Start.Line ?? 1), "文件里有不止一个文档", "more than one document", "一个文件只写一份协议", "write one agreement per file");
            return value;
        }
        catch (YamlException broken)
        {
            var what = broken.Message;
            throw Fault(file, Math.Max(1, broken.Message.Contains("tab", StringComparison.Ordinal) ? LineOfTab(text) : (int)broken.Start.Line), $"不是有效的 YAML：{what}", $"not valid YAML: {what}", "改正这一行的写法（缩进、冒号、引号）", "correct the line (indentation, colon, quotes)");
        }
        // What the parser's own scanner stumbles over, such as {park: # a comment}.
        catch (InvalidOperationException)
        {
            throw Fault(file, LineOf(parser), "不是有效的 YAML", "not valid YAML", "改正这一行的写法（缩进、冒号、引号、注释）", "correct the line (indentation, colon, quotes, comment)");
        }
    }

    /// <summary>The line at which the parser stands; it cannot always say.</summary>
    private static int LineOf(Parser parser) => (int)Math.Max(1, parser.Current?.Start.Line ?? 1);

    /// <summary>The parser names the mapping in which a tab stands, not the tab; 0 when none begins a line.</summary>
    private static int LineOfTab(string text) => Array.FindIndex(text.Split('\n'), line => line.TrimStart(' ').StartsWith('\t')) + 1;

    private static FileFaultException Fault(string file, int line, string chinese, string english, string remedy, string remedyEnglish) =>
        new(FileFault.AtLine(file, line, new(chinese, english), new(remedy, remedyEnglish)));

    private sealed class Builder(string file, Parser parser)
    {
        private readonly Dictionary<string, YamlValue> _anchors = new(StringComparer.Ordinal);

        public YamlValue Build(int depth = 0)
        {
            if (depth > DepthMax)
                throw Fault(file, LineNow(), "嵌套太深", $"nested deeper than {DepthMax}", "条款没有这么深的层次", "terms have no such depth");
            if (parser.TryConsume<AnchorAlias>(out var alias))
            {
                return _anchors.TryGetValue(alias.Value.Value, out var known) ? known
                    : throw Fault(file, (int)alias.Start.Line, $"没有锚点 {alias.Value.Value}", $"no anchor {alias.Value.Value} before this line", "先写出它", "define it first");
            }
            if (parser.TryConsume<Scalar>(out var scalar))
                return Keep(scalar.Anchor, new() { Line = (int)scalar.Start.Line, Text = scalar.Value, IsQuoted = scalar.Style is not ScalarStyle.Plain });
            if (parser.TryConsume<SequenceStart>(out var list)) return Keep(list.Anchor, List(list, depth));
            return parser.TryConsume<MappingStart>(out var mapping)
                ? Keep(mapping.Anchor, Mapping(mapping, depth))
                : throw Fault(file, LineNow(), "此处应有一个值", "a value is expected here", "写出值", "write a value");
        }

        private YamlValue List(SequenceStart start, int depth)
        {
            var value = new YamlValue { Line = (int)start.Start.Line, Items = [] };
            while (!parser.TryConsume<SequenceEnd>(out _)) value.Items.Add(Count(value, Build(depth + 1)));
            return value;
        }

        private YamlValue Mapping(MappingStart start, int depth)
        {
            var value = new YamlValue { Line = (int)start.Start.Line, Entries = [] };
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Build(depth + 1);
                if (key.Text is null)
                    throw Fault(file, key.Line, "键必须是文字", "a key must be plain text", "把键写成一个词", "write the key as one word");
                if (!seen.Add(key.Text))
                    throw Fault(file, key.Line, $"键 {key.Text} 重复", $"duplicate key '{key.Text}'", "只保留一处", "keep one of them");
                value.Entries.Add(new(key.Text, key.Line, Count(value, Build(depth + 1))));
            }
            return value;
        }

        private YamlValue Count(YamlValue parent, YamlValue child)
        {
            parent.Size += child.Size;
            return parent.Size <= SizeMax ? child
                : throw Fault(file, LineNow(), "展开后的内容过大", $"aliases expand to more than {SizeMax} values", "把重复引用写短", "repeat fewer aliases");
        }

        private YamlValue Keep(AnchorName anchor, YamlValue value)
        {
            if (!anchor.IsEmpty) _anchors[anchor.Value] = value;
            return value;
        }

        private int LineNow() => (int)(parser.Current?.Start.Line ?? 1);
    }
}
