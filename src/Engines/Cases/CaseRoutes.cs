using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>Routes of the hand-over and of the holder's work.</summary>
internal static class CaseRoutes
{
    public static void Map(RouteGroupBuilder cases)
    {
        cases.MapGet("/", (HttpContext context, CaseDesks desks, string member, string? words, string? item, CaseState? state, Standing? standing, string? holder, bool? late, int? limit) =>
        {
            var filter = new CaseFilter(words?.Trim() ?? "", item ?? "", state, standing, holder ?? "", late == true);
            if (filter.IsPerson) throw CasesRefusals.PersonInAddress.ToException();
            return desks.Search(context.Actor(), member, filter, Math.Clamp(limit ?? 100, 1, 1000));
        }).Needs("cases", "list");
        cases.MapPost("/find", (HttpContext context, CaseDesks desks, PersonWords words) =>
            desks.Search(context.Actor(), words.Member, new CaseFilter(words.Person.Trim()), 1000)).Needs("cases", "list");
        cases.MapGet("/{member}/{id}", (HttpContext context, CasesEngine engine, string member, string id) =>
            engine.Show(context.Actor(), member, id)).Needs("cases", "show");
        cases.MapPost("/", async (HttpContext context, CasesEngine engine, SubmitCase.Request request) =>
            (await engine.Submit(context.Actor(), request)).Record.Header).Needs("cases", "submit");
        cases.MapPost("/{member}/{id}/offer", async (HttpContext context, CasesEngine engine, string member, string id, OfferWords words) =>
            await engine.Offer(context.Actor(), new OfferCase.Request(member, id, words.To, words.Terms ?? "", words.Intent ?? "hand-over"))).Needs("cases", "offer");
        cases.MapPost("/{member}/{id}/accept", async (HttpContext context, CasesEngine engine, string member, string id) =>
            (await engine.Accept(context.Actor(), member, id)).Header).Needs("cases", "accept");
        cases.MapPost("/{member}/{id}/decline", async (HttpContext context, CasesEngine engine, string member, string id, ReasonWords words) =>
            (await engine.Decline(context.Actor(), member, id, words.Reason)).Header).Needs("cases", "decline");
        cases.MapPost("/{member}/{id}/revoke", async (HttpContext context, CasesEngine engine, string member, string id, ReasonWords words) =>
            await engine.Revoke(context.Actor(), member, id, words.Reason)).Needs("cases", "offer");
        cases.MapPost("/{member}/{id}/advance", async (HttpContext context, CasesEngine engine, string member, string id, StateWords words) =>
            (await engine.Advance(context.Actor(), member, id, words.To, words.Words ?? "", words.Result ?? "")).Header).Needs("cases", "work");
        cases.MapPost("/{member}/{id}/pause", async (HttpContext context, CasesEngine engine, string member, string id, ReasonWords words) =>
            (await engine.Pause(context.Actor(), member, id, words.Reason)).Header).Needs("cases", "work");
        cases.MapPost("/{member}/{id}/resume", async (HttpContext context, CasesEngine engine, string member, string id) =>
            (await engine.Resume(context.Actor(), member, id)).Header).Needs("cases", "work");
        cases.MapPost("/{member}/{id}/complete", async (HttpContext context, CasesEngine engine, string member, string id, CompletedWords words) =>
            (await engine.Complete(context.Actor(), member, id, words.Fields ?? new Dictionary<string, string>(), words.Papers ?? [])).Header).Needs("cases", "work");
        cases.MapPost("/{member}/{id}/supplement", async (HttpContext context, CasesEngine engine, string member, string id, SupplementWords words) =>
            (await engine.Supplement(context.Actor(), member, id, words.Paper, words.Remark)).Header).Needs("cases", "work");
        cases.MapPost("/{member}/{id}/jottings", async (HttpContext context, CasesEngine engine, string member, string id, JottingWords words) =>
            await engine.Jot(context.Actor(), member, id, words.Kind, words.Text)).Needs("cases", "work");
    }

    /// <summary>Body of an offer.</summary>
    internal sealed record OfferWords(string To, string? Terms, string? Intent);

    /// <summary>Body of a search by a person's number, which must not stand in an address.</summary>
    internal sealed record PersonWords(string Member, string Person);

    /// <summary>Body of a decline, revocation or stop of the clock.</summary>
    internal sealed record ReasonWords(string Reason);

    /// <summary>Body of a step of work.</summary>
    internal sealed record StateWords(CaseState To, string? Words, string? Result);

    /// <summary>Body of a late paper or remark.</summary>
    internal sealed record SupplementWords(Paper? Paper, string? Remark);

    /// <summary>Body of a task, side note or remark.</summary>
    internal sealed record JottingWords(JottingKind Kind, string Text);

    /// <summary>Body of a completion.</summary>
    internal sealed record CompletedWords(IReadOnlyDictionary<string, string>? Fields, IReadOnlyList<Paper>? Papers);
}
