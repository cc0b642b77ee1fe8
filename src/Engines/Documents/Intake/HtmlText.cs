using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OneCity.Documents.Intake;

/// <summary>The readable text of a page: blocks on lines of their own, table cells parted by tabs, menus and footers marked.</summary>
public static class HtmlText
{
    private static readonly HashSet<string> Skipped = ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD", "SVG", "IFRAME", "OBJECT", "SELECT", "TEXTAREA", "CANVAS"];

    private static readonly HashSet<string> Blocks =
    [
        "P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "UL", "OL", "TR", "TABLE", "SECTION", "ARTICLE", "HEADER", "FOOTER", "NAV", "ASIDE", "MAIN", "BLOCKQUOTE", "PRE", "DL", "DT", "DD", "FORM", "CENTER", "BODY", "FIGCAPTION", "CAPTION",
    ];

    private static readonly string[] AsideNames = ["nav", "menu", "footer", "sidebar", "aside", "related", "recommend", "advert", "banner", "copyright", "breadcrumb", "crumb", "comment", "share", "hotnews", "friendlink"];

    /// <summary>The text of the page.</summary>
    public static IntakeText Read(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        if (MarkupText.IsDeep(html)) return new IntakeText(MarkupText.Plain(html), "html", [], null);
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        var writer = new Writer();
        if (document.Body is { } body) writer.Walk(body);
        return new IntakeText(writer.Text.ToString(), "html", writer.Aside, document.Title is { Length: > 0 } title ? title : null);
    }

    private sealed class Writer
    {
        public StringBuilder Text { get; } = new();

        private TableSpans Spans { get; } = new();

        public List<(int Start, int End)> Aside { get; } = [];

        /// <summary>Walks without recursion, so that no nesting is too deep.</summary>
        public void Walk(IElement body)
        {
            var (depth, asideDepth, asideStart) = (0, -1, 0);
            INode? node = body;
            var entering = true;
            while (node is not null)
            {
                var skip = entering && node is IElement { } element && (Skipped.Contains(element.TagName.ToUpperInvariant()));
                if (entering && !skip)
                {
                    if (node is IElement opened && asideDepth < 0 && IsAside(opened)) (asideDepth, asideStart) = (depth, Text.Length);
                    Enter(node);
                }
                if (entering && !skip && node.FirstChild is { } child) { (node, depth) = (child, depth + 1); continue; }
                if (!skip) Leave(node);
                if (asideDepth == depth && !skip)
                {
                    if (Text.Length > asideStart) Aside.Add((asideStart, Text.Length));
                    asideDepth = -1;
                }
                if (ReferenceEquals(node, body)) return;
                if (node.NextSibling is { } sibling) { (node, entering) = (sibling, true); continue; }
                (node, depth, entering) = (node.Parent, depth - 1, false);
            }
        }

        private void Enter(INode node)
        {
            if (node is IText words) Write(words.Data, IsPre(node));
            else if (node is IElement element)
            {
                var tag = element.TagName.ToUpperInvariant();
                if (tag == "BR") Text.Append('\n');
                else if (tag is "TD" or "TH") Spans.Enter(element, Text);
                else if (Blocks.Contains(tag) && !InCell(element)) Line();
            }
        }

        private void Leave(INode node)
        {
            if (node is not IElement element) return;
            var tag = element.TagName.ToUpperInvariant();
            if (tag is "TD" or "TH") Spans.Leave(element, Text);
            if (tag is "TD" or "TH" || !Blocks.Contains(tag) || InCell(element)) return;
            Line();
            if (tag is "P" or "TABLE" or "H1" or "H2" or "H3" or "LI" or "DIV") { if (tag is "P" or "TABLE" or "H1" or "H2" or "H3") Text.Append('\n'); }
        }

        private void Line()
        {
            if (Text.Length > 0 && Text[^1] != '\n') Text.Append('\n');
        }

        private void Write(string words, bool isPre)
        {
            foreach (var c in words)
            {
                if (isPre || !char.IsWhiteSpace(c) || c == '\u3000') Text.Append(c);
                else if (Text.Length > 0 && Text[^1] is not (' ' or '\n' or '\t')) Text.Append(' ');
            }
        }

        private static bool IsPre(INode node) => node.Parent is IElement { TagName: "PRE" or "pre" };

        private static bool InCell(IElement element)
        {
            var parent = element.ParentElement;
            for (var up = 0; up < 4 && parent is not null; up++, parent = parent.ParentElement)
            {
                if (parent is IHtmlTableCellElement) return true;
                if (parent is IHtmlTableElement) return false;
            }
            return false;
        }

        private static bool IsAside(IElement element)
        {
            if (element.TagName.ToUpperInvariant() is "NAV" or "FOOTER" or "ASIDE") return true;
            if (element.TagName.ToUpperInvariant() is "BODY" or "ARTICLE" or "MAIN") return false;
            var name = (element.Id ?? "") + " " + (element.ClassName ?? "");
            if (name.Length < 3) return false;
            foreach (var word in AsideNames)
            {
                if (name.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
            }
            return false;
        }
    }
}
