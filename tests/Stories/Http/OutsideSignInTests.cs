using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Xunit;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OneCity.Stories.Http;

/// <summary>Sign-in through a city's own OpenID Connect server: a real OpenIddict server runs beside the node.</summary>
public sealed class OutsideSignInTests : IAsyncLifetime
{
    private const string Client = "onecity";
    private const string Secret = "a shared secret of the test";

    private WebApplication _issuer = null!;
    private string _subject = "";
    private string _name = "";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(Configure);
        _issuer = builder.Build();
        _issuer.UseAuthentication();
        await _issuer.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await _issuer.DisposeAsync();

    [Fact]
    public async Task A_person_known_here_enters_through_the_citys_own_sign_in_and_one_unknown_here_does_not()
    {
        await using var node = await RunningNode.Start(
            "--pack", "none", "--oidc-authority", Issuer, "--oidc-client-id", Client, "--oidc-client-secret", Secret, "--oidc-title", "市统一认证");
        await node.Cli("users", "add", "wang", "--role", "auditor");
        using var anybody = node.Anonymous();
        Assert.Contains("用市统一认证登录", await anybody.GetStringAsync(SessionTests.At("/sign-in")), StringComparison.Ordinal);

        var (person, last) = await Enter(node, "subject-1", "wang");
        Assert.Equal("/inbox", last);
        Assert.Contains("\"wang\"", await person.GetStringAsync(SessionTests.At("/api/me")), StringComparison.Ordinal);
        Assert.Contains("access.outside-tied", await node.Cli("audit", "list"), StringComparison.Ordinal);

        var (renamed, _) = await Enter(node, "subject-1", "wang-has-a-new-name");
        Assert.Contains("\"wang\"", await renamed.GetStringAsync(SessionTests.At("/api/me")), StringComparison.Ordinal);

        var (impostor, led) = await Enter(node, "subject-2", "wang");
        Assert.StartsWith("/sign-in?outside=access.not-known-here", led, StringComparison.Ordinal);
        using var me = await impostor.GetAsync(SessionTests.At("/api/me"));
        Assert.Equal(HttpStatusCode.Unauthorized, me.StatusCode);
        foreach (var client in (HttpClient[])[person, renamed, impostor]) client.Dispose();
    }

    [Fact]
    public async Task A_made_up_answer_of_the_issuer_opens_nothing()
    {
        await using var node = await RunningNode.Start("--pack", "none", "--oidc-authority", Issuer, "--oidc-client-id", Client, "--oidc-client-secret", Secret);
        using var forger = node.Anonymous();
        using var answer = await forger.GetAsync(SessionTests.At("/sign-in/outside/callback?code=made-up&state=made-up"));
        Assert.EndsWith("/sign-in?outside=failed", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private string Issuer => _issuer.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/";

    private async Task<(HttpClient Person, string Last)> Enter(RunningNode node, string subject, string name)
    {
        (_subject, _name) = (subject, name);
        var person = node.Anonymous();
        using var away = await person.GetAsync(SessionTests.At("/sign-in/outside?back=/inbox"));
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var vouched = await outside.GetAsync(away.Headers.Location);
        Assert.True(vouched.StatusCode == HttpStatusCode.Found, await vouched.Content.ReadAsStringAsync());
        using var back = await person.GetAsync(vouched.Headers.Location);
        return (person, back.Headers.Location!.IsAbsoluteUri ? back.Headers.Location.PathAndQuery : back.Headers.Location.OriginalString);
    }

    private void Configure(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.OpenId, Scopes.Profile).AddEphemeralEncryptionKey().AddEphemeralSigningKey().EnableDegradedMode();
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Client) context.Reject(Errors.InvalidClient, "unknown client");
            return default;
        }));
        server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Client || context.ClientSecret != Secret) context.Reject(Errors.InvalidClient, "unknown client");
            return default;
        }));
        server.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            var identity = new ClaimsIdentity("issuer");
            identity.AddClaim(new Claim(Claims.Subject, _subject));
            identity.AddClaim(new Claim(Claims.PreferredUsername, _name));
            var person = new ClaimsPrincipal(identity);
            person.SetScopes(context.Request.GetScopes());
            person.SetDestinations(_ => [Destinations.IdentityToken]);
            context.Principal = person;
            return default;
        }));
    }
}
