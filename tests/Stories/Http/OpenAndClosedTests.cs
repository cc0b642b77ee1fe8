using System.Net;
using System.Text.Json;
using OneCity.Testing;
using Xunit;

namespace OneCity.Stories.Http;

/// <summary>Every operation of the OpenAPI document and every page against the table of who may pass the front door (<c>rights.csv</c>).</summary>
public sealed class OpenAndClosedTests(SharedNode shared)
{
    private static readonly string[] Words = ["sign-in", "setup", "public", "open", "comment"];
    private static readonly string[] OpenData = ["/api/regions", "/api/organisations", "/api/figures"];

    private static IReadOnlyDictionary<string, string> Table => File.ReadLines(TestData.InRepository("tests", "Stories", "Http", "rights.csv"))
        .Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).ToDictionary(cells => $"{cells[0]} {cells[1]}", cells => cells[2]);

    [Fact]
    public async Task Every_operation_has_a_row_in_the_table_and_every_row_an_operation()
    {
        var operations = (await Operations()).Select(each => $"{each.Method} {each.Path}").ToHashSet();
        Assert.Empty(operations.Except(Table.Keys));
        Assert.Empty(Table.Keys.Except(operations));
    }

    [Fact]
    public async Task Nobody_passes_without_sign_in_but_on_the_open_routes_whatever_the_body()
    {
        using var nobody = shared.Node.Anonymous();
        var passed = new List<string>();
        foreach (var (method, path, media) in await Operations())
        {
            var isOpen = Words.Any(word => path.Contains(word, StringComparison.Ordinal))
                || (method == "GET" && OpenData.Any(open => path == open || path.StartsWith(open + "/", StringComparison.Ordinal)));
            using var request = new HttpRequestMessage(new HttpMethod(method), Filled(path)) { Content = method == "GET" ? null : Broken(media) };
            using var answer = await nobody.SendAsync(request);
            if (!isOpen && answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)) passed.Add($"{method} {path} {(int)answer.StatusCode}");
        }
        Assert.Empty(passed);
    }

    [Theory]
    [InlineData("clerk"), InlineData("handler"), InlineData("statistician"), InlineData("finance"), InlineData("planner")]
    [InlineData("lead"), InlineData("auditor"), InlineData("observer"), InlineData("administrator")]
    public async Task Each_role_passes_where_the_table_says_and_nowhere_else(string role)
    {
        using var program = await shared.Node.Program("--organisation", "zz-rsj", "--role", role);
        var wrong = new List<string>();
        foreach (var (method, path, media) in await Operations())
        {
            // The body cannot be read, so that nothing is changed: who passes the door gets another answer than 403.
            using var request = new HttpRequestMessage(new HttpMethod(method), Filled(path)) { Content = method == "GET" ? null : Broken(media) };
            if (path is "/api/sign-out" or "/api/figures/export" or "/api/audit/export") continue;
            using var answer = await program.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var roles = Table[$"{method} {path}"];
            var may = roles == "all" || roles.Split(' ').Contains(role);
            if (answer.StatusCode == HttpStatusCode.Forbidden == may) wrong.Add($"{method} {path}: {(int)answer.StatusCode}, table says {roles}");
        }
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("/"), InlineData("/regions"), InlineData("/organisations"), InlineData("/sign-in"), InlineData("/healthz/live"), InlineData("/healthz/ready")]
    public async Task The_open_pages_answer_everybody(string page)
    {
        using var nobody = shared.Node.Anonymous();
        using var answer = await nobody.GetAsync(new Uri(page, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/admin"), InlineData("/inbox"), InlineData("/api"), InlineData("/account/password")]
    public async Task All_other_pages_lead_to_the_sign_in(string page)
    {
        using var nobody = shared.Node.Anonymous();
        using var answer = await nobody.GetAsync(new Uri(page, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal($"/sign-in?back={Uri.EscapeDataString(page)}", answer.Headers.Location!.OriginalString.Replace(shared.Node.Address.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<(string Method, string Path, string Media)>> Operations()
    {
        using var nobody = shared.Node.Anonymous();
        using var document = JsonDocument.Parse(await nobody.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)));
        return
        [
            .. document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation =>
                (operation.Name.ToUpperInvariant(), path.Name, operation.Value.TryGetProperty("requestBody", out var body)
                    ? body.GetProperty("content").EnumerateObject().First().Name : "application/json"))),
        ];
    }

    private static StringContent Broken(string media) => new("{broken", System.Text.Encoding.UTF8, media);

    /// <summary>The programs of these tests belong to an office of Zhuzhou: of cases they meet those of their own city.</summary>
    private static string Filled(string path) => System.Text.RegularExpressions.Regex.Replace(
        path.Replace("/api/cases/{member}", "/api/cases/430200", StringComparison.Ordinal), @"\{[^}]+\}", "2024");
}
