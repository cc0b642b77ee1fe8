using OneCity.Exchange;

namespace OneCity.Cases;

/// <summary>The rows of cases within a unit of work of the exchange.</summary>
public interface ICaseStore
{
    /// <summary>The rows within this unit, whatever store it runs on.</summary>
    ICaseRows In(IUnit unit);
}

/// <summary>The rows of cases.</summary>
public interface ICaseRows
{
    /// <summary>The member's record; null when it knows nothing of the case.</summary>
    ValueTask<CaseRecord?> FindCase(string keeper, string id);

    /// <summary>Adds or replaces a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="dueOn">Last day of the present hop, for lists; null when closed.</param>
    /// <param name="line">A line of history that is written with it; null for none.</param>
    ValueTask SaveCase(CaseRecord record, DateOnly? dueOn, CaseEvent? line = null);

    /// <summary>Every record of the member, in order of id.</summary>
    ValueTask<IReadOnlyList<CaseRecord>> ListCases(string keeper);

    /// <summary>Records with this person key and item, in order of id.</summary>
    ValueTask<IReadOnlyList<CaseRecord>> ListByPerson(string keeper, string personKey, string item);

    /// <summary>The member's record of a case by its id together with one of its offers; either may be unknown.</summary>
    ValueTask<(CaseRecord? Record, HandOver? Offer)> FindWithOffer(string keeper, string id, int offer);

    /// <summary>One offer; null when the member does not know it.</summary>
    ValueTask<HandOver?> FindHandOver(string keeper, string caseId, int offer);

    /// <summary>Adds or replaces an offer.</summary>
    ValueTask SaveHandOver(HandOver handOver);

    /// <summary>Offers of a case in order, or with null every open offer of the member.</summary>
    ValueTask<IReadOnlyList<HandOver>> ListHandOvers(string keeper, string? caseId);

    /// <summary>Adds a line of history; its number follows on.</summary>
    ValueTask AddEvent(CaseEvent line);

    /// <summary>The history of a case at this member, in order.</summary>
    ValueTask<IReadOnlyList<CaseEvent>> ListEvents(string keeper, string caseId);

    /// <summary>Adds what a desk wrote down.</summary>
    ValueTask AddJotting(Jotting jotting);

    /// <summary>What desks of this member wrote down on a case, in order.</summary>
    ValueTask<IReadOnlyList<Jotting>> ListJottings(string keeper, string caseId);

    /// <summary>The next number of the member's cases in a year: 1, 2, 3 …</summary>
    ValueTask<long> NextNumber(string keeper, int year);
}

/// <summary>The procedures in force and all earlier versions that running cases keep.</summary>
public interface IProcedures
{
    /// <summary>The newest version, or the one asked for; null when there is none.</summary>
    Procedure? Find(string code, int? version = null);

    /// <summary>The newest version of each, in order of code.</summary>
    IReadOnlyList<Procedure> List();
}

/// <summary>Keyed hashes of persons' numbers: the same person is recognised, the number is not readable.</summary>
public interface IPersonKeys
{
    /// <summary>The member's own key of a person's number; empty for an empty number.</summary>
    string KeyOf(string member, string personId);
}
