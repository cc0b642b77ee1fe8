using System.Text.Json;
using OneCity.Kernel;

namespace OneCity.Exchange;

/// <summary>The same batches and receipts as files between separated networks.</summary>
public sealed class CarryByFile(IUnits units, Courier courier, ExchangeEngine exchange)
{
    private const int MessagesMax = 100_000;

    /// <summary>What a file took in.</summary>
    /// <param name="Messages">Messages that were new here.</param>
    /// <param name="Receipts">Receipts heard.</param>
    public sealed record Answer(long Messages, int Receipts);

    /// <summary>What one file carries.</summary>
    /// <param name="Format">Always <c>onecity-exchange-1</c>.</param>
    /// <param name="For">The member it is for.</param>
    /// <param name="Batches">Messages not acknowledged yet, by chain.</param>
    /// <param name="Receipts">Signed acknowledgements of what came from that member.</param>
    public sealed record Parcel(string Format, string For, IReadOnlyList<IReadOnlyList<Message>> Batches, IReadOnlyList<Receipt> Receipts);

    /// <summary>Everything from members served here that the peer has not acknowledged, and receipts for what it sent.</summary>
    /// <exception cref="RefusedException"><c>exchange.unknown-member</c>, <c>exchange.catching-up</c>.</exception>
    public async Task<string> Export(Actor actor, string peer)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var members = await exchange.ListMembers();
        if (members.All(member => member.Code != peer)) throw ExchangeRefusals.UnknownMember(peer).ToException();
        var (batches, receipts) = (new List<IReadOnlyList<Message>>(), new List<Receipt>());
        foreach (var own in members.Where(member => member.IsHosted == 1 && member.Code != peer))
            await units.Write(async unit =>
            {
                await SendMessages.DemandOpen(unit, own.Code);
                if (await unit.Journals.FindChain(own.Code, own.Code, peer) is { } chain && chain.Number > chain.Mark)
                    batches.Add(await unit.Journals.List(own.Code, own.Code, peer, chain.Mark, MessagesMax));
                if (await unit.Journals.FindChain(own.Code, peer, own.Code) is { Number: > 0 } high) receipts.Add(courier.ReceiptFor(high));
                unit.Audit(new AuditEvent(ExchangeEvents.Exported, actor, $"chain:{own.Code}>{peer}"));
                return 0;
            });
        return JsonSerializer.Serialize(new Parcel("onecity-exchange-1", peer, batches, receipts), WireJson.Options);
    }

    /// <summary>Takes in such a file; what was taken in before is skipped.</summary>
    /// <exception cref="FileFaultException">When it is no such file.</exception>
    /// <exception cref="RefusedException"><c>exchange.gap</c>, <c>exchange.two-stories</c>.</exception>
    public async Task<Answer> Import(Actor actor, string file, string text)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var parcel = Read(file, text);
        var (taken, heard) = (0L, 0);
        foreach (var batch in parcel.Batches.Where(batch => batch.Count > 0))
        {
            var (sender, receiver) = (batch[0].Sender, batch[0].Receiver);
            var before = await High(sender, receiver);
            if (batch[0].Number > before + 1) throw ExchangeRefusals.Gap(sender, receiver, before + 1, batch[0].Number).ToException();
            foreach (var part in batch.Chunk(256))
            {
                var answer = await courier.TakeIn(new Request(sender, receiver, "file", null, null, part));
                if (answer.Trouble == Troubles.CatchingUp) throw ExchangeRefusals.CatchingUp(receiver).ToException();
                if (answer.Trouble == Troubles.TwoStories) throw ExchangeRefusals.Split(sender, receiver).ToException();
                if (answer.Trouble is not null) throw Broken(file);
            }
            taken += await High(sender, receiver) - before;
            await units.Write(unit =>
            {
                unit.Audit(new AuditEvent(ExchangeEvents.Imported, actor, $"chain:{sender}>{receiver}"));
                return new ValueTask<int>(0);
            });
        }
        foreach (var receipt in parcel.Receipts)
            if (await courier.HearReceipt(receipt.Sender, receipt.Receiver, receipt, 0)) heard++;
            else throw Broken(file);
        return new Answer(taken, heard);
    }

    private ValueTask<long> High(string sender, string receiver) => units.Read(async unit =>
        (await unit.Journals.FindChain(receiver, sender, receiver))?.Number ?? 0);

    private static Parcel Read(string file, string text)
    {
        try
        {
            if (JsonSerializer.Deserialize<Parcel>(text, WireJson.Options) is { Format: "onecity-exchange-1" } parcel) return parcel;
        }
        catch (JsonException)
        {
            // Said below, with the file's name.
        }
        throw Broken(file);
    }

    private static FileFaultException Broken(string file) => new(FileFault.AtLine(file, 1,
        new("不是完整的交换文件，或签名、哈希不符", "not a whole exchange file, or a signature or hash does not hold"),
        new("请对方重新导出", "ask the peer to export it again")));
}
