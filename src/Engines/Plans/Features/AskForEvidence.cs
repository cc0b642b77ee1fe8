using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using OneCity.Kernel;
using OneCity.Plans.Features.Files;
using OneCity.Storage;
using OneCity.Storage.Files;

namespace OneCity.Plans.Features;

/// <summary>What a unit without an account is asked for, as it sees it.</summary>
/// <param name="Item">Number of the item.</param>
/// <param name="Title">The item as printed.</param>
/// <param name="Unit">The unit asked.</param>
/// <param name="Words">What is asked for.</param>
/// <param name="EndsOn">Last day the link is good.</param>
/// <param name="Answers">How often it was answered.</param>
public sealed record EvidenceAsk(string Item, string Title, string Unit, string Words, DateOnly EndsOn, long Answers);

/// <summary>A link made for one unit and one item.</summary>
/// <param name="Id">Its number, for the trail.</param>
/// <param name="Token">The secret part of the address; shown once, only its hash is kept.</param>
public sealed record AskLink(string Id, string Token);

/// <summary>Asks a unit without an account for evidence by a link that is good for one item until a day; what comes in waits to be confirmed.</summary>
public static class AskForEvidence
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.asked";

    /// <summary>Code in the audit trail.</summary>
    public const string AnswerEvent = "plans.ask-answered";

    /// <summary>Longest term of a link.</summary>
    public const int DaysMax = 92;

    private const int AnswersMax = 20, WordsMax = 4_000, TokenBytes = 32;

    internal static async Task<AskLink> Ask(Desk desk, Actor actor, string id, string unit, string words, DateOnly endsOn, CancellationToken stop)
    {
        var (book, item) = await desk.Find(id, stop);
        desk.Demand(actor, "report", item);
        if (string.IsNullOrWhiteSpace(unit) || unit.Length > 100) throw PlansRefusals.Unusable("unit", unit).ToException();
        if (words.Length > WordsMax) throw PlansRefusals.Unusable("words", words[..40]).ToException();
        if (endsOn < desk.Today || endsOn > desk.Today.AddDays(DaysMax)) throw PlansRefusals.Unusable("ends_on", Days.Text(endsOn)).ToException();
        if (ListLights.IsDone(book, item)) throw PlansRefusals.IsDone(id).ToException();
        var secret = new byte[TokenBytes];
        desk.Entropy.Fill(secret);
        var link = new AskLink(desk.NewId(), Base64Url.EncodeToString(secret));
        await desk.Database.Write(async session =>
        {
            await session.Execute(
                "INSERT INTO plans_asks (id, token_hash, item, unit, words, ends_on, answers, by_name, at_us) VALUES (@ask, @hash, @id, @unit, @words, @ends, 0, @by, @NowUs)",
                new { ask = link.Id, hash = HashOf(link.Token), id, unit, words, ends = Days.Text(endsOn), by = actor.Name, desk.NowUs });
            session.Audit(new AuditEvent(AuditEvent, actor, $"item:{id}", $"ask {link.Id} until {Days.Text(endsOn)}"));
            return 0;
        }, stop);
        return link;
    }

    internal static async Task<EvidenceAsk> Read(Desk desk, string token, CancellationToken stop) => (await Open(desk, token, stop)).Ask;

    internal static async Task<string> Answer(
        Desk desk, FileStore files, string token, HandInEvidence.Request request, EvidenceUpload? upload, CancellationToken stop)
    {
        var (id, ask) = await Open(desk, token, stop);
        KeptFile? file = null;
        if (upload is not null) (request, file) = await KeepEvidenceFile.Handle(files, request, upload, stop);
        HandInEvidence.Check(request);
        var evidence = desk.NewId();
        await desk.Database.Write(async session =>
        {
            var counted = await session.Execute("UPDATE plans_asks SET answers = answers + 1 WHERE id = @id AND answers < @AnswersMax", new { id, AnswersMax });
            if (counted == 0) throw PlansRefusals.AskEnded.ToException();
            await HandInEvidence.Put(session, desk, Actor.Anonymous with { Name = ask.Unit }, ask.Item, evidence, request, file);
            session.Audit(new AuditEvent(AnswerEvent, Actor.Anonymous, $"item:{ask.Item}", $"ask {id}"));
            return 0;
        }, stop);
        return evidence;
    }

    private static async Task<(string Id, EvidenceAsk Ask)> Open(Desk desk, string token, CancellationToken stop)
    {
        var hash = HashOf(token);
        var row = await desk.Database.Read(session => session.Find<AskRow>(
            "SELECT id, item, unit, words, ends_on AS EndsOn, answers FROM plans_asks WHERE token_hash = @hash", new { hash }), stop);
        if (row is null || Days.Find(row.EndsOn) is not { } ends || ends < desk.Today || row.Answers >= AnswersMax) throw PlansRefusals.AskEnded.ToException();
        var book = await desk.Books.Current(stop);
        if (book.FindOn(row.Item, desk.Today) is not { } item || ListLights.IsDone(book, item)) throw PlansRefusals.AskEnded.ToException();
        return (row.Id, new EvidenceAsk(row.Item, item.Title, row.Unit, row.Words, ends, row.Answers));
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed class AskRow
    {
        public string Id { get; set; } = "";

        public string Item { get; set; } = "";

        public string Unit { get; set; } = "";

        public string Words { get; set; } = "";

        public string EndsOn { get; set; } = "";

        public long Answers { get; set; }
    }
}
