using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using OneCity.Access;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Web.Hosting;

/// <summary>Finds out who calls: a program by its bearer token, a person by the session in the cookie, else nobody.</summary>
internal static class WhoCalls
{
    /// <summary>The claim that holds the session's secret; it travels only inside the encrypted cookie.</summary>
    public const string SessionClaim = "session";

    private const string Bearer = "Bearer ";

    /// <summary>Sets the actor of the request; a token that does not hold is answered 401 at once, whatever the route.</summary>
    public static IApplicationBuilder UseWhoCalls(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var access = context.RequestServices.GetRequiredService<AccessEngine>();
        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.Length > 0)
        {
            var actor = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                ? await access.FindByToken(authorization[Bearer.Length..].Trim(), context.RequestAborted) : null;
            if (actor is null)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
                await AccessRefusals.BadToken.ToProblem(context.Language()).ExecuteAsync(context);
                return;
            }
            context.SetActor(actor);
        }
        else if (context.User.FindFirstValue(SessionClaim) is { } session)
        {
            if (await access.FindBySession(session, context.RequestAborted) is { } actor) context.SetActor(actor);
            else await EndStaleCookie(context);
        }
        await next(context);
    });

    /// <summary>Writes the session cookie.</summary>
    public static Task OpenSession(this HttpContext context, Access.Features.SignIn.Answer signedIn) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [new(SessionClaim, signedIn.Session), new(ClaimTypes.Name, signedIn.Name)], CookieAuthenticationDefaults.AuthenticationScheme)),
        new AuthenticationProperties { IsPersistent = false, ExpiresUtc = signedIn.ExpiresAt });

    /// <summary>Ends the session and takes the cookie back.</summary>
    public static async Task CloseSession(this HttpContext context)
    {
        if (context.User.FindFirstValue(SessionClaim) is { } session)
        {
            var access = context.RequestServices.GetRequiredService<AccessEngine>();
            await access.SignOut(context.Actor(), session, context.RequestAborted);
        }
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private static Task EndStaleCookie(HttpContext context)
    {
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        return context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }
}
