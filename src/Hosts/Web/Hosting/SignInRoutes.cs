using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using OneCity.Access;
using OneCity.Access.Features;
using OneCity.Composition;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Web.Hosting;

/// <summary>Routes of entering and leaving; the pages are <c>/sign-in</c>, <c>/setup/{code}</c> and <c>/account/password</c>.</summary>
internal static class SignInRoutes
{
    internal sealed record Entry(string Name, string Password);

    internal sealed record Entered(string Name, DateTimeOffset ExpiresAt, bool ByOneTimePassword);

    internal sealed record NewPassword(string Current, string Next);

    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder routes, Settings settings)
    {
        routes.MapPost("/sign-out", async (HttpContext http, IAntiforgery forms) =>
        {
            if (!await forms.IsRequestValidAsync(http)) return AccessRefusals.OtherSite.ToProblem(http.Language());
            await http.CloseSession();
            return Results.LocalRedirect("/");
        }).DisableAntiforgery().ExcludeFromDescription();
        if (settings.Find("oidc.authority") is not null)
        {
            routes.MapGet("/sign-in/outside", (string? back) => Results.Challenge(
                new AuthenticationProperties { RedirectUri = Local(back) }, [SignInSetup.Outside])).ExcludeFromDescription();
        }
        MapApi(routes);
        return routes;
    }

    /// <summary>The address when it lies on this host, else the overview: nobody is led elsewhere after signing in.</summary>
    public static string Local(string? back) =>
        back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\', StringComparison.Ordinal)
        && !back.Any(char.IsControl) ? back : "/";

    private static void MapApi(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/sign-in", async (Entry entry, HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            var signedIn = await access.SignIn(entry.Name, entry.Password, stop);
            await http.OpenSession(signedIn);
            return new Entered(signedIn.Name, signedIn.ExpiresAt, signedIn.ByOneTimePassword);
        }).OpenToAll().WithTags("access").WithSummary("Sign a person in; the session comes as a cookie");
        routes.MapPost("/api/setup", async (SetUpNode.Request request, HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            var signedIn = await access.SetUp(request, stop);
            await http.OpenSession(signedIn);
            return new Entered(signedIn.Name, signedIn.ExpiresAt, false);
        }).OpenToAll().WithTags("access").WithSummary("Make the first administrator with the one-time code");
        routes.MapPost("/api/sign-out", async (HttpContext http) =>
        {
            await http.CloseSession();
            return Results.NoContent();
        }).Needs("access", "own-account").WithTags("access").WithSummary("End the session");
        routes.MapPost("/api/me/password", async (NewPassword change, HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            await access.SetPassword(http.Actor(), change.Current, change.Next, http.User.FindFirstValue(WhoCalls.SessionClaim), stop);
            return Results.NoContent();
        }).Needs("access", "own-account").WithTags("access").WithSummary("Set one's own password");
        routes.MapGet("/api/inbox", (HttpContext http, IEnumerable<IInboxSource> sources, CancellationToken stop) =>
            Inbox.List(sources, http.Actor(), stop)).Needs("access", "own-account").WithTags("inbox").WithSummary("Everything that waits for the caller");
        routes.MapGet("/api/settings", (Settings settings) => settings.List()).Needs("access", "read-settings").WithTags("access")
            .WithSummary("Settings with their sources; secrets masked");
    }
}
