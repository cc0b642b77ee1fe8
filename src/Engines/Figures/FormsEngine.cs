using OneCity.Figures.Features.Forms;
using OneCity.Figures.Model.Forms;
using OneCity.Figures.Storage.Forms;
using OneCity.Kernel;

namespace OneCity.Figures;

/// <summary>报表: a department describes its form once; what is known is filled in, only the rest is asked.</summary>
public sealed class FormsEngine(FiguresEngine figures)
{
    /// <summary>Registers a form.</summary>
    /// <exception cref="RefusedException"><c>figures.form-asks-again</c> with what exists, unless an administrator gives a reason.</exception>
    /// <exception cref="FileFaultException">When the description or the layout cannot be used.</exception>
    public Task<Registered> Register(Actor actor, RegisterForm.Request request, CancellationToken stop = default)
    {
        figures.Store.Demand(actor, "forms");
        return RegisterForm.Handle(request, actor, figures.Store, stop);
    }

    /// <summary>All forms.</summary>
    public Task<IReadOnlyList<Form>> List(Actor actor, CancellationToken stop = default)
    {
        figures.Store.Demand(actor, "inspect");
        return figures.Store.Database.Read(FormStore.List, stop);
    }

    /// <summary>The rounds of a form, the newest first.</summary>
    public Task<IReadOnlyList<Round>> ListRounds(Actor actor, string code, CancellationToken stop = default)
    {
        figures.Store.Demand(actor, "inspect");
        return figures.Store.Database.Read(async session =>
        {
            var form = await FormStore.Find(session, code) ?? throw FiguresRefusals.UnknownForm(code).ToException();
            var rounds = new List<Round>();
            foreach (var row in (await FormStore.Rounds(session)).Where(row => row.Form == code)) rounds.Add(await FillRound.Get(session, form, Period.Parse(row.Period)));
            return (IReadOnlyList<Round>)rounds;
        }, stop);
    }

    /// <summary>Open rounds with when they were opened, the newest first, at most 100.</summary>
    public Task<IReadOnlyList<(Round Round, DateTimeOffset OpenedAt)>> ListOpenRounds(Actor actor, CancellationToken stop = default)
    {
        figures.Store.Demand(actor, "inspect");
        return figures.Store.Database.Read(async session =>
        {
            var open = new List<(Round, DateTimeOffset)>();
            foreach (var row in (await FormStore.Rounds(session)).Where(row => row.State == "open").Take(100))
            {
                if (await FormStore.Find(session, row.Form) is { } form)
                    open.Add((await FillRound.Get(session, form, Period.Parse(row.Period)), OneCity.Storage.Instants.FromMicroseconds(row.AtUs)));
            }
            return (IReadOnlyList<(Round, DateTimeOffset)>)open;
        }, stop);
    }

    /// <summary>A round as it stands, with who was invited by link.</summary>
    /// <exception cref="RefusedException"><c>figures.unknown-form</c>, <c>figures.unknown-round</c>.</exception>
    public Task<(Round Round, IReadOnlyList<InvitedUnit> Invited)> GetRound(Actor actor, string code, Period period, CancellationToken stop = default)
    {
        figures.Store.Demand(actor, "inspect");
        return figures.Store.Database.Read(async session =>
        {
            var form = await FormStore.Find(session, code) ?? throw FiguresRefusals.UnknownForm(code).ToException();
            var round = await FillRound.Get(session, form, period);
            return (round, await FormStore.Invited(session, code, period));
        }, stop);
    }

    /// <summary>Whether the actor runs forms: opens rounds, invites units, answers for others.</summary>
    public bool MayRun(Actor actor) => figures.Store.May(actor, "forms");

    /// <summary>Opens a round or fills it anew; known cells are drawn, the rest is asked of its owner.</summary>
    public Task<Round> Fill(Actor actor, FillRound.Request request, CancellationToken stop = default)
    {
        figures.Store.Demand(actor, "forms");
        return FillRound.Handle(request, actor, figures.Store, stop);
    }

    /// <summary>Answers cells asked of the actor's own organisation; whoever runs the forms may answer for any.</summary>
    public async Task<Round> Answer(Actor actor, AnswerRound.Request request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Organisation != request.Owner) figures.Store.Demand(actor, "forms");
        await figures.Store.ReadRules();
        return await AnswerRound.Handle(request, actor, figures.Store, stop);
    }

    /// <summary>Approves a round: no more answers.</summary>
    public Task<Round> Approve(Actor actor, string form, Period period, CancellationToken stop = default)
    {
        figures.Store.Demand(actor, "approve");
        return CloseRound.Approve(form, period, actor, figures.Store, stop);
    }

    /// <summary>The department's own workbook, filled in.</summary>
    /// <exception cref="RefusedException"><c>figures.no-layout</c>, <c>figures.unknown-round</c>.</exception>
    public Task<byte[]> Export(Actor actor, string form, Period period, CancellationToken stop = default)
    {
        figures.Store.Demand(actor, "inspect");
        return CloseRound.Export(form, period, figures.Store, stop);
    }

    /// <summary>Makes a link for a unit without an account; it is shown once and never stored.</summary>
    public Task<string> Invite(Actor actor, InviteUnit.Request request, CancellationToken stop = default)
    {
        figures.Store.Demand(actor, "forms");
        return InviteUnit.Handle(request, actor, figures.Store, stop);
    }

    /// <summary>The cells a link opens, and nothing else of the round.</summary>
    /// <exception cref="RefusedException"><c>figures.link-over</c>.</exception>
    public async Task<Round> OpenLink(string token, CancellationToken stop = default)
    {
        var (code, period, owner) = await InviteUnit.Open(token, figures.Store, stop);
        return await figures.Store.Database.Read(async session =>
        {
            var form = await FormStore.Find(session, code) ?? throw FiguresRefusals.UnknownForm(code).ToException();
            var round = await FillRound.Get(session, form, period);
            return round with { Cells = [.. round.Cells.Where(cell => cell.Owner == owner && cell.WasAsked)] };
        }, stop);
    }

    /// <summary>Answers by a link, in the name of its unit.</summary>
    /// <exception cref="RefusedException"><c>figures.link-over</c>, <c>figures.not-asked</c>.</exception>
    public async Task<Round> AnswerByLink(string token, IReadOnlyDictionary<string, decimal> values, CancellationToken stop = default)
    {
        var (form, period, owner) = await InviteUnit.Open(token, figures.Store, stop);
        await figures.Store.ReadRules();
        var unit = new Actor(ActorKind.Program, $"link:{owner}", owner, null, new HashSet<string>());
        var round = await AnswerRound.Handle(new(form, period, owner, values), unit, figures.Store, stop);
        return round with { Cells = [.. round.Cells.Where(cell => cell.Owner == owner && cell.WasAsked)] };
    }
}
