using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Figures.Model.Forms;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Figures.Http;

/// <summary>The routes of forms; a link opens only its unit's cells of one round.</summary>
internal static class FormsRoutes
{
    public static IEndpointRouteBuilder Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/figures/forms", List).Needs("figures", "inspect");
        routes.MapPost("/api/figures/forms", Register).Needs("figures", "forms");
        routes.MapPost("/api/figures/forms/{form}/rounds/{period}", Fill).Needs("figures", "forms");
        routes.MapPost("/api/figures/forms/{form}/rounds/{period}/answers", Answer).Needs("figures", "inspect");
        routes.MapPost("/api/figures/forms/{form}/rounds/{period}/approve", Approve).Needs("figures", "approve");
        routes.MapPost("/api/figures/forms/{form}/rounds/{period}/invite", Invite).Needs("figures", "forms");
        routes.MapGet("/api/figures/forms/{form}/rounds/{period}/file", Export).Needs("figures", "inspect");
        routes.MapGet("/api/open/forms/{token}", OpenLink).Needs("figures", "read");
        routes.MapPost("/api/open/forms/{token}", AnswerLink).Needs("figures", "read");
        return routes;
    }

    private static async Task<IResult> List(HttpContext context, FormsEngine engine, CancellationToken stop) =>
        Json((await engine.List(context.Actor(), stop)).Select(form => new { form = form.Code, form.Title, form.Department, cells = form.Cells.Count }));

    private static async Task<IResult> Register(HttpContext context, FormsEngine engine, RegisterBody body, CancellationToken stop)
    {
        var layout = body.LayoutBase64 is { Length: > 0 } text ? Bytes(text) : null;
        var registered = await engine.Register(context.Actor(), new(body.Description, "form.yaml", layout, body.LetThrough), stop);
        return Json(new { form = registered.Form.Code, cells = registered.Form.Cells.Count, asked_again = registered.AskedAgain.Select(each => each.Match.Indicator.Code) });
    }

    private static async Task<IResult> Fill(HttpContext context, FormsEngine engine, string form, string period, DateOnly? due, CancellationToken stop) =>
        Json(Shown(await engine.Fill(context.Actor(), new(form, Period.Parse(period), due), stop), context.Language()));

    private static async Task<IResult> Answer(HttpContext context, FormsEngine engine, string form, string period, AnswersBody body, CancellationToken stop)
    {
        var owner = body.Owner ?? context.Actor().Organisation ?? "";
        return Json(Shown(await engine.Answer(context.Actor(), new(form, Period.Parse(period), owner, body.Values), stop), context.Language()));
    }

    private static async Task<IResult> Approve(HttpContext context, FormsEngine engine, string form, string period, CancellationToken stop) =>
        Json(Shown(await engine.Approve(context.Actor(), form, Period.Parse(period), stop), context.Language()));

    private static async Task<IResult> Invite(HttpContext context, FormsEngine engine, string form, string period, InviteBody body, CancellationToken stop)
    {
        var token = await engine.Invite(context.Actor(), new(form, Period.Parse(period), body.Owner, body.Until), stop);
        return Json(new { address = $"/api/open/forms/{token}", page = $"/open/forms/{token}", until = body.Until });
    }

    private static async Task<IResult> Export(HttpContext context, FormsEngine engine, string form, string period, CancellationToken stop) =>
        Results.File(await engine.Export(context.Actor(), form, Period.Parse(period), stop),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{form}-{period.Replace('/', '-')}.xlsx");

    private static async Task<IResult> OpenLink(HttpContext context, FormsEngine engine, string token, CancellationToken stop) =>
        Json(Shown(await engine.OpenLink(token, stop), context.Language()));

    private static async Task<IResult> AnswerLink(HttpContext context, FormsEngine engine, string token, AnswersBody body, CancellationToken stop) =>
        Json(Shown(await engine.AnswerByLink(token, body.Values, stop), context.Language()));

    private static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : throw new FileFaultException(new FileFault(
            "layout_base64", "", new("不是 Base64", "this is no Base64"), new("把 XLSX 的字节按 Base64 写进来", "write the bytes of the XLSX as Base64")));
    }

    private static object Shown(Round round, Language language) => new
    {
        form = round.Form.Code, round.Form.Title, period = round.Period.ToString(), round.State, due = round.DueOn, filled_without_asking = round.Drawn,
        unanswered = round.Unanswered.Select(cell => cell.Owner).Distinct(), warnings = round.Warnings.Select(each => each.In(language)),
        cells = round.Cells.Select(cell => new
        {
            cell = cell.Cell.Address, cell.Cell.Field, cell.Cell.Indicator, cell.Value, cell.Unit, cell.Owner, asked = cell.WasAsked, answered_by = cell.AnsweredBy,
        }),
    };

    private static IResult Json(object value) => Results.Json(value, FigureFormats.Json);

    internal sealed record RegisterBody(string Description, string? LayoutBase64, string? LetThrough);

    internal sealed record AnswersBody(IReadOnlyDictionary<string, decimal> Values, string? Owner);

    internal sealed record InviteBody(string Owner, DateTimeOffset Until);
}
