using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Storage.Files;

namespace OneCity.Cases;

/// <summary>Routes of what desks and applicants do around a case.</summary>
internal static class DeskRoutes
{
    public static void Map(RouteGroupBuilder cases)
    {
        cases.MapGet("/work", (HttpContext context, CaseDesks desks, string member) => desks.ListWork(context.Actor(), member)).Needs("cases", "list");
        cases.MapGet("/flow", (HttpContext context, CaseDesks desks) => desks.Flow(context.Actor())).Needs("cases", "flow");
        cases.MapGet("/differences", (HttpContext context, CaseDesks desks, string? item) => desks.ListDifferences(context.Actor(), item)).Needs("cases", "compare");
        cases.MapPost("/differences", (HttpContext context, CaseDesks desks, DifferenceSetting setting) =>
            desks.SetDifference(context.Actor(), setting)).Needs("cases", "unify");
        cases.MapGet("/patrols", async (HttpContext context, CaseDesks desks) =>
        {
            var (latest, tally) = await desks.ListPatrols(context.Actor());
            return new { tally, latest };
        }).Needs("cases", "flow");
        cases.MapPost("/patrols", (HttpContext context, CaseDesks desks, Patrol patrol) => desks.EnterPatrol(context.Actor(), patrol)).Needs("cases", "work");
        cases.MapPost("/{member}/papers", (HttpContext context, CaseDesks desks, string member, string kind, string name) =>
            desks.KeepPaper(context.Actor(), member, kind, name, context.Request.Body)).Needs("cases", "work");
        cases.MapGet("/{member}/{id}/papers/{hash}", OpenPaper).Needs("cases", "look");
        cases.MapGet("/{member}/{id}/receipts", async (HttpContext context, CaseDesks desks, string member, string id) =>
            (await desks.Verify(context.Actor(), [member], id)).Receipts).Needs("cases", "verify");
        cases.MapPost("/{member}/{id}/look", (HttpContext context, CaseDesks desks, string member, string id, PurposeWords words) =>
            desks.LookAtPerson(context.Actor(), member, id, words.Purpose)).Needs("cases", "look");
        cases.MapPost("/{member}/{id}/parcels", async (HttpContext context, CaseDesks desks, string member, string id, ParcelWords words) =>
            (await desks.SendParcel(context.Actor(), member, id, words.Number, words.To, words.Papers)).Header).Needs("cases", "work");
        cases.MapPost("/{member}/{id}/parcels/{number}/receive", async (HttpContext context, CaseDesks desks, string member, string id, string number, MissingWords words) =>
            (await desks.ReceiveParcel(context.Actor(), member, id, number, words.Missing ?? "")).Header).Needs("cases", "work");
        cases.MapPost("/{member}/{id}/notes", async (HttpContext context, CaseDesks desks, string member, string id, NoteWords words) =>
            (await desks.Note(context.Actor(), member, id, words.Kind, words.Words)).Header).Needs("cases", "show");
        cases.MapPost("/{member}/{id}/split", async (HttpContext context, CaseDesks desks, string member, string id, SplitWords words) =>
            (await desks.Split(context.Actor(), member, id, words.Cities, words.Terms ?? "")).Select(part => part.Header)).Needs("cases", "work");
        cases.MapPost("/{member}/{id}/merge", async (HttpContext context, CaseDesks desks, string member, string id, MergeWords words) =>
            (await desks.Merge(context.Actor(), member, id, words.Others)).Header).Needs("cases", "work");
        cases.MapPost("/{member}/{id}/recall", async (HttpContext context, CaseDesks desks, string member, string id, RecallWords words) =>
            (await desks.Recall(context.Actor(), context.Actor().Organisation ?? "", member, id, words.To, words.Reason)).Header).Needs("cases", "recall");
        cases.MapPost("/{member}/{id}/seek-duplicates", async (HttpContext context, CaseDesks desks, string member, string id) =>
            new { asked = await desks.SeekDuplicates(context.Actor(), member, id) }).Needs("cases", "submit");
        cases.MapPost("/{member}/voices/{voice}/answer", async (HttpContext context, CaseDesks desks, string member, string voice, AnswerWords words) =>
            new { answered = await desks.AnswerVoice(context.Actor(), member, voice, words.Answer) }).Needs("cases", "work");
    }

    /// <summary>What anybody may call: the number and code are in the body, never in the address.</summary>
    public static void MapOpen(IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/api/public/cases");
        open.MapGet("/procedures", (CasesEngine engine) => engine.ListProcedures()).OpenToAll();
        open.MapGet("/terms", (CaseDesks desks) => desks.ListTerms()).OpenToAll();
        open.MapPost("/follow", (CaseDesks desks, FollowWords words) => desks.Follow(words.Number, words.Code)).OpenToAll();
        open.MapPost("/rate", async (CaseDesks desks, RateWords words) => Said(await desks.Rate(words.Number, words.Code, words.Stars, words.Words ?? ""))).OpenToAll();
        open.MapPost("/complain", async (CaseDesks desks, SayWords words) => Said(await desks.Complain(words.Number, words.Code, words.Words))).OpenToAll();
        open.MapPost("/correct", async (CaseDesks desks, SayWords words) => Said(await desks.AskCorrection(words.Number, words.Code, words.Words))).OpenToAll();
    }

    private static object Said(Voice voice) => new { voice.Id, voice.Kind, voice.AtUs };

    /// <summary>Pictures and PDF are shown, everything else is a download; nothing of it is cached or run.</summary>
    private static async Task<IResult> OpenPaper(HttpContext context, CaseDesks desks, string member, string id, string hash)
    {
        var (bytes, media, name) = await desks.OpenPaper(context.Actor(), member, id, hash);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.File(bytes, media, PaperTypes.IsShown(media) ? null : name);
    }

    internal sealed record PurposeWords(string Purpose);

    internal sealed record ParcelWords(string Number, string To, string Papers);

    internal sealed record MissingWords(string? Missing);

    internal sealed record NoteWords(string Kind, string Words);

    internal sealed record SplitWords(IReadOnlyList<string> Cities, string? Terms);

    internal sealed record MergeWords(IReadOnlyList<string> Others);

    internal sealed record RecallWords(string To, string Reason);

    internal sealed record AnswerWords(string Answer);

    internal sealed record FollowWords(string Number, string Code);

    internal sealed record RateWords(string Number, string Code, int? Stars, string? Words);

    internal sealed record SayWords(string Number, string Code, string Words);
}
