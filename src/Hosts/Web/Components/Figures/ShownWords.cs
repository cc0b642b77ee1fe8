using OneCity.Kernel;

namespace OneCity.Web.Components.Figures;

/// <summary>How pages call the stages of a figure.</summary>
public static class ShownWords
{
    /// <summary>The name of a status.</summary>
    public static Words Of(FigureStatus status) => status switch
    {
        FigureStatus.AsPrinted => new("原文未注明阶段", "as printed"),
        FigureStatus.Preliminary => new("快报或预计", "preliminary"),
        FigureStatus.Initial => new("初步核算", "initial"),
        FigureStatus.Final => new("最终核实", "final"),
        FigureStatus.Revised => new("修订", "revised"),
    };
}
