using MudBlazor;

namespace OneCity.Web.Components.Parts;

/// <summary>MudBlazor in the colours and type of the house, for interactive islands.</summary>
public static class DeskTheme
{
    private static readonly string[] Fonts = ["Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "system-ui", "sans-serif"];

    /// <summary>Paper, ink and one accent; no shadows.</summary>
    public static MudTheme House { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1F4E8C",
            Secondary = "#2E6F63",
            Success = "#2E6F63",
            Warning = "#8A5F14",
            Error = "#B5472F",
            Info = "#1F4E8C",
            Background = "#FAF8F3",
            Surface = "#FFFFFF",
            TextPrimary = "#1B2A3A",
            TextSecondary = "#5A6673",
            LinesDefault = "#E3DED2",
            TableLines = "#E3DED2",
            Divider = "#E3DED2",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px" },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = Fonts, FontSize = "14px", LineHeight = "1.6" }, Button = new ButtonTypography { TextTransform = "none" } },
    };
}
