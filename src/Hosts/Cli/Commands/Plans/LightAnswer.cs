using OneCity.Kernel;
using OneCity.Plans.Model.Lights;

namespace OneCity.Cli.Commands.Plans;

/// <summary>A light as <c>plans lights --json</c> prints it; <c>because</c> is English whatever the language of the terminal.</summary>
internal sealed record LightAnswer(
    string Task, Light Light, DateOnly Since, string Because, string? Blames,
    string BecauseZh, DateOnly Due, bool Provisional, DateOnly? WaitsForConfirmationSince, string? WaitsForOtherThan)
{
    public static LightAnswer Of(TaskLight light) => new(
        light.Task, light.Light, light.Since, light.Because.English, light.Blames,
        light.Because.Chinese, light.DueOn, light.IsProvisional, light.ReportedOn, light.ReportedBy);

    /// <summary>The word of a light.</summary>
    public static Words Word(Light light) => light switch
    {
        Light.Green => new("绿", "green"),
        Light.Yellow => new("黄", "yellow"),
        Light.Red => new("红", "red"),
        Light.Grey => new("灰", "grey"),
        Light.Blue => new("蓝", "blue"),
    };
}
