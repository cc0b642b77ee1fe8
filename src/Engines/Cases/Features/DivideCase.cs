using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>One case becomes several that different cities act on (分办); each part keeps the clocks of the whole.</summary>
public static class SplitCase
{
    internal static ValueTask<IReadOnlyList<CaseRecord>> Handle(CaseDesk desk, Actor actor, string member, string caseId, IReadOnlyList<string> cities, string terms)
    {
        desk.Demand(actor, "work", member);
        desk.Demand(actor, "offer", member);
        if (cities.Count == 0) throw CasesRefusals.NoCities.ToException();
        return desk.Units.Write(async unit =>
        {
            var rows = desk.Store.In(unit);
            var whole = await CaseDesk.GetHeld(unit, rows, member, caseId);
            if (whole.Header.State is not (CaseState.Received or CaseState.Admitted))
                throw CasesRefusals.WrongState(whole.Header.Number, WorkOnCase.StateWord(whole.Header.State)).ToException();
            var parts = new List<CaseRecord>();
            foreach (var city in cities.Distinct())
            {
                if (city != member) await Peers.DemandPartner(unit, member, city);
                var part = await Part(desk, unit, rows, whole, parts.Count + 1, actor);
                if (city != member) await OfferCase.Run(desk, unit, rows, part, new OfferCase.Request(member, part.Header.Id, city, terms, "assist"), actor.Name);
                parts.Add(part);
            }
            whole = whole with { Header = whole.Header.Next() };
            await desk.Save(rows, whole, "split", actor.Name, string.Join(' ', parts.Select(part => part.Header.Number)));
            await desk.Inform(unit, whole, "split");
            unit.Audit(new AuditEvent(CaseEvents.Divided, actor, $"case:{whole.Header.Id}", $"{parts.Count} parts"));
            return (IReadOnlyList<CaseRecord>)parts;
        });
    }

    private static async ValueTask<CaseRecord> Part(CaseDesk desk, IUnit unit, ICaseRows rows, CaseRecord whole, int at, Actor actor)
    {
        var known = rows is SqlCaseRows sql ? (await sql.ListParts(whole.Keeper, whole.Header.Id)).Count : at - 1;
        var header = whole.Header with
        {
            Id = desk.Entropy.NewId().ToString("N"),
            Number = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{whole.Header.Number}-{known + 1}"),
            Origin = whole.Keeper, Hop = 0, Offer = 0, Version = 1, Passed = [whole.Keeper], Parent = whole.Header.Id,
        };
        var part = whole with { Header = header, Standing = Standing.Held, Confirmed = 0 };
        await desk.Save(rows, part, "submitted", actor.Name, whole.Header.Number);
        unit.Audit(new AuditEvent(CaseEvents.Submitted, actor, $"case:{header.Id}", $"part of {whole.Header.Id}"));
        return part;
    }
}

/// <summary>Parts come together again (并案, 汇总), or two cases of the same person and item become one.</summary>
public static class MergeCases
{
    /// <summary>Closes the others into this case; their papers and remarks go into it. All must be held here.</summary>
    internal static ValueTask<CaseRecord> Handle(CaseDesk desk, Actor actor, string member, string into, IReadOnlyList<string> others)
    {
        desk.Demand(actor, "work", member);
        if (others.Count == 0) throw CasesRefusals.UnknownCase("").ToException();
        return desk.Units.Write(async unit =>
        {
            var rows = desk.Store.In(unit);
            var kept = await CaseDesk.GetHeld(unit, rows, member, into);
            foreach (var id in others.Distinct())
            {
                var other = await CaseDesk.GetHeld(unit, rows, member, id);
                if (other.Header.Id == kept.Header.Id) throw CasesRefusals.MergeWithItself(kept.Header.Number).ToException();
                var isPart = other.Header.Parent == kept.Header.Id;
                if (!isPart && (other.Header.Item != kept.Header.Item || other.PersonKey != kept.PersonKey))
                    throw CasesRefusals.NotTheSame(other.Header.Number, kept.Header.Number).ToException();
                kept = kept with { Content = kept.Content!.Over(other.Content) };
                other = other with { Header = other.Header.Next() with { State = CaseState.Closed, Parent = kept.Header.Id } };
                await desk.Save(rows, other, "merged", actor.Name, kept.Header.Number);
                await desk.Inform(unit, other, "merged", kept.Header.Number);
            }
            kept = kept with { Header = kept.Header.Next() };
            await desk.Save(rows, kept, "joined", actor.Name);
            await desk.Inform(unit, kept, "joined");
            unit.Audit(new AuditEvent(CaseEvents.Divided, actor, $"case:{kept.Header.Id}", $"{others.Count} merged"));
            return kept;
        });
    }
}
