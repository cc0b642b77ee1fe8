using OneCity.Cases;
using OneCity.Exchange.Simulation;
using OneCity.Kernel;

namespace OneCity.Exchange.Tests;

/// <summary>A few cities with a node each over simulated stores; messages move only when the test says so.</summary>
internal sealed class Federation
{
    private long _now;

    public Federation(int cities)
    {
        var (keys, chance, procedures) = (new SimulatedKeys(), new Chance(1), new ProcedureBook([SimulatedProcedure.Read()]));
        Nodes = [.. Enumerable.Range(0, cities).Select(index => new SimulatedNode(index, $"C{index:D2}", () => _now, keys, procedures, chance))];
        foreach (var node in Nodes)
            _ = node.Store.Write(async unit =>
            {
                foreach (var peer in Nodes.Where(peer => peer != node)) await unit.Journals.SaveChain(Chain.Empty(node.Member, node.Member, peer.Member));
                return 0;
            }).Now();
    }

    public IReadOnlyList<SimulatedNode> Nodes { get; }

    /// <summary>Carries one call and its answer; false when there is nothing to send.</summary>
    public bool Call(SimulatedNode from, SimulatedNode to)
    {
        _now += TimeSpan.TicksPerHour;
        if (from.Courier.Next(from.Member, to.Member).Now() is not { } request) return false;
        from.Courier.Hear(to.Courier.Receive(request).Now()).Now();
        return true;
    }

    /// <summary>Carries everything that waits.</summary>
    public void Deliver()
    {
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var from in Nodes)
                foreach (var to in Nodes.Where(to => to != from))
                    while (Call(from, to)) moved = true;
        }
    }

    /// <summary>Takes a case in at a city.</summary>
    public static string Submit(SimulatedNode node)
    {
        var content = new CaseContent("Applicant", "P1", "", new Dictionary<string, string> { ["wish"] = "move" }, [new Paper("proof", "first", "a.pdf", 1)], []);
        return node.Cases.Submit(Actor.Node, new SubmitCase.Request(node.Member, SimulatedProcedure.Code, content)).Now().Record.Header.Id;
    }

    /// <summary>One city hands a case to another, up to the confirmation.</summary>
    public void HandOver(SimulatedNode from, SimulatedNode to, string id)
    {
        _ = from.Cases.Offer(Actor.Node, new OfferCase.Request(from.Member, id, to.Member)).Now();
        Deliver();
        _ = to.Cases.Accept(Actor.Node, to.Member, id).Now();
        Deliver();
    }
}
