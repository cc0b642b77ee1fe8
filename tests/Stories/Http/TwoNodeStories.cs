using System.Net.Http.Json;
using System.Text.Json;
using OneCity.Storage;

namespace OneCity.Stories;

/// <summary>Two cities with a process, a database and a certificate each; the line between them is cut in the middle.</summary>
public sealed class TwoNodeStories
{
    private const string Changsha = "430100";
    private const string Zhuzhou = "430200";

    private const int CutBytes = 450_000;

    private static readonly byte[] Pdf = [.. "%PDF-1.4\n"u8, .. Enumerable.Repeat((byte)'x', 700_000), .. "\n%%EOF\n"u8];

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_case_crosses_between_two_nodes_while_the_line_is_cut_and_a_node_is_killed(Dialect dialect)
    {
        await using var places = await TwoPlaces.Found(dialect, Changsha, Zhuzhou);
        var (one, other) = (places.One, places.Other);
        // The scan is longer than what passes between two cuts, so its bytes are cut in the middle whenever they travel.
        places.Back.CutEvery(CutBytes);
        Assert.Contains("network", await one.Node.Cli("peers", "check"), StringComparison.Ordinal);
        using var window = await one.Node.Program("--user", "demo-cs-clerk");
        using var handler = await other.Node.Program("--user", "demo-zz-handler");

        // Taken in with a scanned paper, offered, declined: the reason is seen at home.
        var scan = System.IO.Path.Combine(one.Node.Folder, "身份证.pdf");
        await File.WriteAllBytesAsync(scan, Pdf);
        var id = Json(await one.Node.Cli("cases", "submit", "--member", Changsha, "--procedure", "pension-transfer", "--applicant", "王小明",
            "--person", "430204199001011234", "--field", "from_city=长沙", "--field", "to_city=株洲", "--paper", $"identity={scan}", "--json")).GetProperty("id").GetString()!;
        await Post(window, Changsha, id, "offer", new { to = Zhuzhou, terms = "" });
        await Standing(handler, Zhuzhou, id, "previewed");
        await Post(handler, Zhuzhou, id, "decline", new { reason = "缺经办人身份证" });
        await Standing(window, Changsha, id, "held");

        // Offered again; the line breaks before the acceptance can arrive: it awaits the confirmation, and the holder goes on holding.
        await Post(window, Changsha, id, "offer", new { to = Zhuzhou, terms = "第二次" });
        await Standing(handler, Zhuzhou, id, "previewed");
        places.Cut();
        await Post(handler, Zhuzhou, id, "accept", null);
        await Standing(handler, Zhuzhou, id, "awaiting");
        await Standing(window, Changsha, id, "offered");
        using (var early = await handler.PostAsJsonAsync(Path(Zhuzhou, id, "advance"), new { to = "admitted" }))
            Assert.Contains("cases.awaits-confirmation", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // The accepting node loses power in the middle of it, comes up elsewhere, and the line is mended.
        await other.Restart();
        using var again = await other.Node.Program("--user", "demo-zz-handler");
        places.There.LeadTo(other.PeersPort);
        places.Mend();
        places.Back.CutEvery(CutBytes);
        await Standing(again, Zhuzhou, id, "held");
        await Standing(window, Changsha, id, "handed");
        await Eventually(async () =>
        {
            using var paper = await again.GetAsync(Path(Zhuzhou, id, $"papers/{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Pdf))}"));
            return paper.IsSuccessStatusCode && (await paper.Content.ReadAsByteArrayAsync()).SequenceEqual(Pdf);
        }, "the scanned paper follows the case");
        Assert.NotEqual(0, places.Back.Cuts);
        Assert.Equal("[]", $"{Json(await one.Node.Cli("exchange", "verify", "--json")).GetProperty("broken")}");
        Assert.Equal("[]", $"{Json(await other.Node.Cli("exchange", "verify", "--json")).GetProperty("broken")}");
    }

    private static Uri Path(string member, string id, string what) => new($"/api/cases/{member}/{id}{(what.Length > 0 ? "/" : "")}{what}", UriKind.Relative);

    private static async Task Post(HttpClient desk, string member, string id, string verb, object? words)
    {
        using var answer = await desk.PostAsJsonAsync(Path(member, id, verb), words ?? new { });
        Assert.True(answer.IsSuccessStatusCode, $"{verb}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static Task Standing(HttpClient desk, string member, string id, string wanted) => Eventually(async () =>
    {
        using var answer = await desk.GetAsync(Path(member, id, ""));
        return answer.IsSuccessStatusCode && string.Equals(FindStanding(Json(await answer.Content.ReadAsStringAsync())), wanted, StringComparison.OrdinalIgnoreCase);
    }, $"the case is {wanted} at {member}");

    private static string? FindStanding(JsonElement answer) =>
        answer.TryGetProperty("record", out var record) ? record.GetProperty("standing").GetString() : answer.GetProperty("standing").GetString();

    /// <summary>Waits for what happens by itself, at most two minutes on the slowest machine.</summary>
    private static async Task Eventually(Func<Task<bool>> holds, string what)
    {
        for (var left = 1200; left > 0; left--)
        {
            if (await holds()) return;
            await Task.Delay(100);
        }
        Assert.Fail($"within two minutes it did not come about that {what}");
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
