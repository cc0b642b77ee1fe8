using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using OneCity.Access;
using OneCity.Composition;
using OneCity.Kernel;

namespace OneCity.Web.Hosting;

/// <summary>Sign-in by cookie, and by OpenID Connect where the settings name an issuer.</summary>
internal static class SignInSetup
{
    /// <summary>Where the issuer sends people back to.</summary>
    public const string OutsideCallback = "/sign-in/outside/callback";

    /// <summary>Name of the outside scheme.</summary>
    public const string Outside = "outside";

    /// <summary>Adds the session cookie; who is not signed in is sent to <c>/sign-in</c>.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, Settings settings)
    {
        var schemes = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/sign-in";
            cookie.ReturnUrlParameter = "back";
            cookie.Cookie.Name = "onecity";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.SlidingExpiration = false;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(settings.Number("session.hours"));
        });
        if (settings.Find("oidc.authority") is { } authority) AddOutside(schemes, authority, settings);
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "onecity-form";
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.HeaderName = "X-Form-Token";
            form.SuppressXFrameOptionsHeader = true;
        });
        return WebKeys.Add(services);
    }

    private static void AddOutside(AuthenticationBuilder schemes, string authority, Settings settings) =>
        schemes.AddOpenIdConnect(Outside, outside =>
        {
            outside.Authority = authority;
            outside.RequireHttpsMetadata = authority.StartsWith("https:", StringComparison.Ordinal) || !new Uri(authority).IsLoopback;
            outside.ClientId = settings.Text("oidc.client_id");
            outside.ClientSecret = settings.Find("oidc.client_secret");
            outside.ResponseType = "code";
            // The code comes back in the address, not in a form of another site: the cookies of the exchange can stay Lax.
            outside.ResponseMode = "query";
            outside.CorrelationCookie.SameSite = SameSiteMode.Lax;
            outside.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            outside.NonceCookie.SameSite = SameSiteMode.Lax;
            outside.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            outside.UsePkce = true;
            outside.CallbackPath = OutsideCallback;
            outside.MapInboundClaims = false;
            outside.SaveTokens = false;
            outside.GetClaimsFromUserInfoEndpoint = false;
            outside.Scope.Clear();
            outside.Scope.Add("openid");
            outside.Scope.Add("profile");
            outside.Events.OnTicketReceived = ticket => Enter(ticket, settings.Text("oidc.name_claim"));
            outside.Events.OnRemoteFailure = failure =>
            {
                failure.HandleResponse();
                failure.Response.Redirect("/sign-in?outside=failed");
                return Task.CompletedTask;
            };
        });

    /// <summary>The issuer vouches for the person; the account here and its roles decide everything else.</summary>
    private static async Task Enter(TicketReceivedContext ticket, string nameClaim)
    {
        ticket.HandleResponse();
        var person = ticket.Principal!;
        try
        {
            var access = ticket.HttpContext.RequestServices.GetRequiredService<AccessEngine>();
            var signedIn = await access.SignInOutside(
                person.FindFirstValue("iss") ?? "", person.FindFirstValue("sub") ?? "", person.FindFirstValue(nameClaim), ticket.HttpContext.RequestAborted);
            await ticket.HttpContext.OpenSession(signedIn);
            ticket.Response.Redirect(SignInRoutes.Local(ticket.ReturnUri));
        }
        catch (RefusedException refused)
        {
            ticket.Response.Redirect($"/sign-in?outside={Uri.EscapeDataString(refused.Refusal.Code)}");
        }
    }
}
