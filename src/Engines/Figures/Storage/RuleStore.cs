using OneCity.Figures.Files;
using OneCity.Figures.Model;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>Keeps the rules as the pack's own text, so that nothing of it is lost.</summary>
internal static class RuleStore
{
    private const string File = "figure-rules.yaml";

    /// <summary>The rules stored; none when no pack brought any.</summary>
    public static async Task<FigureRules> Load(IReadSession session) =>
        await session.Find<string>("SELECT body FROM figures_rules WHERE kind = 'pack' AND code = @File", new { File }) is { } text
            ? RulesFile.Read(text, File) : FigureRules.None;

    /// <summary>Replaces the rules; answers false when they were the same before.</summary>
    public static async Task<bool> Keep(IWriteSession session, string text)
    {
        if (await session.Find<string>("SELECT body FROM figures_rules WHERE kind = 'pack' AND code = @File", new { File }) == text) return false;
        await session.Execute("DELETE FROM figures_rules WHERE kind = 'pack' AND code = @File", new { File });
        await session.Execute("INSERT INTO figures_rules (kind, code, body) VALUES ('pack', @File, @text)", new { File, text });
        return true;
    }
}
