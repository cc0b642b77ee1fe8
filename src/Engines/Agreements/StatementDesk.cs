using System.Text.Json;
using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Exchange;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements;

/// <summary>What the steps of a statement share: units of work, the exchange, keys and the clock.</summary>
internal sealed class StatementDesk(IUnits units, SendMessages send, IKeyRing keys, TimeProvider clock)
{
    /// <summary>The keys of members.</summary>
    public IKeyRing Keys => keys;

    /// <summary>Now, in UTC microseconds.</summary>
    public long NowUs => Instants.ToMicroseconds(clock.GetUtcNow());

    /// <summary>One unit of work with its session.</summary>
    public async Task<T> Write<T>(Func<IUnit, IWriteSession, Task<T>> work) =>
        await units.Write(async unit => await work(unit, ((SqlUnit)unit).Writing));

    /// <summary>The copy of a party's member; of the drafting city where the party is no member.</summary>
    public static async Task<(PaperRow Row, StatementPaper Paper)> CopyOf(IReadSession session, string id, int year, string party)
    {
        var copies = await Copies(session, id, year);
        var paper = Read(copies[0]);
        if (!paper.Parties.ContainsKey(party)) throw AgreementsRefusals.UnknownParty(party).ToException();
        var keeper = paper.MemberOf(party) ?? copies[0].Home;
        return (copies.FirstOrDefault(copy => copy.Keeper == keeper) ?? throw AgreementsRefusals.NotHere(party, keeper).ToException(), paper);
    }

    /// <summary>The drafting city's own copy; refused on a node that does not keep it.</summary>
    public static async Task<(PaperRow Row, StatementPaper Paper)> HomeCopy(IReadSession session, string id, int year)
    {
        var copy = (await Copies(session, id, year))[0];
        if (copy.Keeper != copy.Home) throw AgreementsRefusals.NotHome(copy.Home).ToException();
        return (copy, Read(copy));
    }

    /// <summary>All copies of a statement on this node, the drafting city's first; refused when there is none.</summary>
    public static async Task<IReadOnlyList<PaperRow>> Copies(IReadSession session, string id, int year)
    {
        var copies = (await PaperStore.List(session, id)).Where(row => row.Year == year).ToList();
        return copies.Count > 0 ? copies : throw AgreementsRefusals.UnknownStatement(id, year).ToException();
    }

    /// <summary>A paper as it was stored.</summary>
    public static StatementPaper Read(PaperRow row) => JsonSerializer.Deserialize<StatementPaper>(row.Paper, ApiJson.Options)!;

    /// <summary>Refuses a step that does not follow from where the statement stands.</summary>
    public static void Demand(PaperRow row, string step, params ReadOnlySpan<StatementState> states)
    {
        foreach (var state in states) if (row.State == state.ToString()) return;
        throw AgreementsRefusals.WrongState(row.Year, row.State, step).ToException();
    }

    /// <summary>Tells every other member that is a party.</summary>
    public async Task Tell<T>(IUnit unit, string me, StatementPaper paper, string kind, T payload)
    {
        if (me.Length == 0) return;
        var text = JsonSerializer.Serialize(payload, ApiJson.Options);
        foreach (var member in Members(paper).Where(member => member != me))
        {
            if (await unit.Journals.FindChain(me, me, member) is null) throw AgreementsRefusals.UnknownMember(member).ToException();
            send.Post(unit, me, member, kind, text);
        }
    }

    /// <summary>The members that are parties, each once, in order of code.</summary>
    public static IEnumerable<string> Members(StatementPaper paper) => (paper.Members?.Values ?? []).Distinct().Order(StringComparer.Ordinal);
}
