using OneCity.Documents.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Documents.Features;

/// <summary>Takes decisions back: rejected claims, and accepted ones that became no figure and no plan item, are open again; all or none.</summary>
public static class ReopenClaims
{
    /// <summary>The audit event of this use case.</summary>
    public const string AuditEvent = "documents.claims-reopened";

    internal static async Task<int> Handle(long document, IReadOnlyList<long> numbers, Actor actor, IDatabase database, CancellationToken stop)
    {
        return await database.Write(async session =>
        {
            if (await DocumentStore.Find(session, document) is null) throw DocumentsRefusals.Unknown(document).ToException();
            var claims = (await DocumentStore.Claims(session, document)).ToDictionary(row => row.Claim);
            foreach (var number in numbers)
            {
                if (!claims.TryGetValue(number, out var row)) throw DocumentsRefusals.UnknownClaim(document, number).ToException();
                if (row.State == "open") throw DocumentsRefusals.StillOpen(document, number).ToException();
                if (row.Outcome is not (null or "kept")) throw DocumentsRefusals.HasGiven(document, number).ToException();
                await DocumentStore.Reopen(session, document, number);
            }
            session.Audit(new AuditEvent(AuditEvent, actor, $"document:{document}", $"reopened {numbers.Count}"));
            return numbers.Count;
        }, stop);
    }
}
