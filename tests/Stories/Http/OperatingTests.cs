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
