using System.Text.RegularExpressions;
using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>Enters an agreement, or a new version of its terms; earlier versions stay.</summary>
internal static class EnterTerms
{
    /// <summary>Audit event.</summary>
    public const string Event = "agreements.terms-entered";

    private static readonly Regex Id = new("^[a-z0-9][a-z0-9-]{0,59}$", RegexOptions.CultureInvariant);

    /// <summary>Answers the version; the same text again is the same version.</summary>
    public static async Task<long> Handle(IWriteSession session, TimeProvider clock, ITakeStatistics? statistics, Actor actor, string id, string file, string text)
    {
        if (!Id.IsMatch(id) || id is "new" or "rules") throw AgreementsRefusals.BadId(id).ToException();
        var reading = TermsFile.Read(file, text);
        var before = (await AgreementStore.List(session)).FirstOrDefault(row => row.Id == id);
        if (before is not null)
        {
            var last = await session.Get<string>(
                "SELECT terms FROM agreements_versions WHERE agreement = @id AND version = @version", new { id, version = before.Version });
            if (last == text) return before.Version;
        }
        var version = (before?.Version ?? 0) + 1;
        await AgreementStore.AddVersion(session, id, reading.Name ?? id, version, text, Instants.ToMicroseconds(clock.GetUtcNow()), actor.AuditName);
        session.Audit(new AuditEvent(Event, actor, $"agreement:{id}", $"version {version}"));
        if (statistics is not null && reading.Agreement is { } agreement) await statistics.Take(session, actor, Statistics(id, agreement));
        return version;
    }

    /// <summary>Every version's statistics rules with the years in which they are in force.</summary>
    private static AgreedStatistics Statistics(string id, Agreement agreement)
    {
        var rules = new List<StatisticsInForce>();
        for (var i = 0; i < agreement.Versions.Length; i++)
        {
            var (from, terms) = (Math.Max(agreement.FromYear, agreement.Versions[i].FromYear), agreement.Versions[i].Terms);
            int? last = i + 1 < agreement.Versions.Length ? agreement.Versions[i + 1].FromYear - 1 : null;
            if (last >= from || last is null) rules.AddRange(terms.Statistics.Select(rule => new StatisticsInForce(rule, terms.Parties, from, last)));
        }
        return new(id, agreement.Versions[^1].Terms.About.Park, rules);
    }
}
