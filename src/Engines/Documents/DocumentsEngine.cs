using System.Globalization;
using System.Text.Json;
using OneCity.Documents.Features;
using OneCity.Documents.Intake;
using OneCity.Documents.Model.Claims;
using OneCity.Documents.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Documents;

/// <summary>读: from a text to figures, targets and projects, each with its place in the text, accepted by a person.</summary>
public sealed class DocumentsEngine(IDatabase database, IDirectory directory, ITakeClaims figures, ITakeGoals goals, TimeProvider clock, IGate gate, IntakeLimits limits)
{
    private const string Name = "documents";

    private (RegionDirectory Directory, ReadFiles Reader)? _reader;

    /// <summary>Reads a document and keeps it with its claims; the same content and date give the document already kept.</summary>
    /// <exception cref="RefusedException">When the file cannot be read, or the actor may not.</exception>
    public Task<long> TakeIn(Actor actor, TakeInDocument.Request request, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "take-in");
        return TakeInDocument.Handle(request, actor, database, Reader(), limits, clock, stop);
    }

    /// <summary>The newest documents first, at most 500.</summary>
    public Task<IReadOnlyList<DocumentListed>> List(Actor actor, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read");
        return database.Read(session => DocumentStore.List(session, 500), stop);
    }

    /// <summary>A document with text and claims.</summary>
    /// <exception cref="RefusedException"><c>documents.unknown</c>.</exception>
    public async Task<DocumentShown> Get(Actor actor, long number, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "read");
        var (row, claims) = await database.Read(async session => (await DocumentStore.Find(session, number), await DocumentStore.Claims(session, number)), stop);
        if (row is null) throw DocumentsRefusals.Unknown(number).ToException();
        var shown = claims.Select(each => new ClaimShown(
            each.Claim, Body(each.Body), each.Corrected is null ? null : Body(each.Corrected), each.State, each.Outcome, each.DecidedBy)).ToList();
        var date = row.DatedOn is null ? (DateOnly?)null : DateOnly.ParseExact(row.DatedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var head = new DocumentListed(row.Number, row.Name, row.Format, row.Title, row.DatedOn, row.TakenInBy, row.TakenInAtUs, shown.Count, shown.Count(each => each.State == "open"));
        return new DocumentShown(head, row.Text, shown, Reader().ReadText(row.Text, date));
    }

    /// <summary>Decides about claims, all or none; accepted ones become figures with document and span as source.</summary>
    /// <exception cref="RefusedException"><c>documents.unknown</c>, <c>documents.unknown-claim</c>, <c>documents.already-decided</c>, <c>documents.no-indicator</c>, or what the figures refuse.</exception>
    public Task<int> Decide(Actor actor, long document, IReadOnlyList<ClaimDecision> decisions, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "accept");
        return DecideClaims.Handle(document, decisions, actor, database, Reader().ReadText, figures, goals, clock, stop);
    }

    /// <summary>Takes decisions back, all or none: rejected claims and accepted ones that became no figure and no plan item.</summary>
    /// <exception cref="RefusedException"><c>documents.unknown</c>, <c>documents.unknown-claim</c>, <c>documents.still-open</c>, <c>documents.has-given</c>.</exception>
    public Task<int> Reopen(Actor actor, long document, IReadOnlyList<long> claims, CancellationToken stop = default)
    {
        gate.Demand(actor, Name, "accept");
        return ReopenClaims.Handle(document, claims, actor, database, stop);
    }

    private static Figure Body(string json) => JsonSerializer.Deserialize<Figure>(json, DocumentStore.Json)!;

    /// <summary>The reader over the directory in force; built anew when the directory changes.</summary>
    private ReadFiles Reader()
    {
        var current = directory.Current;
        if (_reader is { } known && ReferenceEquals(known.Directory, current)) return known.Reader;
        var reader = new ReadFiles(current);
        _reader = (current, reader);
        return reader;
    }
}
