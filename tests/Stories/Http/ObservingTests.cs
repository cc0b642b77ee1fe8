using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OneCity.Stories.Http;

/// <summary>What a node tells its operators, and what it never tells.</summary>
public sealed class ObservingTests
{
    private static readonly string[] Private = ["zhang.san", "secret porcelain words", "张三丰", "430281199001011234"];

    [Fact]
    public async Task Logs_are_one_document_a_line_and_hold_no_name_no_password_and_no_address()
    {
        await using var node = await RunningNode.Start("--pack", "none", "--log-level", "debug");
        await Visit(node);
        await node.Stop();
        Assert.NotEmpty(node.Logged);
        foreach (var line in node.Logged)
        {
            using var document = JsonDocument.Parse(line);
            Assert.True(document.RootElement.TryGetProperty("Timestamp", out _), line);
            Assert.True(document.RootElement.TryGetProperty("LogLevel", out _), line);
            Assert.All(Private, word => Assert.DoesNotContain(word, document.RootElement.ToString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Traces_and_metrics_reach_the_receiver_named_by_the_settings_without_personal_data()
    {
        var taken = new List<(string Path, byte[] Body)>();
        await using var receiver = Receiver(taken);
        await receiver.StartAsync();
        await using var node = await RunningNode.Start("--pack", "none", "--telemetry-endpoint", receiver.Urls.Single());
        await Visit(node);
        // Stopping sends what is still held.
        Assert.Equal(0, await node.Stop());
        lock (taken)
        {
            Assert.Contains(taken, each => each.Path == "/v1/traces" && Holds(each.Body, "onecity") && Holds(each.Body, "/api/regions"));
            Assert.Contains(taken, each => each.Path == "/v1/metrics" && Holds(each.Body, "http.server.request.duration"));
            foreach (var word in Private) Assert.DoesNotContain(taken, each => Holds(each.Body, word) || Holds(each.Body, Uri.EscapeDataString(word)));
        }
    }

    /// <summary>A failed sign-in, a search with a person's name and number in the address, a route that does not exist.</summary>
    private static async Task Visit(RunningNode node)
    {
        using var person = node.Anonymous();
        using var entered = await SessionTests.SignIn(person, Private[0], Private[1]);
        foreach (var path in new[] { "/api/regions", $"/search?q={Uri.EscapeDataString(Private[2])}", $"/api/regions/{Private[3]}", $"/nowhere/{Uri.EscapeDataString(Private[2])}" })
        {
            using var answer = await person.GetAsync(SessionTests.At(path));
        }
    }

    private static bool Holds(byte[] body, string text) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static WebApplication Receiver(List<(string Path, byte[] Body)> taken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/{kind}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            lock (taken) taken.Add((context.Request.Path, body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
        return app;
    }
}
