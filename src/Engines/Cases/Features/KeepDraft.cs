using System.Text.Json;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Cases;

/// <summary>
/// What a clerk has typed into the acceptance form and not sent yet: kept on the server, sealed, one for each clerk and city, so that neither a closed
/// window nor a restart loses it. It goes with the acceptance, and after <see cref="DaysKept"/> days.
/// </summary>
public static class KeepDraft
{
    /// <summary>Days after which a draft that nobody went on with is dropped.</summary>
    public const int DaysKept = 14;

    private const int LettersMax = 64_000;

    /// <summary>Keeps the fields; an empty form drops the draft.</summary>
    internal static Task<int> Keep(CaseDesk desk, ContentSeal seal, Actor actor, string member, IReadOnlyDictionary<string, string> form)
    {
        desk.Demand(actor, "submit", member);
        var text = JsonSerializer.Serialize(form.Where(each => each.Value.Length > 0).ToDictionary());
        if (text.Length > LettersMax) throw CasesRefusals.DraftTooLong.ToException();
        return desk.Units.Write(async unit =>
        {
            var rows = Rows(unit, seal);
            // The trail tells that personal data is kept here, and that it went; not every word that was typed in between.
            var isKnown = await rows.FindDraft(member, actor.AuditName) is not null;
            if (isKnown == (text == "{}")) unit.Audit(new AuditEvent(CaseEvents.DraftKept, actor, $"member:{member}", isKnown ? "dropped" : "kept"));
            if (text == "{}") await rows.DropDraft(member, actor.AuditName);
            else await rows.SaveDraft(member, actor.AuditName, text, desk.NowUs);
            await rows.DropDraftsBefore(member, Instants.ToMicroseconds(desk.Clock.GetUtcNow().AddDays(-DaysKept)));
            return form.Count;
        }).AsTask();
    }

    /// <summary>The fields kept; empty when there are none.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> Find(CaseDesk desk, ContentSeal seal, Actor actor, string member)
    {
        desk.Demand(actor, "submit", member);
        var text = await desk.Units.Read(async unit => await Rows(unit, seal).FindDraft(member, actor.AuditName));
        return text is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(text)!;
    }

    private static WorkRows Rows(Exchange.IUnit unit, ContentSeal seal) => new(((Exchange.SqlUnit)unit).Session, seal);
}
