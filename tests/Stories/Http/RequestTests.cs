using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace OneCity.Stories.Http;

/// <summary>Headers, bad requests, repeats, paging.</summary>
public sealed class RequestTests(SharedNode shared)
{
    [Theory]
    [InlineData("/sign-in", "X-Content-Type-Options", "nosniff")]
    [InlineData("/sign-in", "X-Frame-Options", "DENY")]
    [InlineData("/sign-in", "Referrer-Policy", "same-origin")]
    [InlineData("/sign-in", "Permissions-Policy", "microphone=()")]
    [InlineData("/sign-in", "Cross-Origin-Opener-Policy", "same-origin")]
    [InlineData("/api/regions", "Cross-Origin-Resource-Policy", "same-origin")]
    [InlineData("/sign-in", "Content-Security-Policy", "default-src 'self'")]
    [InlineData("/sign-in", "Content-Security-Policy", "frame-ancestors 'none'")]
    [InlineData("/sign-in", "Content-Security-Policy", "object-src 'none'")]
    [InlineData("/api/users", "X-Content-Type-Options", "nosniff")]
    [InlineData("/api/users", "WWW-Authenticate", "Bearer")]
    public async Task The_header_is_on_every_answer(string address, string header, string holds)
    {
        using var nobody = shared.Node.Anonymous();
        using var answer = await nobody.GetAsync(SessionTests.At(address));
        Assert.Contains(holds, string.Join(", ", answer.Headers.GetValues(header)), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        if (header == "Content-Security-Policy") Assert.Single(answer.Headers.GetValues(header));
    }

    [Fact]
    public async Task Scripts_run_only_from_this_host_or_with_the_nonce_of_the_answer()
    {
        using var nobody = shared.Node.Anonymous();
        var first = (await nobody.GetAsync(SessionTests.At("/sign-in"))).Headers.GetValues("Content-Security-Policy").Single();
        var second = (await nobody.GetAsync(SessionTests.At("/sign-in"))).Headers.GetValues("Content-Security-Policy").Single();
        Assert.NotEqual(first, second);
        var script = first.Split(';').Single(part => part.Trim().StartsWith("script-src", StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe-inline", script, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval'", script.Replace("wasm-unsafe-eval'", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{broken", HttpStatusCode.BadRequest, "http.bad-request")]
    [InlineData("{\"name\":\"../../x\",\"organisation\":\"cs-tjj\",\"role\":\"clerk\"}", HttpStatusCode.Conflict, "access.bad-name")]
    [InlineData("{\"name\":\"x\",\"organisation\":\"cs-tj\",\"role\":\"clerk\"}", HttpStatusCode.NotFound, "access.unknown-organisation")]
    [InlineData("{\"name\":\"x\",\"organisation\":\"cs-tjj\",\"role\":\"king\"}", HttpStatusCode.NotFound, "access.unknown-role")]
    public async Task A_bad_request_is_a_problem_that_says_what_to_do(string body, HttpStatusCode status, string code)
    {
        using var administrator = await shared.Node.Program("--user", "demo-administrator");
        using var answer = await administrator.PostAsync(SessionTests.At("/api/users?lang=en"), new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        Assert.False(string.IsNullOrEmpty(problem.RootElement.GetProperty("detail").GetString()));
    }

    [Theory]
    [InlineData("/api/audit?limit=0"), InlineData("/api/audit?limit=x"), InlineData("/api/audit?after=%25"), InlineData("/api/users?limit=1001")]
    public async Task A_page_that_cannot_be_asked_for_is_refused(string address)
    {
        using var administrator = await shared.Node.Program("--user", "demo-administrator");
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.GetAsync(SessionTests.At(address))).StatusCode);
    }

    [Fact]
    public async Task The_link_header_leads_through_a_whole_list_once()
    {
        using var administrator = await shared.Node.Program("--user", "demo-administrator");
        var (names, next) = (new List<string>(), "/api/users?limit=7");
        while (next is not null)
        {
            using var answer = await administrator.GetAsync(SessionTests.At(next));
            using var rows = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            names.AddRange(rows.RootElement.EnumerateArray().Select(row => row.GetProperty("name").GetString()!));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }
        Assert.Equal(names.Distinct(), names);
        Assert.Superset(shared.Node.Demonstration.Keys.ToHashSet(), names.ToHashSet());
    }

    [Fact]
    public async Task A_repeated_request_with_the_same_key_is_done_once()
    {
        using var administrator = await shared.Node.Program("--user", "demo-administrator");
        var key = Guid.NewGuid().ToString();
        var first = await Send(administrator, key, "/api/users/demo-observer/roles", "{\"role\":\"lead\",\"from_on\":\"2099-01-01\"}");
        var again = await Send(administrator, key, "/api/users/demo-observer/roles", "{\"role\":\"lead\",\"from_on\":\"2099-01-01\"}");
        Assert.Equal((HttpStatusCode.OK, first.Body), (again.Status, again.Body));
        var other = await Send(administrator, key, "/api/users/demo-observer/roles", "{\"role\":\"clerk\"}");
        Assert.Contains("http.key-reused", other.Body, StringComparison.Ordinal);
        var secret = await Send(administrator, key + "s", "/api/tokens", "{\"label\":\"once\",\"user\":\"demo-observer\"}");
        Assert.Contains("onecity_", secret.Body, StringComparison.Ordinal);
        var hidden = await Send(administrator, key + "s", "/api/tokens", "{\"label\":\"once\",\"user\":\"demo-observer\"}");
        Assert.Contains("http.shown-once", hidden.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        await using var small = await RunningNode.Start("--pack", "none", "--limits-body-mb", "1");
        using var program = await small.Program("--role", "administrator");
        using var answer = await program.PostAsync(SessionTests.At("/api/users"), new StringContent($"{{\"name\":\"{new string('x', 2_000_000)}\"}}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Too_many_requests_of_one_caller_are_told_when_to_come_back()
    {
        await using var narrow = await RunningNode.Start("--pack", "none", "--limits-address-per-second", "10");
        using var nobody = narrow.Anonymous();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => nobody.GetAsync(SessionTests.At("/api/regions"))));
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        using var health = await nobody.GetAsync(SessionTests.At("/healthz/ready"));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Body)> Send(HttpClient client, string key, string address, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, SessionTests.At(address)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
