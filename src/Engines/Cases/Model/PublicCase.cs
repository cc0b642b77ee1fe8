using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>A case as the applicant follows it: no names, no numbers of persons.</summary>
/// <param name="Number">Number of the case.</param>
/// <param name="Procedure">Name of the procedure.</param>
/// <param name="State">How far it has got.</param>
/// <param name="Holder">City where it is now.</param>
/// <param name="Origin">City that took it in.</param>
/// <param name="PromisedDue">Promised last day.</param>
/// <param name="LegalDue">Legal last day.</param>
/// <param name="PauseReason">What the applicant has to correct; empty while the clock runs.</param>
/// <param name="Steps">What happened, in order.</param>
/// <param name="Parcels">Originals on their way.</param>
/// <param name="Voices">What the applicant said, and the answers.</param>
/// <param name="Applicant">The applicant's name, masked.</param>
/// <param name="Contact">Where notices go, masked.</param>
public sealed record PublicCase(
    string Number, Words Procedure, CaseState State, string Holder, string Origin, WorkingDeadline PromisedDue, WorkingDeadline LegalDue,
    string PauseReason, IReadOnlyList<PublicStep> Steps, IReadOnlyList<Parcel> Parcels, IReadOnlyList<Voice> Voices, string Applicant, string Contact)
{
    /// <summary>Whether it may be rated now: decided, and not rated yet.</summary>
    public bool MayRate => State is CaseState.Decided or CaseState.Delivered or CaseState.Closed && Voices.All(voice => voice.Kind != VoiceKind.Rating);
}

/// <summary>One step that the applicant sees.</summary>
/// <param name="AtUs">When, UTC microseconds since 1970.</param>
/// <param name="Kind">Code, as in the history.</param>
/// <param name="Words">Reason or city.</param>
public sealed record PublicStep(long AtUs, string Kind, string Words);

/// <summary>What an applicant may say about a case.</summary>
public enum VoiceKind
{
    /// <summary>好差评 (GB/T 39735-2020): one to five.</summary>
    Rating,

    /// <summary>A complaint.</summary>
    Complaint,

    /// <summary>A wish to have one's own data corrected (个人信息保护法 article 46).</summary>
    Correction,
}

/// <summary>What an applicant said, and the answer.</summary>
/// <param name="Keeper">City that took the case in and has to answer.</param>
/// <param name="Id">Identifier.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Words">A rating begins with its number, 1 to 5.</param>
/// <param name="AtUs">When.</param>
/// <param name="Answer">The answer; empty before.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="AnsweredAtUs">When; 0 before, and for ratings that need none.</param>
public sealed record Voice(
    string Keeper, string Id, string CaseId, VoiceKind Kind, string Words, long AtUs, string Answer, string AnsweredBy, long AnsweredAtUs);
