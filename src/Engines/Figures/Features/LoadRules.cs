using OneCity.Figures.Files;
using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Kernel;

namespace OneCity.Figures.Features;

/// <summary>Takes in a pack's formulas, checks and breaks in method.</summary>
public static class LoadRules
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.rules-loaded";

    internal static async Task<FigureRules> Handle(string text, string file, Actor actor, FiguresStore store, CancellationToken stop)
    {
        var rules = RulesFile.Read(text, file);
        await store.Database.Write(async session =>
        {
            var isNew = await RuleStore.Keep(session, text);
            if (isNew)
                session.Audit(new AuditEvent(AuditEvent, actor, $"file:{Path.GetFileName(file)}", $"formulas={rules.Formulas.Count} checks={rules.Checks.Count} breaks={rules.Breaks.Count}"));
            return isNew;
        }, stop);
        return rules;
    }
}
