using Microsoft.AspNetCore.Authentication.Cookies;

namespace OneCity.Web.Hosting;

/// <summary>Sign-in by cookie.</summary>
internal static class SignInSetup
{
    /// <summary>Adds the session cookie; who is not signed in is sent to <c>/sign-in</c>.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/sign-in";
            cookie.Cookie.Name = "onecity";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
        });
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddAntiforgery(form => form.Cookie.Name = "onecity-form");
        return services;
    }
}
