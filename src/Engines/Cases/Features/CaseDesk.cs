using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Cases;

/// <summary>What every use case needs: the store, the exchange, the book of procedures, the calendar and the clock.</summary>
internal sealed record CaseDesk(
    IUnits Units, ICaseStore Store, SendMessages Send, IProcedures Procedures, IPersonKeys PersonKeys, IDirectory Directory,
    IGate Gate, TimeProvider Clock, IEntropy Entropy)
{
    /// <summary>The engine's name in the table of rights.</summary>
    public const string Engine = "cases";

    /// <summary>Now, by this member's clock.</summary>
    public long NowUs => Instants.ToMicroseconds(Clock.GetUtcNow());

    /// <summary>Today in China (UTC+8, no summer time).</summary>
    public DateOnly Today => DayOf(Clock.GetUtcNow());

    /// <summary>The calendar in force.</summary>
    public WorkingCalendar Calendar => Directory.Current.Calendar;

    /// <summary>The day of an instant in China.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime.AddHours(8));

    /// <summary>Asks the gate for a case of this member.</summary>
    public void Demand(Actor actor, string verb, string member) => Gate.Demand(actor, Engine, verb, null, member);

    /// <summary>The member's record.</summary>
    /// <exception cref="RefusedException"><c>cases.unknown-case</c>.</exception>
    public static async ValueTask<CaseRecord> Get(ICaseRows rows, string member, string id) =>
        await rows.FindCase(member, id) ?? throw CasesRefusals.UnknownCase(id).ToException();

    /// <summary>The record, when the member may act on it now.</summary>
    /// <exception cref="RefusedException"><c>exchange.catching-up</c>, <c>cases.awaits-confirmation</c>, <c>cases.not-the-holder</c>.</exception>
    public static async ValueTask<CaseRecord> GetHeld(IUnit unit, ICaseRows rows, string member, string id)
    {
        await SendMessages.DemandOpen(unit, member);
        var record = await Get(rows, member, id);
        if (Custody.MayAct(record)) return record;
        throw (record.Standing == Standing.Awaiting
            ? CasesRefusals.AwaitsConfirmation(record.Header.Number, record.Header.Holder)
            : CasesRefusals.NotTheHolder(record.Header.Number, record.Header.Holder)).ToException();
    }

    /// <summary>The procedure and version that the case runs under.</summary>
    public Procedure ProcedureOf(CaseHeader header) =>
        Procedures.Find(header.Procedure, header.ProcedureVersion) ?? throw CasesRefusals.UnknownProcedure(header.Procedure).ToException();

    /// <summary>Saves a record with the last day of its hop, and a line of history.</summary>
    public async ValueTask Save(ICaseRows rows, CaseRecord record, string kind, string who, string words = "")
    {
        await rows.SaveCase(record, record.Header.IsFinished ? null : record.Header.Clock.HopDue(Calendar, Today).On,
            new CaseEvent(record.Keeper, record.Header.Id, 0, NowUs, kind, who, words));
        if (rows is SqlCaseRows sql) await QueueNotice.Run(this, sql, record, kind, words);
    }

    /// <summary>Tells every other member that the case passed through how it stands now.</summary>
    public async ValueTask Inform(IUnit unit, CaseRecord record, string kind, string words = "", string? except = null)
    {
        var told = record.Header.Passed.Where(member => member != record.Keeper && member != except).ToList();
        if (told.Count == 0) return;
        var payload = Write(new InformedPayload(record.Header, kind, words), CaseJson.Readable.InformedPayload);
        var closed = await SendMessages.ListClosed(unit, record.Keeper);
        foreach (var member in told)
            if (!closed.Contains(member))
                Send.Post(unit, record.Keeper, member, CaseKinds.Informed, payload);
    }

    /// <summary>The offer has been accepted, and whoever accepted it is told so with everything that travels.</summary>
    public async ValueTask Confirm(IUnit unit, ICaseRows rows, CaseRecord record, HandOver offer)
    {
        var payload = new ConfirmedPayload(record.Header, await Travelling(rows, record), offer.Offer);
        await rows.SaveHandOver(offer with { Outcome = HandOverOutcome.Accepted });
        Send.Post(unit, record.Keeper, offer.To, CaseKinds.Confirmed, Write(payload, CaseJson.Readable.ConfirmedPayload));
    }

    /// <summary>What of the content travels to the next holder.</summary>
    public async ValueTask<CaseContent> Travelling(ICaseRows rows, CaseRecord record) => Redaction.Travelling(
        record.Content!, ProcedureOf(record.Header), await rows.ListJottings(record.Keeper, record.Header.Id));

    /// <summary>Payload text.</summary>
    public static string Write<T>(T payload, JsonTypeInfo<T> contract) => JsonSerializer.Serialize(payload, contract);

    /// <summary>Reads a payload.</summary>
    public static T Read<T>(Message message, JsonTypeInfo<T> contract) =>
        JsonSerializer.Deserialize(message.Payload!, contract) ?? throw new JsonException("empty payload");
}

