using OneCity.Figures.Model;
using OneCity.Figures.Storage;
using OneCity.Storage;

namespace OneCity.Figures.Features;

/// <summary>One fact with all its claims, within a unit of work.</summary>
internal static class FactFinder
{
    /// <summary>The record of a fact that somebody stated.</summary>
    /// <exception cref="Kernel.RefusedException"><c>figures.unknown</c>.</exception>
    public static async Task<(FactIds Ids, FactRecord Record)> Get(IWriteSession session, FiguresStore store, Fact fact)
    {
        await ImportStore.Lock(session);
        var words = store.Codes.Writer(session);
        var ids = await words.Ensure(fact);
        var records = await FactStore.Load(session, words.CodeOf, store.Codes.UnitOf, new Dictionary<FactIds, Fact> { [ids] = fact }, 0);
        return records[ids] is { Claims.Count: > 0 } record ? (ids, record) : throw FiguresRefusals.Unknown(fact).ToException();
    }

    /// <summary>Writes anew what is taken of a fact after a decision.</summary>
    public static async Task Project(IWriteSession session, FiguresStore store, FactIds ids, Fact fact)
    {
        var words = store.Codes.Writer(session);
        var open = await ImportStore.Open(session);
        var records = await FactStore.Load(session, words.CodeOf, store.Codes.UnitOf, new Dictionary<FactIds, Fact> { [ids] = fact }, open);
        await ClaimWriter.Project(session, words, records, _ => false, open, new Model.Owners(store.Directory).Ground());
    }
}
