using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Exchange;

/// <summary>Members of the exchange: who they are, their keys, and how their chains stand.</summary>
internal static class PeerCommands
{
    public static Command All(CliContext cli) => new("peers", "members of the exchange / 交换成员") { Add(cli), List(cli), Check(cli), RotateKey(cli) };

    private static Command Add(CliContext cli)
    {
        var code = new Argument<string>("CODE");
        var address = new Option<string>("--address") { Required = true, Description = "https://… of its node" };
        var key = new Option<string>("--key") { Required = true, Description = "its public key, base64" };
        var fingerprint = new Option<string>("--fingerprint") { Required = true, Description = "as its administrator reads it" };
        var suite = new Option<string>("--suite") { DefaultValueFactory = _ => "p256" };
        var command = new Command("add", "enter a peer / 加入伙伴") { code, address, key, fingerprint, suite };
        command.SetAction(async (parsed, _) =>
        {
            await using var node = await cli.OpenNode(parsed);
            byte[] bytes;
            try
            {
                bytes = Convert.FromBase64String(parsed.GetValue(key)!);
            }
            catch (FormatException)
            {
                throw new FileFaultException(new FileFault("--key", "", new("不是 base64", "not base64"), new("粘贴 peers list 显示的公钥", "paste the key that peers list shows")));
            }
            var name = parsed.GetValue(code)!;
            await node.GetRequiredService<ExchangeEngine>().AddPeer(await cli.WhoActs(parsed, node), name, Words.Same(name),
                parsed.GetValue(address)!, parsed.GetValue(suite)!, bytes, parsed.GetValue(fingerprint)!);
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
            var lines = new List<object>();
            foreach (var member in await engine.ListMembers())
            {
                var key = await engine.FindKey(member.Code);
                lines.Add(new { member.Code, member.NameZh, member.NameEn, member.Address, IsHosted = member.IsHosted == 1, key?.KeyId, key?.Fingerprint, key?.PublicKey });
                if (!parsed.GetValue(cli.Json)) Console.WriteLine($"{member.Code}  {member.NameZh}  {(member.IsHosted == 1 ? "hosted" : member.Address)}  {key?.Fingerprint}");
            }
            if (parsed.GetValue(cli.Json)) CliRun.Print(lines);
            return 0;
        });
        return command;
    }

    private static Command Check(CliContext cli)
    {
        var command = new Command("check", "how every chain stands, and what administrators must see / 检查各链");
        command.SetAction(async (parsed, _) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var (chains, findings) = await node.GetRequiredService<ExchangeEngine>().Check();
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { chains, findings });
            else
            {
                foreach (var chain in chains.Where(chain => chain.Keeper == chain.Sender))
                    Console.WriteLine($"{chain.Sender}>{chain.Receiver}  {chain.Mark}/{chain.Number}  {chain.Standing}");
                foreach (var finding in findings) Console.WriteLine($"{finding.Kind}  {finding.Subject}  {finding.Evidence}");
            }
            return findings.Any(finding => finding.Kind == "two-stories") ? 1 : 0;
        });
        return command;
    }

    private static Command RotateKey(CliContext cli)
    {
        var code = new Argument<string>("CODE");
        var command = new Command("rotate-key", "a new key for a member served here / 更换密钥") { code };
        command.SetAction(async (parsed, _) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var keyId = await node.GetRequiredService<ExchangeEngine>().RotateKey(await cli.WhoActs(parsed, node), parsed.GetValue(code)!);
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { member = parsed.GetValue(code), keyId });
            else Console.WriteLine(keyId);
            return 0;
        });
        return command;
    }
}
