using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Exchange;

/// <summary>Members of the exchange: who they are, how their nodes are reached, their keys, and how their chains stand.</summary>
internal static class PeerCommands
{
    public static Command All(CliContext cli) => new("peers", "members of the exchange / 交换成员")
    {
        Card(cli), Add(cli), List(cli), PeerCheck.Command(cli), RotateKey(cli), End(cli),
    };

    private static Command Card(CliContext cli)
    {
        var code = new Argument<string>("CODE");
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "write it there; without, to stdout" };
        var command = new Command("card", "the card of a member served here, for another administrator / 本市名片") { code, file };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var card = await node.GetRequiredService<ExchangeEngine>().ShowCard(parsed.GetValue(code)!);
            var text = JsonSerializer.Serialize(card, WireJson.Options);
            if (parsed.GetValue(file) is { } name) await File.WriteAllTextAsync(name, text, stop);
            else Console.WriteLine(text);
            await Console.Error.WriteLineAsync(CliRun.Language == Language.Chinese
                ? $"请当面或电话告知对方管理员的指纹：{KeyRing.Fingerprint(Convert.FromBase64String(card.PublicKey))}"
                : $"read this fingerprint to the other administrator: {KeyRing.Fingerprint(Convert.FromBase64String(card.PublicKey))}");
            return 0;
        });
        return command;
    }

    private static Command Add(CliContext cli)
    {
        var code = new Argument<string>("CODE");
        var address = new Option<string?>("--address") { Description = "https://… of its node; its card is fetched from there" };
        var fingerprint = new Option<string>("--fingerprint") { Required = true, Description = "of its key, as its administrator reads it" };
        var card = new Option<string?>("--card") { Description = "file with its card, where its node cannot be reached" };
        var key = new Option<string?>("--key") { Description = "its public key, base64, for exchange by file without a card" };
        var suite = new Option<string>("--suite") { DefaultValueFactory = _ => "p256", Description = "suite of --key: p256 or sm2" };
        var command = new Command("add", "enter a peer / 加入伙伴") { code, address, fingerprint, card, key, suite };
        command.SetAction(async (parsed, stop) =>
        {
            var (name, finger) = (parsed.GetValue(code)!, parsed.GetValue(fingerprint)!);
            var (at, from, bytes) = (parsed.GetValue(address), parsed.GetValue(card), parsed.GetValue(key));
            if (at is not null && !(Uri.TryCreate(at, UriKind.Absolute, out var uri) && uri.Scheme == "https"))
                throw Unusable("--address", at, "https://HOST:PORT");
            if (at is null && from is null && bytes is null) throw Unusable("peers add", "", "--address, --card or --key");
            await using var node = await cli.OpenNode(parsed);
            var (engine, actor) = (node.GetRequiredService<ExchangeEngine>(), await cli.WhoActs(parsed, node));
            if (from is not null)
            {
                var read = PeerCards.Read(from, await ReadFile(from, stop));
                if (read.Code != name) throw LinkRefusals.BrokenCard(name).ToException();
                await engine.JoinPeer(actor, at is null ? read : read with { Address = read.Address }, finger);
            }
            else if (bytes is not null)
                await engine.AddPeer(actor, name, Words.Same(name), at ?? "", parsed.GetValue(suite)!, KeyBytes(bytes), finger);
            else await engine.JoinPeer(actor, name, at!, finger, stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { member = name });
            return 0;
        });
        return command;
    }

    private static Command List(CliContext cli)
    {
        var command = new Command("list", "members and their keys / 成员与公钥");
        command.SetAction(async (parsed, _) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var engine = node.GetRequiredService<ExchangeEngine>();
            var own = node.GetRequiredService<NodeCertificate>();
            var lines = new List<object>();
            foreach (var member in await engine.ListMembers())
            {
                var key = await engine.FindKey(member.Code);
                var certificate = member.IsHosted == 1 ? own.Fingerprint : member.Certificate;
                lines.Add(new { member.Code, member.NameZh, member.NameEn, member.Address, IsHosted = member.IsHosted == 1, key?.KeyId, key?.Fingerprint, key?.PublicKey, certificate });
                if (!parsed.GetValue(cli.Json))
                    Console.WriteLine($"{member.Code}  {member.NameZh}  {(member.IsHosted == 1 ? "hosted" : member.Address.Length > 0 ? member.Address : "by file")}  {key?.Fingerprint}");
            }
            if (parsed.GetValue(cli.Json)) CliRun.Print(lines);
            return 0;
        });
        return command;
    }

    private static Command RotateKey(CliContext cli)
    {
        var code = new Argument<string?>("CODE") { Arity = ArgumentArity.ZeroOrOne };
        var ofNode = new Option<bool>("--node") { Description = "the node's own key, which its certificate shows, instead of a member's" };
        var command = new Command("rotate-key", "a new key for a member served here, or for the node / 更换密钥") { code, ofNode };
        command.SetAction(async (parsed, _) =>
        {
            if (parsed.GetValue(code) is null == !parsed.GetValue(ofNode)) throw Unusable("peers rotate-key", parsed.GetValue(code) ?? "", "CODE, or --node");
            await using var node = await cli.OpenNode(parsed);
            var (engine, actor) = (node.GetRequiredService<ExchangeEngine>(), await cli.WhoActs(parsed, node));
            if (parsed.GetValue(code) is { } member)
            {
                var keyId = await engine.RotateKey(actor, member);
                if (parsed.GetValue(cli.Json)) CliRun.Print(new { member, keyId });
                else Console.WriteLine(keyId);
                return 0;
            }
            var certificate = await engine.RotateNodeKey(actor, node.GetRequiredService<NodeCertificate>());
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { certificate });
            else Console.WriteLine(certificate);
            await Console.Error.WriteLineAsync(CliRun.Language == Language.Chinese
                ? "请重启节点，并请各伙伴管理员重新登记本市（`peers add`）" : "restart the node, and ask every peer's administrator to enter its members again (`peers add`)");
            return 0;
        });
        return command;
    }

    private static Command End(CliContext cli)
    {
        var code = new Argument<string>("CODE");
        var member = new Option<string?>("--member") { Description = "only for this member served here; for all when not given" };
        var reason = new Option<string>("--reason") { Required = true, Description = "told to the peer" };
        var command = new Command("end", "end the partnership; old messages stay verifiable / 终止伙伴关系") { code, member, reason };
        command.SetAction(async (parsed, _) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var (engine, actor) = (node.GetRequiredService<ExchangeEngine>(), await cli.WhoActs(parsed, node));
            var own = parsed.GetValue(member) is { } one ? [one]
                : (await engine.ListPeers()).Where(state => state.Peer == parsed.GetValue(code) && state.Standing == ChainStanding.Open).Select(state => state.Member).ToList();
            if (own.Count == 0) throw ExchangeRefusals.UnknownMember(parsed.GetValue(code)!).ToException();
            foreach (var each in own) await engine.EndPartnership(actor, each, parsed.GetValue(code)!, parsed.GetValue(reason)!);
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { peer = parsed.GetValue(code), members = own });
            return 0;
        });
        return command;
    }

    private static byte[] KeyBytes(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new FileFaultException(new FileFault("--key", "", new("不是 base64", "not base64"), new("粘贴 peers list 显示的公钥", "paste the key that peers list shows")));
        }
    }

    private static async Task<string> ReadFile(string name, CancellationToken stop) => File.Exists(name) ? await File.ReadAllTextAsync(name, stop)
        : throw new FileFaultException(new FileFault(name, "", new("文件不存在", "there is no such file"), new("核对文件名", "check its name")));

    private static FileFaultException Unusable(string place, string value, string wanted) => new(new FileFault(place, "",
        new($"不能用「{value}」", $"'{value}' cannot be used"), new($"应为：{wanted}", $"give {wanted}")));
}
