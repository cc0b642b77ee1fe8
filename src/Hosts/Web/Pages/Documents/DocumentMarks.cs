using OneCity.Documents;

namespace OneCity.Web.Pages.Documents;

/// <summary>A piece of a text: plain, or the slice of a claim.</summary>
internal sealed record MarkedPiece(string Text, ClaimShown? Claim);

/// <summary>Cuts a text into paragraphs and marks the slices of its claims.</summary>
internal static class DocumentMarks
{
    /// <summary>The paragraphs that are not blank, each as pieces in order; claims do not overlap.</summary>
    public static IEnumerable<IReadOnlyList<MarkedPiece>> Paragraphs(DocumentShown shown)
    {
        var (text, next, start) = (shown.Text, 0, 0);
        while (start < text.Length)
        {
            var stop = text.IndexOf('\n', start);
            // A claim may run over a line that a fixed width has broken: then the paragraph runs on, too.
            while (stop >= 0 && shown.Claims.Any(each => each.Claim.Start <= stop && each.Claim.End > stop)) stop = text.IndexOf('\n', stop + 1);
            var end = stop < 0 ? text.Length : stop;
            var (pieces, at) = (new List<MarkedPiece>(), start);
            for (; next < shown.Claims.Count && shown.Claims[next].Claim.Start < end; next++)
            {
                var claim = shown.Claims[next].Claim;
                if (claim.Start < at) continue;
                if (claim.Start > at) pieces.Add(new(text[at..claim.Start], null));
                pieces.Add(new(text[claim.Start..claim.End], shown.Claims[next]));
                at = claim.End;
            }
            if (end > at) pieces.Add(new(text[at..end], null));
            if (pieces.Any(piece => !string.IsNullOrWhiteSpace(piece.Text))) yield return pieces;
            start = end + 1;
        }
    }
}
