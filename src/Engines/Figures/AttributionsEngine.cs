using OneCity.Figures.Features.Books;
using OneCity.Figures.Model.Books;
using OneCity.Figures.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures;

/// <summary>统计分算: how agreements count activities in the assessment book. The official book is never touched.</summary>
public sealed class AttributionsEngine(FiguresEngine figures)
{
    /// <summary>Keeps all statistics rules of an agreement in the unit of work of whoever hands them over and has asked the gate.</summary>
    /// <exception cref="RefusedException"><c>figures.unusable-attribution</c>, <c>figures.unknown-region</c>.</exception>
    public Task<RecordedAttributions> Record(IWriteSession session, Actor actor, RecordAttributions.Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RecordAttributions.Handle(session, figures.Store, actor, request);
    }

    /// <summary>As above, in a unit of work of its own.</summary>
    public Task<RecordedAttributions> Record(Actor actor, RecordAttributions.Request request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        figures.Store.Demand(actor, "attribute");
        return figures.Store.Database.Write(session => RecordAttributions.Handle(session, figures.Store, actor, request), stop);
    }

    /// <summary>The rules of every agreement, by agreement.</summary>
    public Task<IReadOnlyList<AgreedAttribution>> List(Actor actor, CancellationToken stop = default)
    {
        figures.Store.Demand(actor, "inspect");
        return figures.Store.Database.Read(AttributionRuleStore.List, stop);
    }

    /// <summary>Whether the actor may record rules and compute the assessment book.</summary>
    public bool MaySettle(Actor actor) => figures.Store.May(actor, "attribute");

    /// <summary>Computes the assessment book of an indicator and period; the same again changes nothing.</summary>
    /// <exception cref="RefusedException"><c>figures.unknown-indicator</c>, <c>figures.does-not-add</c>.</exception>
    public Task<SettledAssessment> Settle(Actor actor, SettleAssessment.Request request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        figures.Store.Demand(actor, "attribute");
        return SettleAssessment.Handle(request, actor, figures.Store, stop);
    }
}
