using OneCity.Figures.Files;
using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>Takes in a pack's formulas, checks and breaks in method.</summary>
public static class LoadRules
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.rules-loaded";

    internal static async Task<FigureRules> Handle(string text, string file, Actor actor, FiguresStore store, CancellationToken stop) =>
        await store.Database.Write(session => Keep(session, text, file, actor), stop);

    /// <summary>Keeps the rules; the same again leaves no trace.</summary>
    internal static async Task<FigureRules> Keep(IWriteSession session, string text, string file, Actor actor)
    {
        var rules = RulesFile.Read(text, file);
        if (await RuleStore.Keep(session, text))
        {
            session.Audit(new AuditEvent(AuditEvent, actor, $"file:{Path.GetFileName(file)}",
                $"formulas={rules.Formulas.Count} checks={rules.Checks.Count} breaks={rules.Breaks.Count}"));
        }
        return rules;
    }
}
