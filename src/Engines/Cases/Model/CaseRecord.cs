using System.Text.Json.Serialization;

namespace OneCity.Cases;

/// <summary>How far the work on a case has got.</summary>
public enum CaseState
{
    /// <summary>Papers taken in at a window, not yet checked (收件).</summary>
    Received,

    /// <summary>Accepted for decision (受理).</summary>
    Admitted,

    /// <summary>Waiting for the applicant to correct papers; the clock stands (补正).</summary>
    Correcting,

    /// <summary>Decided (办结).</summary>
    Decided,

    /// <summary>The result is with the applicant (送达).</summary>
    Delivered,

    /// <summary>Refused for good with its ground, or withdrawn by the applicant (不予受理, 撤回).</summary>
    Closed,
}

/// <summary>What a case is to the member that keeps this record.</summary>
public enum Standing
{
    /// <summary>It holds the case and acts on it.</summary>
    Held,

    /// <summary>It holds the case and has offered it to another member.</summary>
    Offered,

    /// <summary>It held the case and has recorded another member's acceptance.</summary>
    Handed,

    /// <summary>The case has been offered to it; it sees a preview.</summary>
    Previewed,

    /// <summary>It has accepted and awaits the holder's confirmation; it may not act.</summary>
    Awaiting,

    /// <summary>It keeps a copy, or declined, or the offer was withdrawn.</summary>
    Known,
}

/// <summary>What every member that a case passed through sees at any time; the version orders what is heard.</summary>
/// <param name="Id">Identifier, the same at all members.</param>
/// <param name="Number">Number that people say, such as <c>430200-2026-000017</c>.</param>
/// <param name="Procedure">Code of the procedure.</param>
/// <param name="ProcedureVersion">The version it runs under for its whole life.</param>
/// <param name="Item">Code of the service item.</param>
/// <param name="Origin">Member that took it in.</param>
/// <param name="Holder">Member that holds it.</param>
/// <param name="Hop">How many times it changed hands.</param>
/// <param name="Offer">Number of the last offer, counted over its whole life.</param>
/// <param name="Version">Goes up by one with every change; only the holder changes.</param>
/// <param name="State">How far the work has got.</param>
/// <param name="Clock">Its legal, promised and hop clocks.</param>
/// <param name="Passed">Members that hold or held it, in order.</param>
/// <param name="Parent">The case it was split from; empty when none.</param>
/// <param name="Result">Code of the result it was decided with, one of the procedure's; empty before.</param>
public sealed record CaseHeader(
    string Id, string Number, string Procedure, int ProcedureVersion, string Item, string Origin, string Holder,
    int Hop, int Offer, int Version, CaseState State, CaseClock Clock, IReadOnlyList<string> Passed, string Parent = "", string Result = "")
{
    /// <summary>Whether the work is done: decided, delivered or closed.</summary>
    [JsonIgnore]
    public bool IsDecided => State is CaseState.Decided or CaseState.Delivered or CaseState.Closed;

    /// <summary>Whether nothing is left to do: delivered or closed.</summary>
    [JsonIgnore]
    public bool IsFinished => State is CaseState.Delivered or CaseState.Closed;

    /// <summary>Whether both belong together by a split: one is a part of the other, or both are parts of one whole.</summary>
    public bool IsOfOneWhole(CaseHeader other) => other.Parent == Id || other.Id == Parent || Parent.Length > 0 && other.Parent == Parent;

    /// <summary>The next version with a change.</summary>
    public CaseHeader Next() => this with { Version = Version + 1 };
}

/// <summary>One paper by its hash; the bytes lie in the file store.</summary>
/// <param name="Kind">Code of the paper asked for by the procedure.</param>
/// <param name="Hash">SHA-256 of the bytes, lower-case hexadecimal; empty where the original lies at the window and nothing was scanned.</param>
/// <param name="Name">File name as handed in; empty for an original.</param>
/// <param name="SizeBytes">Size; 0 for an original.</param>
public sealed record Paper(string Kind, string Hash, string Name, long SizeBytes)
{
    /// <summary>Whether only the original on paper was handed in: it goes by courier, not as a file.</summary>
    [JsonIgnore]
    public bool IsOriginal => Hash.Length == 0;

    /// <summary>The original of a kind of paper.</summary>
    public static Paper Original(string kind) => new(kind, "", "", 0);

    /// <summary>Whether both are the same paper: the same bytes filed as the same kind.</summary>
    public bool IsSame(Paper other) => Kind == other.Kind && Hash == other.Hash;
}

