using System.CommandLine;
using System.CommandLine.Parsing;
using OneCity.Kernel;

namespace OneCity.Cli;

/// <summary>What is said about a command line that cannot be used: each unknown word with the nearest known one.</summary>
internal static class CliUsage
{
    /// <summary>One line per fault; never empty when there are errors.</summary>
    public static IReadOnlyList<string> Lines(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var flagsNamed = parsed.UnmatchedTokens.Any(word => word.StartsWith('-'));
        // Behind an unknown command or flag the rest cannot be judged: only the flags are told, or else the first word.
        var told = flagsNamed ? parsed.UnmatchedTokens.Where(word => word.StartsWith('-')) : parsed.UnmatchedTokens.Take(1);
        var unknown = told.Select(word => Unknown(parsed, command, word)).ToList();
        // An unknown flag takes its value's place, so what else is said about missing words would only mislead.
        var others = parsed.Errors.Select(error => error.Message)
            .Where(message => !parsed.UnmatchedTokens.Any(word => message.Contains(word, StringComparison.Ordinal)));
        var lines = flagsNamed || command.Subcommands.Count > 0 && unknown.Count > 0 ? unknown : [.. unknown, .. others];
        if (lines.Count == 0) lines = [.. parsed.Errors.Select(error => error.Message)];
        lines.Add($"{Path(parsed)} --help");
        return lines;
    }

    private static string Unknown(ParseResult parsed, Command command, string word)
    {
        var isFlag = word.StartsWith('-');
        var written = isFlag ? word.Split('=', 2)[0] : word;
        var known = isFlag ? Flags(parsed) : [.. command.Subcommands.Select(each => each.Name)];
        var nearest = Nearest.Of(written, known);
        var kind = isFlag ? new Words("参数", "flag") : command.Subcommands.Count > 0 ? new Words("命令", "command") : new Words("内容", "word");
        var said = new Words($"没有{kind.Chinese}“{written}”", $"unknown {kind.English} '{written}'");
        return nearest.Length == 0 ? said.In(CliRun.Language)
            : $"{said.In(CliRun.Language)}{new Words($"；是否指 {nearest}？", $"; did you mean {nearest}?").In(CliRun.Language)}";
    }

    private static List<string> Flags(ParseResult parsed)
    {
        var flags = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult result; at = at.Parent)
        {
            var own = result == parsed.CommandResult;
            flags.AddRange(result.Command.Options.Where(option => own || option.Recursive)
                .SelectMany(option => option.Aliases.Prepend(option.Name)).Where(name => name.StartsWith("--", StringComparison.Ordinal)));
        }
        return flags;
    }

    private static string Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Parent: not null } result; at = at.Parent)
            names.Insert(0, result.Command.Name);
        return string.Join(' ', names.Prepend("./onecity"));
    }
}
