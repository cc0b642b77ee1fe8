using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>
/// Asks other cities whether they know a case of the same person and item, without sending the person: a hash under the key of the pair
/// (HMAC-SHA-256), with purpose, a quota per person and day, and an entry in both audit trails.
/// </summary>
public static class SeekDuplicates
{
    /// <summary>Questions that one person may ask on one day.</summary>
    public const int PerDay = 300;

    private const string Purpose = "duplicate-check";

    /// <summary>Asks; the answers arrive as lines of the case's history. Answers how many cities were asked; 0 without a person's number.</summary>
    internal static ValueTask<int> Handle(CaseDesk desk, ContentSeal seal, Actor actor, string member, string caseId)
    {
        desk.Demand(actor, "submit", member);
        return desk.Units.Write(async unit =>
        {
            var rows = desk.Store.In(unit);
            var record = await CaseDesk.GetHeld(unit, rows, member, caseId);
            if (record.Content is not { PersonId.Length: > 0 } content || desk.PersonKeys is not PersonKeys keys) return 0;
            if (await DeskRows.In(unit, seal).CountQuestion(member, desk.Today, actor.AuditName) > PerDay) throw CasesRefusals.QuotaSpent(PerDay).ToException();
            var asked = 0;
            foreach (var peer in await Peers.Cities(unit, member))
            {
                desk.Send.Post(unit, member, peer, CaseKinds.Sought, CaseDesk.Write(new SoughtPayload(record.Header.Id,
                    keys.PairKeyOf(member, peer, content.PersonId, record.Header.Item, Purpose), record.Header.Item, Purpose), CaseJson.Readable.SoughtPayload));
                asked++;
            }
            unit.Audit(new AuditEvent(CaseEvents.DuplicateSought, actor, $"case:{record.Header.Id}", $"{Purpose}: {asked} cities"));
            return asked;
        });
    }

    /// <summary>Keeps the keys under which peers may ask for this case; nothing where the store keeps none.</summary>
    internal static async ValueTask Keep(CaseDesk desk, IUnit unit, CaseRecord record)
    {
        if (unit is not SqlUnit || record.Content is not { PersonId.Length: > 0 } content || desk.PersonKeys is not PersonKeys keys) return;
        var rows = new DeskRows(((SqlUnit)unit).Session, null!);
        foreach (var peer in await Peers.Cities(unit, record.Keeper))
            rows.SavePairKey(record.Keeper, peer, keys.PairKeyOf(record.Keeper, peer, content.PersonId, record.Header.Item, Purpose), record.Header.Id);
    }

    /// <summary>The cases that this key finds; none where the store keeps no keys.</summary>
    internal static async ValueTask<IReadOnlyList<string>> Known(IUnit unit, string member, string peer, string pairKey) =>
        unit is SqlUnit sql ? await new DeskRows(sql.Session, null!).ListByPairKey(member, peer, pairKey) : [];
}