/// <summary>What the applicant handed in; it travels as far as the procedure allows.</summary>
/// <param name="Applicant">Name of the person or firm.</param>
/// <param name="PersonId">Number of the identity card or the firm's credit code; empty when none was asked.</param>
/// <param name="Contact">Where notices go; empty when none was given.</param>
/// <param name="Fields">Form fields by code.</param>
/// <param name="Papers">Papers, in the order they came.</param>
/// <param name="Remarks">Remarks meant for the next holder.</param>
/// <param name="IsPartial">True while only late papers are here and what was handed in has yet to come back after a restore.</param>
public sealed record CaseContent(
    string Applicant, string PersonId, string Contact, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<Paper> Papers,
    IReadOnlyList<string> Remarks, bool IsPartial = false)
{
    /// <summary>Nothing but room for late papers.</summary>
    public static CaseContent Awaited { get; } = new("", "", "", new Dictionary<string, string>(), [], [], IsPartial: true);

    /// <summary>This content, with what an earlier one held besides; nothing that was filed is lost.</summary>
    public CaseContent Over(CaseContent? earlier)
    {
        if (earlier is null) return this;
        var fields = new Dictionary<string, string>(earlier.Fields);
        foreach (var (code, value) in Fields) fields[code] = value;
        return this with
        {
            Fields = fields,
            Papers = [.. earlier.Papers, .. Papers.Where(paper => !earlier.Papers.Contains(paper))],
            Remarks = [.. earlier.Remarks, .. Remarks.Where(remark => !earlier.Remarks.Contains(remark))],
        };
    }
}

/// <summary>One member's record of a case.</summary>
/// <param name="Keeper">The member.</param>
/// <param name="Header">What all that it passed through see.</param>
/// <param name="Content">What was handed in; null where the case never arrived or was erased.</param>
/// <param name="Standing">What the case is to the keeper.</param>
/// <param name="PersonKey">The keeper's own keyed hash of the person's number; empty without one.</param>
/// <param name="Confirmed">Number of the last offer through which the keeper became holder; 0 where it was not by offer.</param>
public sealed record CaseRecord(
    string Keeper, CaseHeader Header, CaseContent? Content, Standing Standing, string PersonKey, int Confirmed);

/// <summary>How an offer ended; the holder at the time of the offer decides.</summary>
public enum HandOverOutcome
{
    /// <summary>Not ended.</summary>
    Open,

    /// <summary>Accepted, recorded by the holder and confirmed.</summary>
    Accepted,

    /// <summary>Declined with a reason.</summary>
    Declined,

    /// <summary>Revoked by the holder before an acceptance was recorded.</summary>
    Revoked,

    /// <summary>Lapsed by the holder's clock.</summary>
    Lapsed,
}

/// <summary>One offer of a case, as one of the two members keeps it.</summary>
/// <param name="Keeper">The member that keeps this row.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Offer">Number of the offer within the case.</param>
/// <param name="From">The holder that offers.</param>
/// <param name="To">The member asked.</param>
/// <param name="Intent"><c>hand-over</c>, <c>return</c> or <c>assist</c>.</param>
/// <param name="Terms">What the holder asks or promises, in words.</param>
/// <param name="OfferedAtUs">When, by the holder's clock; UTC microseconds since 1970.</param>
/// <param name="UntilUs">When it lapses, by the holder's clock.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Reason of a decline or revocation; empty else.</param>
/// <param name="Preview">At the member asked: what it may see before it answers; null with the holder.</param>
public sealed record HandOver(
    string Keeper, string CaseId, int Offer, string From, string To, string Intent, string Terms, long OfferedAtUs, long UntilUs,
    HandOverOutcome Outcome, string Reason, CaseContent? Preview);

/// <summary>What a desk writes down for itself.</summary>
/// <param name="Keeper">The member.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Id">Identifier.</param>
/// <param name="Kind">Task and side note never travel; a remark is meant for the next holder.</param>
/// <param name="Text">The words.</param>
/// <param name="AtUs">When.</param>
public sealed record Jotting(string Keeper, string CaseId, string Id, JottingKind Kind, string Text, long AtUs);

/// <summary>What kind of thing a desk wrote down.</summary>
public enum JottingKind
{
    /// <summary>Work to do here; local ways of working differ, so it stays.</summary>
    Task,

    /// <summary>A registration beside the case (a visit, a phone call, a suspicion); it stays.</summary>
    SideNote,

    /// <summary>Words for the next holder; they travel.</summary>
    Remark,
}

/// <summary>One line of a case's history as one member keeps it.</summary>
/// <param name="Keeper">The member.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Number">1, 2, 3 … at this member.</param>
/// <param name="AtUs">When, UTC microseconds since 1970.</param>
/// <param name="Kind">Code, such as <c>offered</c>.</param>
/// <param name="Who">Member, and the actor's name where it is the keeper's own.</param>
/// <param name="Words">A few words; no personal data.</param>
public sealed record CaseEvent(string Keeper, string CaseId, long Number, long AtUs, string Kind, string Who, string Words);
