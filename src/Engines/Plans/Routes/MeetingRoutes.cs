using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Http;
using OneCity.Plans.Features;
using OneCity.Plans.Model.Meetings;
using OneCity.Plans.Model.Papers;

namespace OneCity.Plans.Routes;

/// <summary>Meetings, papers, drafts, barriers and cooperation agreements.</summary>
internal static class MeetingRoutes
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/plans");
        MapMeetings(group);
        MapRegisters(group);
        MapPapers(group);
        MapDrafts(group);
    }

    private static void MapMeetings(RouteGroupBuilder group)
    {
        group.MapGet("/meetings", async (HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.ListMeetings(context.Actor(), stop), ApiJson.Options)).Needs("plans", "read");
        group.MapPost("/meetings", async (Meeting meeting, HttpContext context, PlansEngine plans, CancellationToken stop) =>
        {
            await plans.CallMeeting(context.Actor(), meeting, stop);
            return Results.StatusCode(StatusCodes.Status201Created);
        }).Needs("plans", "decide");
        group.MapPost("/meetings/{meeting}/topics", async (string meeting, TopicRequest request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(new { number = await plans.ProposeTopic(context.Actor(), meeting, request.Title, request.Paper ?? "", request.ProposedBy ?? "", stop) }, ApiJson.Options))
            .Needs("plans", "propose");
        group.MapPost("/meetings/{meeting}/topics/{topic:long}/decision", async (string meeting, long topic, HoldMeeting.Ruling ruling, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(new { item = await plans.Decide(context.Actor(), meeting, topic, ruling, stop) }, ApiJson.Options)).Needs("plans", "decide");
        group.MapGet("/meetings/{meeting}/minutes.{format}", async (string meeting, string format, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Printed(await plans.Minutes(context.Actor(), meeting, stop), format, "minutes")).Needs("plans", "read");
        group.MapGet("/letter.{format}", async (string format, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Printed(await plans.Letter(context.Actor(), ListRoutes.Text(context, "item") ?? "", ListRoutes.Day(context, "answer_by") ?? plans.Today.AddDays(14), stop), format, "letter"))
            .Needs("plans", "read");
        group.MapGet("/brief.{format}", async (string format, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Printed(await plans.Brief(context.Actor(), ListRoutes.Text(context, "title") ?? "督办简报", ListRoutes.Filter(context), stop), format, "brief")).Needs("plans", "read");
    }

    private static void MapRegisters(RouteGroupBuilder group)
    {
        group.MapGet("/barriers", async (HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.ListBarriers(context.Actor(), stop), ApiJson.Options)).Needs("plans", "read");
        group.MapPost("/barriers", async (BarrierRequest request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(new { id = await plans.ReportBarrier(context.Actor(), request.Title, request.Cities, request.Rule ?? "", request.Owner ?? "", stop) }, ApiJson.Options))
            .Needs("plans", "barrier");
        group.MapPost("/barriers/{id}/state", async (string id, StateRequest request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
        {
            await plans.MoveBarrier(context.Actor(), id, request.State, request.What ?? "", stop);
            return Results.NoContent();
        }).Needs("plans", "change");
        group.MapGet("/cooperations", async (HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.ListCooperations(context.Actor(), stop), ApiJson.Options)).Needs("plans", "read");
        group.MapPost("/cooperations", async (CooperationRequest request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(
                await plans.EnterCooperation(context.Actor(), request.Id, request.Title, request.Parties, request.SignedOn, request.EndsOn, request.Source ?? "", request.Promises, stop),
                ApiJson.Options, statusCode: StatusCodes.Status201Created)).Needs("plans", "change");
    }

    private static void MapPapers(RouteGroupBuilder group)
    {
        group.MapPost("/papers/brief", async (HttpContext context, PlansEngine plans, CancellationToken stop) =>
        {
            var paper = await plans.Brief(context.Actor(), ListRoutes.Text(context, "title") ?? "督办简报", ListRoutes.Filter(context), stop);
            return Results.Json(new { id = await plans.FreezePaper(context.Actor(), "brief", $"plan:{ListRoutes.Text(context, "plan") ?? "all"}", paper, stop) }, ApiJson.Options);
        }).Needs("plans", "propose");
        group.MapGet("/papers", async (HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json((await plans.ListPapers(context.Actor(), stop)).Select(each => new { each.Id, each.Kind, each.Title, each.Subject, each.By, each.FrozenAt, each.Digest }), ApiJson.Options))
            .Needs("plans", "read");
        group.MapGet("/papers/{paper}/file.{format}", async (string paper, string format, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Printed((await plans.ReadPaper(context.Actor(), paper, stop)).Paper, format, "paper")).Needs("plans", "read");
        group.MapGet("/digest.{format}", async (string format, HttpContext context, PlansEngine plans, CancellationToken stop) =>
        {
            var week = await plans.Digest(context.Actor(), ListRoutes.Day(context, "on"), ListRoutes.Filter(context), stop);
            return format == "json" ? Results.Json(week, ApiJson.Options) : Printed(plans.ToPaper(week), format, "digest");
        }).Needs("plans", "read");
    }

    private static void MapDrafts(RouteGroupBuilder group)
    {
        group.MapGet("/drafts", async (HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.ListDrafts(context.Actor(), stop), ApiJson.Options)).Needs("plans", "read");
        group.MapGet("/drafts/{draft}/file.{format}", async (string draft, string format, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Printed(PlansEngine.ToPaper(await plans.ReadDraft(context.Actor(), draft, stop)), format, "draft")).Needs("plans", "read");
        group.MapPost("/drafts", async (DraftRequest request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(new { id = await plans.StartDraft(context.Actor(), request.Kind, request.Subject ?? "", request.Title, request.Body, stop) }, ApiJson.Options)).Needs("plans", "propose");
        group.MapGet("/drafts/{draft}", async (string draft, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(await plans.ReadDraft(context.Actor(), draft, stop), ApiJson.Options)).Needs("plans", "read");
        group.MapPost("/drafts/{draft}/reviews", async (string draft, ReviewRequest request, HttpContext context, PlansEngine plans, CancellationToken stop) =>
            Results.Json(new { item = await plans.ReviewDraft(context.Actor(), draft, request.Step, request.Words, request.Task, stop) }, ApiJson.Options)).Needs("plans", "review");
        group.MapPost("/drafts/{draft}/freeze", async (string draft, HttpContext context, PlansEngine plans, CancellationToken stop) =>
        {
            await plans.FreezeDraft(context.Actor(), draft, stop);
            return Results.NoContent();
        }).Needs("plans", "decide");
    }

    private static IResult Printed(Paper paper, string format, string name) => format switch
    {
        "docx" => Results.File(PlansEngine.ToWord(paper), Docx, $"{name}.docx"),
        "pdf" => Results.File(PlansEngine.ToPdf(paper), "application/pdf", $"{name}.pdf"),
        _ => throw HttpRefusals.BadRequest($"format={format}").ToException(),
    };

    internal sealed record TopicRequest(string Title, string? Paper, string? ProposedBy);

    internal sealed record BarrierRequest(string Title, IReadOnlyList<string> Cities, string? Rule, string? Owner);

    internal sealed record StateRequest(string State, string? What);

    internal sealed record CooperationRequest(
        string Id, string Title, IReadOnlyList<string> Parties, DateOnly SignedOn, DateOnly? EndsOn, string? Source, IReadOnlyList<EnterCooperation.Promise> Promises);

    internal sealed record DraftRequest(string Kind, string? Subject, string Title, string Body);

    internal sealed record ReviewRequest(string Step, string Words, CirculateDraft.InstructedTask? Task);
}
