using OneCity.Cases;
using OneCity.Kernel;

namespace OneCity.Exchange.Simulation;

/// <summary>What desks do all day, also what they should not: every refusal of the production code is taken as given.</summary>
internal sealed class DeskLife(World world, int handovers)
{
    /// <summary>Marks what must never cross the border.</summary>
    public const string StaysHere = "STAYS-HERE";

    private readonly HashSet<(string CaseId, int Offer)> _offers = [];
    private long _tallies;

    /// <summary>Every submission: the case, its person, and what the desk was shown.</summary>
    public List<(string Member, string CaseId, string Person, HashSet<string> Shown)> Submitted { get; } = [];

    /// <summary>Whether as many offers were made as asked for.</summary>
    public bool IsEnough => _offers.Count >= handovers;

    /// <summary>Counts again from the stores, since a restore may have lost some.</summary>
    public int Recount()
    {
        _offers.Clear();
        foreach (var node in world.Nodes) Notice(node);
        return _offers.Count;
    }

    /// <summary>Counts offers of a node that were committed just before its power went.</summary>
    public void Notice(SimulatedNode node)
    {
        foreach (var offer in node.Store.Tables.HandOvers.Values)
            if (offer.From == offer.Keeper) _offers.Add((offer.CaseId, offer.Offer));
    }

    /// <summary>One visit to the desk of a node.</summary>
    public void Work(SimulatedNode node)
    {
        if (node.IsCatchingUp && !world.Chance.PerMille(100)) return;
        try
        {
            Act(node);
        }
        catch (RefusedException)
        {
            // The desk tried what it may not.
        }
    }

    private void Act(SimulatedNode node)
    {
        var chance = world.Chance;
        var mine = node.Store.Tables.Cases.Values;
        var what = chance.Below(100);
        if (Pick(mine, record => record.Standing == Standing.Previewed) is { } asked && what < 55)
        {
            Answer(node, asked);
            return;
        }
        var held = Pick(mine, record => record.Standing == Standing.Held);
        switch (what)
        {
            case < 8:
                Submit(node);
                break;
            case < 45 when held is not null && !IsEnough:
                Offer(node, held);
                break;
            case < 45 when held is null && !IsEnough:
                Submit(node);
                break;
            case < 52:
                if (Pick(mine, record => record.Standing is Standing.Offered or Standing.Handed) is { } offered)
                    _ = node.Cases.Revoke(Actor.Node, node.Member, offered.Header.Id, "changed our mind").Now();
                break;
            case < 68:
                if (Pick(mine, record => true) is { } any) Touch(node, any);
                break;
            case < 76:
                if (Pick(mine, record => record.Header.Passed.Contains(node.Member)) is { } passed)
                    _ = node.Cases.Supplement(Actor.Node, node.Member, passed.Header.Id, PaperOf(chance), null).Now();
                break;
            case < 88:
                Tally(node, chance.Below(100) switch
                {
                    < 15 => TallyReceiver.UnknownKind,
                    < 25 => TallyReceiver.PoisonKind,
                    < 40 => TallyReceiver.BalkyKind,
                    _ => TallyReceiver.Kind,
                });
                break;
            default:
                if (Pick(mine, record => record.Standing == Standing.Offered) is { } twice && !IsEnough) Offer(node, twice);
                break;
        }
    }

    private void Submit(SimulatedNode node)
    {
        var person = $"P{world.Chance.Below(6)}";
        var content = new CaseContent($"Applicant {person}", person, "",
            new Dictionary<string, string> { ["wish"] = "move", ["rating"] = StaysHere }, [PaperOf(world.Chance), new Paper("internal", StaysHere, "x", 1)], []);
        var answer = node.Cases.Submit(Actor.Node, new SubmitCase.Request(node.Member, SimulatedProcedure.Code, content)).Now();
        Submitted.Add((node.Member, answer.Record.Header.Id, person, [.. answer.Duplicates.Select(record => record.Header.Id)]));
        foreach (var kind in (JottingKind[])[JottingKind.Task, JottingKind.SideNote])
            _ = node.Cases.Jot(Actor.Node, node.Member, answer.Record.Header.Id, kind, $"{StaysHere} {kind}").Now();
    }