/// <summary>Audit events of the engine.</summary>
public static class CaseEvents
{
    /// <summary>A case was taken in.</summary>
    public const string Submitted = "cases.submitted";

    /// <summary>A case was offered to another member.</summary>
    public const string Offered = "cases.offered";

    /// <summary>An offer was accepted here.</summary>
    public const string Accepted = "cases.accepted";

    /// <summary>An offer was declined here.</summary>
    public const string Declined = "cases.declined";

    /// <summary>An offer was taken back.</summary>
    public const string Revoked = "cases.revoked";

    /// <summary>An offer lapsed.</summary>
    public const string Lapsed = "cases.lapsed";

    /// <summary>The holder recorded an acceptance and handed the case over.</summary>
    public const string HandedOver = "cases.handed-over";

    /// <summary>A confirmation arrived: the case is held here now.</summary>
    public const string Confirmed = "cases.confirmed";

    /// <summary>A step of work was recorded.</summary>
    public const string Advanced = "cases.advanced";

    /// <summary>The clock was stopped or started again.</summary>
    public const string ClockChanged = "cases.clock-changed";

    /// <summary>A paper, field or jotting was added.</summary>
    public const string Supplemented = "cases.supplemented";

    /// <summary>A case was split or merged.</summary>
    public const string Divided = "cases.divided";

    /// <summary>Somebody looked at personal data.</summary>
    public const string Looked = "cases.personal-data-looked-at";

    /// <summary>An applicant rated or complained.</summary>
    public const string Rated = "cases.rated";

    /// <summary>A parcel was sent or received.</summary>
    public const string ParcelMoved = "cases.parcel-moved";

    /// <summary>Payload and papers were erased after their retention.</summary>
    public const string Erased = "cases.erased";

    /// <summary>A line of history was added for every member concerned.</summary>
    public const string Noted = "cases.noted";

    /// <summary>A superior ordered a case to another member.</summary>
    public const string Recalled = "cases.recalled";

    /// <summary>Other cities were asked for cases of the same person and item.</summary>
    public const string DuplicateSought = "cases.duplicate-sought";

    /// <summary>Another city's question for such cases was answered.</summary>
    public const string DuplicateAnswered = "cases.duplicate-answered";

    /// <summary>An applicant's complaint or wish was answered.</summary>
    public const string VoiceAnswered = "cases.voice-answered";

    /// <summary>A paper's bytes were taken into the file store.</summary>
    public const string PaperKept = "cases.paper-kept";

    /// <summary>A hop came near its limit or passed it.</summary>
    public const string Marked = "cases.hop-marked";

    /// <summary>A half-typed acceptance was kept or dropped.</summary>
    public const string DraftKept = "cases.draft-kept";

    /// <summary>Limits were counted again under another calendar.</summary>
    public const string CountedAgain = "cases.counted-again";

    /// <summary>A notice was sent or failed.</summary>
    public const string Notified = "cases.notified";

    /// <summary>A joint patrol was entered.</summary>
    public const string PatrolEntered = "cases.patrol-entered";

    /// <summary>A difference between cities was entered or settled.</summary>
    public const string DifferenceSet = "cases.difference-set";
}
