using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Exchange;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Cli.Commands.Exchange;

/// <summary><c>peers check</c>: calls every other node and says exactly what is wrong, and what administrators must see.</summary>
internal static class PeerCheck
{
    public static Command Command(CliContext cli)
    {
        var command = new Command("check", "call every node, how every chain stands, what administrators must see / 检查各链与连接");
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var engine = node.GetRequiredService<ExchangeEngine>();
            var peers = await engine.CheckPeers(stop);
            var (chains, findings) = await engine.Check();
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { chains, findings, peers });
            else
            {
                foreach (var peer in peers) Tell(peer);
                foreach (var finding in findings) Console.WriteLine($"{finding.Kind}  {finding.Subject}  {finding.Evidence}");
            }
            return peers.Any(peer => peer.NeedsAttention) || findings.Any(finding => finding.Kind == "two-stories") ? 1 : 0;
        });
        return command;
    }

    private static void Tell(PeerState peer)
    {
        var took = peer.Took is { } ms ? string.Create(CultureInfo.InvariantCulture, $"  {ms:0.#} ms") : "";
        var waits = peer.Waiting > 0 && peer.WaitingSinceUs is { } since
            ? string.Create(CultureInfo.InvariantCulture, $"  {peer.Waiting} waiting since {Instants.FromMicroseconds(since):u}") : "";
        Console.WriteLine($"{peer.Member}>{peer.Peer}  {peer.Acknowledged}/{peer.Sent}  {peer.Standing}  {peer.Reached}{took}{waits}");
        if (peer.Trouble is { } trouble) Console.WriteLine($"  {trouble.ToLine(CliRun.Language)}");
    }
}
