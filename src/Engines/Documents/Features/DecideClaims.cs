using System.Text.Json;
using OneCity.Documents.Model.Claims;
using OneCity.Documents.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Documents.Features;

/// <summary>Accepts, corrects and rejects claims: one unit of work, all or none; accepted ones become figures in it.</summary>
public static class DecideClaims
{
    /// <summary>The audit event of this use case.</summary>
    public const string AuditEvent = "documents.claims-decided";

    internal static async Task<int> Handle(long document, IReadOnlyList<ClaimDecision> decisions, Actor actor, IDatabase database, ITakeClaims figures, TimeProvider clock, CancellationToken stop)
    {
        return await database.Write(async session =>
        {
            var head = await DocumentStore.Find(session, document) ?? throw DocumentsRefusals.Unknown(document).ToException();
            var claims = (await DocumentStore.Claims(session, document)).ToDictionary(row => row.Claim);
            var accepted = new List<(ClaimDecision Decision, AcceptedClaim Claim)>();
            foreach (var decision in decisions)
            {
                if (!claims.TryGetValue(decision.Claim, out var row)) throw DocumentsRefusals.UnknownClaim(document, decision.Claim).ToException();
                if (row.State != "open") throw DocumentsRefusals.AlreadyDecided(document, decision.Claim).ToException();
                var claim = decision.Corrected ?? JsonSerializer.Deserialize<Figure>(row.Body, DocumentStore.Json)!;
                if (decision.Accept) accepted.Add((decision, new AcceptedClaim($"文件{document}《{head.Title ?? head.Name}》[{claim.Start}..{claim.End})", claim)));
            }
            var outcomes = accepted.Count == 0 ? [] : await figures.Take(session, actor, [.. accepted.Select(each => each.Claim)]);
            var became = accepted.Select((each, index) => (each.Decision.Claim, Outcome: outcomes[index])).ToDictionary(each => each.Claim, each => each.Outcome);
            var now = Instants.ToMicroseconds(clock.GetUtcNow());
            foreach (var decision in decisions)
            {
                var corrected = decision.Corrected is null ? null : JsonSerializer.Serialize(decision.Corrected, DocumentStore.Json);
                await DocumentStore.Decide(session, document, decision.Claim, decision.Accept ? "accepted" : "rejected", corrected, became.GetValueOrDefault(decision.Claim), actor.AuditName, now);
            }
            session.Audit(new AuditEvent(AuditEvent, actor, $"document:{document}", $"accepted {accepted.Count}, rejected {decisions.Count - accepted.Count}"));
            return decisions.Count;
        }, stop);
    }
}
