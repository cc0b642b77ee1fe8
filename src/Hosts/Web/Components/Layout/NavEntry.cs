using OneCity.Kernel;

namespace OneCity.Web.Components.Layout;

/// <summary>One entry of the main navigation; shown only when a page answers at its address and the reader may open it.</summary>
/// <param name="Address">Path, such as <c>/figures</c>.</param>
/// <param name="Name">One or two characters in Chinese.</param>
/// <param name="Title">The longer name, for pointers and screen readers.</param>
public sealed record NavEntry(string Address, Words Name, Words Title)
{
    /// <summary>All entries in their order.</summary>
    public static IReadOnlyList<NavEntry> All { get; } =
    [
        new("/", FrameWords.Overview, FrameWords.Overview),
        new("/figures", FrameWords.Figures, FrameWords.FiguresTitle),
        new("/maps", FrameWords.Maps, FrameWords.Maps),
        new("/plans", FrameWords.Plans, FrameWords.PlansTitle),
        new("/cases", FrameWords.Cases, FrameWords.CasesTitle),
        new("/agreements", FrameWords.Agreements, FrameWords.AgreementsTitle),
        new("/documents", FrameWords.Documents, FrameWords.DocumentsTitle),
        new("/regions", FrameWords.Regions, FrameWords.Regions),
        new("/organisations", FrameWords.Organisations, FrameWords.Organisations),
        new("/inbox", FrameWords.Inbox, FrameWords.Inbox),
        new("/admin", FrameWords.Admin, FrameWords.Admin),
    ];
}