    private void Offer(SimulatedNode node, CaseRecord record)
    {
        var to = world.Chance.Of(world.Nodes);
        if (record.Header.Passed.Count > 1 && world.Chance.PerMille(300)) to = world.NodeOf(world.Chance.Of(record.Header.Passed));
        var offer = node.Cases.Offer(Actor.Node, new OfferCase.Request(
            node.Member, record.Header.Id, to.Member, $"terms {world.Chance.Below(9)}", Days: 1 + world.Chance.Below(3))).Now();
        _offers.Add((offer.CaseId, offer.Offer));
        // Now and then the holder changes its mind at once and asks again: answers may cross.
        if (!world.Chance.PerMille(120) || IsEnough) return;
        _ = node.Cases.Revoke(Actor.Node, node.Member, record.Header.Id).Now();
        var other = node.Cases.Offer(Actor.Node, new OfferCase.Request(node.Member, record.Header.Id, to.Member, "other terms")).Now();
        _offers.Add((other.CaseId, other.Offer));
    }

    private void Answer(SimulatedNode node, CaseRecord asked)
    {
        var dice = world.Chance.Below(100);
        if (dice < 55) _ = node.Cases.Accept(Actor.Node, node.Member, asked.Header.Id).Now();
        else if (dice < 80) _ = node.Cases.Decline(Actor.Node, node.Member, asked.Header.Id, "a paper is missing").Now();
    }

    /// <summary>Works on a case as if one held it.</summary>
    private void Touch(SimulatedNode node, CaseRecord record)
    {
        var (cases, id) = (node.Cases, record.Header.Id);
        _ = world.Chance.Below(4) switch
        {
            0 => cases.Pause(Actor.Node, node.Member, id, "paper to be corrected").Now(),
            1 => cases.Resume(Actor.Node, node.Member, id).Now(),
            2 => cases.Complete(Actor.Node, node.Member, id, new Dictionary<string, string> { ["wish"] = $"w{world.Chance.Below(9)}" }, []).Now(),
            _ => cases.Complete(Actor.Node, node.Member, id, new Dictionary<string, string>(), [PaperOf(world.Chance)]).Now(),
        };
    }

    private void Tally(SimulatedNode node, string kind)
    {
        var to = world.Chance.Of(world.Nodes);
        if (to == node) return;
        var name = $"{node.Member}-{to.Member}-{_tallies++}";
        _ = node.Store.Write(async unit =>
        {
            await node.Send.One(unit, node.Member, to.Member, kind, name);
            // Something behind it, that must not wait unseen.
            return await node.Send.One(unit, node.Member, to.Member, TallyReceiver.Kind, name + "-next");
        }).Now();
    }

    private static Paper PaperOf(Chance chance)
    {
        var number = chance.Below(1 << 20);
        return new Paper("proof", $"hash{number:x}", "proof.pdf", 1000 + number);
    }

    /// <summary>One of those that fit, each as likely as the others; null when none does.</summary>
    private CaseRecord? Pick(Dictionary<(string, string), CaseRecord>.ValueCollection records, Func<CaseRecord, bool> which)
    {
        var fitting = 0;
        foreach (var record in records)
            if (which(record)) fitting++;
        if (fitting == 0) return null;
        var place = world.Chance.Below(fitting);
        foreach (var record in records)
            if (which(record) && place-- == 0) return record;
        throw new InvalidOperationException("a record went away while it was looked for");
    }
}

/// <summary>The procedure of simulated cases.</summary>
internal static class SimulatedProcedure
{
    public const string Code = "simulated";

    public static Procedure Read() => ProcedureBook.Read("simulated.yaml", """
        code: simulated
        version: 1
        kind: receive-here-decide-there
        name: { zh: 模拟事项, en: Simulated item }
        item: item-1
        ground: none
        legal_days: 20
        promised_days: 10
        offer_days: 2
        hop_days: 3
        steps:
          - { code: receive, name: { zh: 收件, en: Receive }, role: clerk, at: any, days: 1 }
        fields:
          - { code: wish, name: { zh: 诉求, en: Wish }, required: true }
          - { code: rating, name: { zh: 内部评价, en: Internal rating } }
        papers:
          - { kind: proof, name: { zh: 证明, en: Proof } }
          - { kind: internal, name: { zh: 内部材料, en: Internal paper }, required: false }
        stays: [rating, internal]
        """);
}
