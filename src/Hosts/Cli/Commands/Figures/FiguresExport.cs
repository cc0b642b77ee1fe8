using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Figures;
using OneCity.Figures.Features;

namespace OneCity.Cli.Commands.Figures;

/// <summary><c>figures export FILE [--public] [--all] [--book B]</c>.</summary>
internal static class FiguresExport
{
    public static Command Command(CliContext cli)
    {
        var file = new Argument<string>("FILE") { Description = ".csv, .xlsx or .sdmx.csv" };
        var isPublic = new Option<bool>("--public") { Description = "only what the public may see / 仅公开数字" };
        var filter = new FilterOptions();
        var command = filter.AddTo(new Command("export", "write figures to a file / 导出") { file, isPublic });
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var path = parsed.GetValue(file)!;
            var part = path + ".part";
            try
            {
                await node.GetRequiredService<FiguresEngine>().Export(
                    CliContext.ActorOf(parsed, node), new ExportFigures.Request(path, filter.Read(parsed), parsed.GetValue(isPublic)),
                    () => File.Create(part), stop);
                File.Move(part, path, overwrite: true);
            }
            finally
            {
                File.Delete(part);
            }
        });
        return command;
    }
}
