using System.Globalization;
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

    internal static async Task<int> Handle(long document, IReadOnlyList<ClaimDecision> decisions, Actor actor, IDatabase database, Func<string, DateOnly?, Reading> read, ITakeClaims figures, ITakeGoals goals, TimeProvider clock, CancellationToken stop)
    {
        return await database.Write(async session =>
        {
            var head = await DocumentStore.Find(session, document) ?? throw DocumentsRefusals.Unknown(document).ToException();
            var claims = (await DocumentStore.Claims(session, document)).ToDictionary(row => row.Claim);
            var projects = read(head.Text, Day(head.DatedOn)).Projects;
            var accepted = new List<(ClaimDecision Decision, AcceptedClaim Claim)>();
            foreach (var decision in decisions)
            {
                if (!claims.TryGetValue(decision.Claim, out var row)) throw DocumentsRefusals.UnknownClaim(document, decision.Claim).ToException();
                if (row.State != "open") throw DocumentsRefusals.AlreadyDecided(document, decision.Claim).ToException();
                if (decision.Corrected is { } correction) Check(decision.Claim, correction, JsonSerializer.Deserialize<Figure>(row.Body, DocumentStore.Json)!);
                var claim = decision.Corrected ?? JsonSerializer.Deserialize<Figure>(row.Body, DocumentStore.Json)!;
                if (!decision.Accept) continue;
                var project = projects.FirstOrDefault(each => each.Figures.Contains((int)decision.Claim) && each.TotalInvestment == claim.Value && claim.Kind == "planned");
                accepted.Add((decision, new AcceptedClaim($"文件{document}《{head.Title ?? head.Name}》[{claim.Start}..{claim.End})", claim, decision.Claim, project)));
            }
            List<AcceptedClaim> taken = [.. accepted.Select(each => each.Claim)];
            var outcomes = taken.Count == 0 ? [] : await figures.Take(session, actor, taken);
            var planned = taken.Count == 0 ? [] : await goals.Take(session, actor, document, head.Title ?? head.Name, taken);
            var became = accepted.Select((each, index) => (each.Decision.Claim, Outcome: planned[index] ?? outcomes[index])).ToDictionary(each => each.Claim, each => each.Outcome);
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

    /// <summary>A correction changes what the slice says, never which slice it is.</summary>
    private static void Check(long number, Figure correction, Figure read)
    {
        if (correction.Start != read.Start || correction.End != read.End || correction.Text != read.Text)
            throw DocumentsRefusals.BadCorrection(number, "text", correction.Text).ToException();
        if (correction.Period is { } period && Period.Find(period) is null) throw DocumentsRefusals.BadCorrection(number, "period", period).ToException();
        if (correction.Kind is not ("actual" or "preliminary" or "target" or "planned" or "forecast"))
            throw DocumentsRefusals.BadCorrection(number, "kind", correction.Kind).ToException();
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
