using System.Security.Cryptography;
using System.Text;
using OneCity.Figures.Files;
using OneCity.Figures.Model.Forms;
using OneCity.Figures.Storage;
using OneCity.Figures.Storage.Forms;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Features.Forms;

/// <summary>Approves a round and gives back the department's own workbook, filled in.</summary>
public static class CloseRound
{
    /// <summary>The event in the audit trail.</summary>
    public const string ApprovedEvent = "figures.round-approved";

    internal static Task<Round> Approve(string code, Period period, Actor actor, FiguresStore store, CancellationToken stop) =>
        store.Database.Write(async session =>
        {
            var form = await FormStore.Find(session, code) ?? throw FiguresRefusals.UnknownForm(code).ToException();
            var round = await FormStore.FindRound(session, code, period) ?? throw FiguresRefusals.UnknownRound(code, period.ToString()).ToException();
            await FormStore.Approve(session, round.Id);
            session.Audit(new AuditEvent(ApprovedEvent, actor, $"form:{code}/{period}"));
            return await FillRound.Get(session, form, period);
        }, stop);

    /// <summary>The workbook with every known cell; cells nobody answered stay as the department left them.</summary>
    internal static Task<byte[]> Export(string code, Period period, FiguresStore store, CancellationToken stop) => store.Database.Read(async session =>
    {
        var form = await FormStore.Find(session, code) ?? throw FiguresRefusals.UnknownForm(code).ToException();
        var layout = await FormStore.Layout(session, code) ?? throw FiguresRefusals.NoLayout(code).ToException();
        var round = await FillRound.Get(session, form, period);
        return FormSheet.Fill(layout, code, [.. round.Cells.Where(cell => cell.Value is not null)
            .Select(cell => (CellAddress.Find(cell.Cell.Address)!.Value, cell.Value!.Value))]);
    }, stop);
}

/// <summary>A link for a unit without an account: it opens only that unit's cells of one round, and expires.</summary>
public static class InviteUnit
{
    /// <summary>The event in the audit trail.</summary>
    public const string AuditEvent = "figures.unit-invited";

    /// <summary>Who is invited.</summary>
    /// <param name="Form">The form's code.</param>
    /// <param name="Period">The round.</param>
    /// <param name="Owner">The unit.</param>
    /// <param name="Until">When the link ends.</param>
    public sealed record Request(string Form, Period Period, string Owner, DateTimeOffset Until);

    internal static Task<string> Handle(Request request, Actor actor, FiguresStore store, CancellationToken stop)
    {
        Span<byte> secret = stackalloc byte[32];
        store.Entropy.Fill(secret);
        var token = Convert.ToHexStringLower(secret);
        return store.Database.Write(async session =>
        {
            var round = await FormStore.FindRound(session, request.Form, request.Period)
                ?? throw FiguresRefusals.UnknownRound(request.Form, request.Period.ToString()).ToException();
            var form = await FormStore.Find(session, request.Form) ?? throw FiguresRefusals.UnknownForm(request.Form).ToException();
            if (!(await FormStore.Cells(session, round.Id, form)).Any(cell => cell.WasAsked && cell.Owner == request.Owner))
                throw FiguresRefusals.NothingAsked(request.Owner).ToException();
            await FormStore.KeepLink(session, Hash(token), round.Id, request.Owner, Instants.ToMicroseconds(request.Until), store.NowUs, actor.AuditName);
            session.Audit(new AuditEvent(AuditEvent, actor, $"form:{request.Form}/{request.Period}", $"owner={request.Owner}"));
            return token;
        }, stop);
    }

    /// <summary>What a link opens.</summary>
    /// <exception cref="RefusedException"><c>figures.link-over</c> when it is unknown or has expired.</exception>
    internal static async Task<(string Form, Period Period, string Owner)> Open(string token, FiguresStore store, CancellationToken stop)
    {
        var link = await store.Database.Read(session => FormStore.FindLink(session, Hash(token)), stop);
        return link is not null && link.ExpiresUs > store.NowUs
            ? (link.Form, Period.Parse(link.Period), link.Owner) : throw FiguresRefusals.LinkOver.ToException();
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
