using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>What an applicant does with number and code: follow, rate, complain, ask for a correction of one's own data.</summary>
public static class FollowCase
{
    private const string Digits = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Lines of the history that the applicant sees; notes of desks are not among them.</summary>
    private static readonly HashSet<string> Shown =
    [
        "submitted", "offered", "declined", "revoked", "lapsed", "handed-over", "confirmed", "admitted", "clock-stopped", "clock-running", "decided", "delivered",
        "closed", "parcel-sent", "parcel-received", "parcel-missing", "rated", "recalled", "merged", "split",
    ];

    /// <summary>
    /// Eight characters (40 bits) under the member's own secret: whoever holds the slip may follow the case. Nothing is stored, and nobody can
    /// count codes through, since tries per address are limited.
    /// </summary>
    internal static string CodeOf(CaseDesk desk, string member, string caseId)
    {
        var hash = Convert.FromHexString(desk.PersonKeys.KeyOf(member, $"follow {caseId}"));
        return string.Concat(Enumerable.Range(0, 8).Select(at => Digits[hash[at] & 31]));
    }

    internal static Task<PublicCase> Follow(CaseDesk desk, ContentSeal seal, string number, string code) => desk.Units.Read(async unit =>
    {
        var rows = desk.Store.In(unit);
        var record = await Find(desk, rows, number, code);
        var (clock, calendar, today) = (record.Header.Clock, desk.Calendar, desk.Today);
        var events = await rows.ListEvents(record.Keeper, record.Header.Id);
        var content = record.Content is { } held ? ReadCases.Mask(held, null) : null;
        return new PublicCase(record.Header.Number, desk.ProcedureOf(record.Header).Name, record.Header.State, record.Header.Holder, record.Header.Origin,
            clock.PromisedDue(calendar, today), clock.LegalDue(calendar, today), clock.PauseReason,
            [.. events.Where(line => Shown.Contains(line.Kind)).Select(line => new PublicStep(line.AtUs, line.Kind, line.Kind.StartsWith("parcel-", StringComparison.Ordinal)
                ? Parcel.Read(line.Words)?.Number ?? "" : line.Words))],
            Parcel.Of(events), await DeskRows.In(unit, seal).ListVoices(record.Keeper, record.Header.Id), content?.Applicant ?? "", content?.Contact ?? "");
    }).AsTask();

    /// <summary>Rates, complains or asks for a correction; what was said stays with the city that took the case in, the rating travels to all concerned.</summary>
    internal static Task<Voice> Say(CaseDesk desk, ContentSeal seal, string number, string code, VoiceKind kind, int? stars, string words) => desk.Units.Write(async unit =>
    {
        var rows = desk.Store.In(unit);
        var record = await Find(desk, rows, number, code);
        var desks = DeskRows.In(unit, seal);
        if (kind == VoiceKind.Rating)
        {
            if (stars is not (>= 1 and <= 5)) throw CasesRefusals.CannotRate("range").ToException();
            if (record.Header.State is not (CaseState.Decided or CaseState.Delivered or CaseState.Closed)) throw CasesRefusals.CannotRate("early").ToException();
            if ((await desks.ListVoices(record.Keeper, record.Header.Id)).Any(voice => voice.Kind == VoiceKind.Rating)) throw CasesRefusals.CannotRate("twice").ToException();
            words = $"{stars} {words}".Trim();
        }
        else if (string.IsNullOrWhiteSpace(words)) throw CasesRefusals.ReasonMissing.ToException();
        // A low rating asks for an answer, as a complaint does (GB/T 39735-2020: 差评 are followed up).
        var needsNone = kind == VoiceKind.Rating && stars > 2;
        var voice = new Voice(record.Keeper, desk.Entropy.NewId().ToString("N"), record.Header.Id, kind, words, desk.NowUs, "", "", needsNone ? desk.NowUs : 0);
        await desks.AddVoice(voice);
        unit.Audit(new AuditEvent(CaseEvents.Rated, Actor.Anonymous, $"case:{record.Header.Id}", kind.ToString()));
        await NoteOnCase.Tell(desk, unit, rows, record, kind switch
        {
            VoiceKind.Rating => "rated",
            VoiceKind.Complaint => "complained",
            VoiceKind.Correction => "correction-asked",
        }, "applicant", stars is { } given && kind == VoiceKind.Rating ? given.ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
        return voice;
    }).AsTask();

    /// <summary>The desk of the city that took the case in answers.</summary>
    internal static Task<int> Answer(CaseDesk desk, ContentSeal seal, Actor actor, string member, string id, string answer)
    {
        desk.Demand(actor, "work", member);
        if (string.IsNullOrWhiteSpace(answer)) throw CasesRefusals.ReasonMissing.ToException();
        return desk.Units.Write(async unit =>
        {
            if (await DeskRows.In(unit, seal).AnswerVoice(member, id, answer, actor.Name, desk.NowUs) == 0) throw CasesRefusals.NothingToAnswer.ToException();
            unit.Audit(new AuditEvent(CaseEvents.VoiceAnswered, actor, $"voice:{id}"));
            return 1;
        }).AsTask();
    }

    private static async ValueTask<CaseRecord> Find(CaseDesk desk, ICaseRows rows, string number, string code)
    {
        number = number.Trim();
        // MEMBER-YEAR-NUMBER, and one more part for a case that was split from another.
        var member = System.Text.RegularExpressions.Regex.Match(number, @"^(.+?)-\d{4}-\d{6}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var record = member.Length == 0 ? null : await rows.FindCase(member, number);
        var given = System.Text.Encoding.ASCII.GetBytes(code.Trim().ToUpperInvariant());
        if (record is null || record.Header.Number != number
            || !System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(given, System.Text.Encoding.ASCII.GetBytes(CodeOf(desk, member, record.Header.Id))))
            throw CasesRefusals.WrongFollowCode.ToException();
        return record;
    }
}
