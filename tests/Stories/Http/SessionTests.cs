using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace OneCity.Stories.Http;

/// <summary>Sign-in, cookies, tokens and what others try with them.</summary>
public sealed partial class SessionTests(SharedNode shared)
{
    [Fact]
    public async Task A_person_signs_in_on_the_page_acts_and_signs_out()
    {
        using var person = shared.Node.Anonymous();
        using var entered = await SignIn(person, "demo-auditor", shared.Node.Demonstration["demo-auditor"]);
        Assert.Equal(HttpStatusCode.Found, entered.StatusCode);
        Assert.Contains("HttpOnly", entered.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("onecity=", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
        using var me = JsonDocument.Parse(await person.GetStringAsync(At("/api/me")));
        Assert.Equal("demo-auditor", me.RootElement.GetProperty("name").GetString());
        using var admin = await person.GetAsync(At("/admin"));
        Assert.Equal(HttpStatusCode.OK, admin.StatusCode);
        using var left = await Form(person, "/api", "/sign-out", []);
        Assert.Equal(HttpStatusCode.Found, left.StatusCode);
        using var after = await person.GetAsync(At("/api/me"));
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_is_told_on_the_page_with_its_code()
    {
        using var person = shared.Node.Anonymous();
        using var refused = await SignIn(person, "nobody-here", "guess");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("access.wrong-password", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_sign_in_nobody_is_led_to_another_site()
    {
        using var person = shared.Node.Anonymous();
        using var entered = await SignIn(person, "demo-lead", shared.Node.Demonstration["demo-lead"], "?back=https://evil.example/");
        Assert.DoesNotContain("evil", entered.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("/account/password", entered.Headers.Location.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storm_of_wrong_passwords_is_paused_also_for_a_name_that_does_not_exist()
    {
        using var storm = shared.Node.Anonymous();
        var codes = new List<HttpStatusCode>();
        for (var tried = 0; tried < 8; tried++)
        {
            using var answer = await storm.PostAsJsonAsync(At("/api/sign-in"), new { name = "storm", password = $"guess {tried}" });
            codes.Add(answer.StatusCode);
        }
        Assert.Equal(5, codes.Count(code => code == HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.TooManyRequests, codes[^1]);
    }

    [Theory]
    [InlineData("onecity=forged")]
    [InlineData("onecity=CfDJ8Maa1egv7rRIpImvflhr1p_EmBt1E_tU3vlRlnVNb")]
    public async Task A_forged_cookie_opens_nothing(string cookie)
    {
        using var forger = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = shared.Node.Address };
        forger.DefaultRequestHeaders.Add("Cookie", cookie);
        using var api = await forger.GetAsync(At("/api/me"));
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        using var page = await forger.GetAsync(At("/admin"));
        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
    }

    [Fact]
    public async Task A_changing_call_with_the_cookie_must_come_from_our_own_pages()
    {
        using var person = shared.Node.Anonymous();
        using var entered = await SignIn(person, "demo-planner", shared.Node.Demonstration["demo-planner"]);
        foreach (var (header, value, expected) in ((string, string, HttpStatusCode)[])
        [
            ("Origin", "https://evil.example", HttpStatusCode.Forbidden), ("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden),
            ("X-Nothing", "1", HttpStatusCode.Forbidden), ("Origin", shared.Node.Address.GetLeftPart(UriPartial.Authority), HttpStatusCode.Created),
        ])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, At("/api/tokens")) { Content = JsonContent.Create(new { label = "own" }) };
            request.Headers.Add(header, value);
            using var answer = await person.SendAsync(request);
            Assert.Equal(expected, answer.StatusCode);
        }
        using var form = await person.PostAsync(At("/sign-in"), new FormUrlEncodedContent([new("_handler", "sign-in"), new("Name", "a"), new("Password", "b")]));
        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
    }

    [Fact]
    public async Task A_token_is_refused_when_wrong_revoked_or_beyond_its_scope()
    {
        using var narrow = await shared.Node.Program("--user", "demo-administrator", "--scope", "access:read-users");
        Assert.Equal(HttpStatusCode.OK, (await narrow.GetAsync(At("/api/users"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await narrow.GetAsync(At("/api/audit"))).StatusCode);
        var made = (await shared.Node.Cli("tokens", "add", "to revoke", "--user", "demo-auditor")).Trim();
        using var program = shared.Node.Anonymous();
        program.DefaultRequestHeaders.Authorization = new("Bearer", made);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(At("/api/audit"))).StatusCode);
        await shared.Node.Cli("tokens", "revoke", "to revoke");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(At("/api/audit"))).StatusCode);
        program.DefaultRequestHeaders.Authorization = new("Bearer", "onecity_0000");
        using var open = await program.GetAsync(At("/api/regions"));
        Assert.Equal(HttpStatusCode.Unauthorized, open.StatusCode);
    }

    internal static Uri At(string path) => new(path, UriKind.Relative);

    internal static Task<HttpResponseMessage> SignIn(HttpClient person, string name, string password, string query = "") =>
        Form(person, "/sign-in" + query, "/sign-in" + query, [new("_handler", "sign-in"), new("Name", name), new("Password", password)]);

    internal static async Task<HttpResponseMessage> Form(HttpClient person, string page, string action, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var html = await person.GetStringAsync(At(page));
        var token = FormToken().Match(html).Groups[1].Value;
        return await person.PostAsync(At(action), new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
