using System.Security.Cryptography;
using System.Text.Json;
using OneCity.Kernel;

namespace OneCity.Exchange;

/// <summary>The same batches, receipts, questions and papers as files between separated networks.</summary>
public sealed class CarryByFile(IUnits units, Courier courier, ExchangeEngine exchange, IKeyRing keys, IEntropy entropy, INamedFiles? papers = null)
{
    private const int MessagesMax = 100_000;

    /// <summary>A file carries at most so many bytes of papers; what is over waits for the next one.</summary>
    private const long PaperBytesMax = 256L << 20;

    /// <summary>What a file took in.</summary>
    /// <param name="Messages">Messages that were new here.</param>
    /// <param name="Receipts">Receipts heard.</param>
    /// <param name="Questions">Questions of restored members; export a file for them, it holds the answer.</param>
    /// <param name="Answers">Answers to questions of members restored here.</param>
    /// <param name="Papers">Papers kept.</param>
    public sealed record Answer(long Messages, int Receipts, int Questions = 0, int Answers = 0, int Papers = 0);

    /// <summary>What one file carries.</summary>
    /// <param name="Format">Always <c>onecity-exchange-1</c>.</param>
    /// <param name="For">The member it is for.</param>
    /// <param name="Batches">Messages not acknowledged yet, by chain.</param>
    /// <param name="Receipts">Signed acknowledgements of what came from that member.</param>
    /// <param name="Questions">What restored members ask that member; null for nothing.</param>
    /// <param name="Answers">Answers to what that member asked; null for nothing.</param>
    /// <param name="Papers">Bytes of papers that the messages name, base64; null for none.</param>
    public sealed record Parcel(
        string Format, string For, IReadOnlyList<IReadOnlyList<Message>> Batches, IReadOnlyList<Receipt> Receipts,
        IReadOnlyList<Spoken>? Questions = null, IReadOnlyList<Spoken>? Answers = null, IReadOnlyList<string>? Papers = null);

    /// <summary>A question or an answer: signed, since no connection says who speaks.</summary>
    /// <param name="From">The member that speaks.</param>
    /// <param name="To">The member spoken to.</param>
    /// <param name="Content">The call or its answer as JSON.</param>
    /// <param name="KeyId">The speaker's key.</param>
    /// <param name="Signature">The speaker's signature.</param>
    public sealed record Spoken(string From, string To, string Content, string KeyId, string Signature);

    /// <summary>
    /// Everything from members served here that the peer has not acknowledged, and receipts for what it sent. A member that was restored and
    /// waits for this peer writes its question instead, and sends nothing else before the answer.
    /// </summary>
    /// <exception cref="RefusedException"><c>exchange.unknown-member</c>; <c>exchange.catching-up</c> when only other peers are waited for.</exception>
    public async Task<string> Export(Actor actor, string peer)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var members = await exchange.ListMembers();
        if (members.All(member => member.Code != peer)) throw ExchangeRefusals.UnknownMember(peer).ToException();
        var (batches, receipts, questions, answers) = (new List<IReadOnlyList<Message>>(), new List<Receipt>(), new List<Spoken>(), new List<Spoken>());
        RefusedException? waits = null;
        foreach (var own in members.Where(member => member.IsHosted == 1 && member.Code != peer).Select(member => member.Code))
        {
            if (await AnswerFor(own, peer) is { } answer) answers.Add(answer);
            await units.Write(async unit =>
            {
                unit.Audit(new AuditEvent(ExchangeEvents.Exported, actor, $"chain:{own}>{peer}"));
                var chain = await unit.Journals.FindChain(own, own, peer);
                var high = await unit.Journals.FindChain(own, peer, own);
                if (chain is { Standing: ChainStanding.Asking }) questions.Add(await QuestionOf(unit, chain, high?.Number ?? 0));
                else if (await unit.Journals.IsCatchingUp(own)) waits = ExchangeRefusals.CatchingUp(own).ToException();
                else
                {
                    if (chain is not null && chain.Number > chain.Mark) batches.Add(await unit.Journals.List(own, own, peer, chain.Mark, MessagesMax));
                    if (high is { Number: > 0 }) receipts.Add(courier.ReceiptFor(high));
                }
                return 0;
            });
        }
        if (waits is not null && batches.Count + receipts.Count + questions.Count + answers.Count == 0) throw waits;
        return JsonSerializer.Serialize(new Parcel("onecity-exchange-1", peer, batches, receipts, questions, answers, await PapersOf(batches)), WireJson.Options);
    }

    /// <summary>Takes in such a file; what was taken in before is skipped.</summary>
    /// <exception cref="FileFaultException">When it is no such file, or a signature or hash in it does not hold; nothing after that place is taken in.</exception>
    /// <exception cref="RefusedException"><c>exchange.gap</c>, <c>exchange.two-stories</c>, <c>exchange.not-for-us</c>, <c>exchange.catching-up</c>.</exception>
    public async Task<Answer> Import(Actor actor, string file, string text)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var parcel = Read(file, text);
        var own = (await exchange.ListMembers()).Where(member => member.IsHosted == 1).Select(member => member.Code).ToHashSet();
        if (!own.Contains(parcel.For)) throw ExchangeRefusals.NotForUs(parcel.For).ToException();
        var answered = 0;
        foreach (var spoken in parcel.Answers ?? []) answered += await HearAnswer(file, spoken, own) ? 1 : 0;
        var taken = 0L;
        foreach (var batch in parcel.Batches.Where(batch => batch.Count > 0)) taken += await TakeIn(actor, file, batch, own);
        foreach (var receipt in parcel.Receipts)
            if (!own.Contains(receipt.Sender) || !await courier.HearReceipt(receipt.Sender, receipt.Receiver, receipt, 0)) throw Broken(file);
        await DropAnswered(parcel);
        foreach (var spoken in parcel.Questions ?? []) await HearQuestion(file, spoken, own);
        return new Answer(taken, parcel.Receipts.Count, parcel.Questions?.Count ?? 0, answered, await KeepPapers(parcel));
    }

    private async Task<long> TakeIn(Actor actor, string file, IReadOnlyList<Message> batch, HashSet<string> own)
    {
        var (sender, receiver) = (batch[0].Sender, batch[0].Receiver);
        if (!own.Contains(receiver)) throw ExchangeRefusals.NotForUs(receiver).ToException();
        var before = await High(sender, receiver);
        if (batch[0].Number > before + 1) throw ExchangeRefusals.Gap(sender, receiver, before + 1, batch[0].Number).ToException();
        foreach (var part in batch.Chunk(256))
        {
            var answer = await courier.TakeIn(new Request(sender, receiver, "file", null, null, part));
            if (answer.Trouble == Troubles.CatchingUp) throw ExchangeRefusals.CatchingUp(receiver).ToException();
            if (answer.Trouble == Troubles.TwoStories) throw ExchangeRefusals.Split(sender, receiver).ToException();
            if (answer.Trouble is not null) throw Broken(file);
        }
        await units.Write(unit =>
        {
            unit.Audit(new AuditEvent(ExchangeEvents.Imported, actor, $"chain:{sender}>{receiver}"));
            return new ValueTask<int>(0);
        });
        return await High(sender, receiver) - before;
    }

    /// <summary>A restored member's question; asked again it is the same one, so that whichever answer comes first fits.</summary>
    private async ValueTask<Spoken> QuestionOf(IUnit unit, Chain chain, long high)
    {
        var (me, peer) = (chain.Keeper, chain.Receiver);
        var text = await unit.Journals.FindQuestion(me, peer, isOwn: true);
        if (text is null)
        {
            text = JsonSerializer.Serialize(new Request(me, peer, entropy.NewId().ToString("N"), null, new Ask(chain.Number, chain.Hash, high, true), null), WireJson.Options);
            await unit.Journals.SetQuestion(me, peer, isOwn: true, text);
        }
        return Speak(me, peer, text);
    }

    private async ValueTask HearQuestion(string file, Spoken spoken, HashSet<string> own)
    {
        if (!own.Contains(spoken.To) || !Holds(spoken) || Parse<Request>(spoken) is not { Ask: not null } request
            || request.From != spoken.From || request.To != spoken.To) throw Broken(file);
        await units.Write(async unit =>
        {
            await unit.Journals.SetQuestion(spoken.To, spoken.From, isOwn: false, spoken.Content);
            return 0;
        });
    }

    /// <summary>The answer to a question that came by file; it is given again until the peer sends messages, since a file may be lost.</summary>
    private async Task<Spoken?> AnswerFor(string me, string peer) =>
        await units.Read(unit => unit.Journals.FindQuestion(me, peer, isOwn: false)) is { } text
            ? Speak(me, peer, JsonSerializer.Serialize(await courier.AnswerByFile(JsonSerializer.Deserialize<Request>(text, WireJson.Options)!), WireJson.Options))
            : null;

    private async ValueTask<bool> HearAnswer(string file, Spoken spoken, HashSet<string> own)
    {
        if (!own.Contains(spoken.To) || !Holds(spoken) || Parse<Exchange.Answer>(spoken) is not { } answer
            || answer.From != spoken.From || answer.To != spoken.To) throw Broken(file);
        var asked = await units.Read(unit => unit.Journals.FindQuestion(spoken.To, spoken.From, isOwn: true));
        if (asked is null || JsonSerializer.Deserialize<Request>(asked, WireJson.Options)!.Call != answer.Call) return false;
        if (answer.Told is null || !await courier.HearByFile(answer)) throw ExchangeRefusals.Split(spoken.To, spoken.From).ToException();
        await units.Write(async unit =>
        {
            await unit.Journals.SetQuestion(spoken.To, spoken.From, isOwn: true, null);
            return 0;
        });
        return true;
    }

    /// <summary>A peer that sends messages or receipts again has heard the answer to its question.</summary>
    private async ValueTask<int> DropAnswered(Parcel parcel) => await units.Write(async unit =>
    {
        foreach (var peer in parcel.Batches.Where(batch => batch.Count > 0).Select(batch => batch[0].Sender).Concat(parcel.Receipts.Select(receipt => receipt.Receiver)).Distinct())
            await unit.Journals.SetQuestion(parcel.For, peer, isOwn: false, null);
        return 0;
    });

    private Spoken Speak(string from, string to, string content)
    {
        var keyId = keys.KeyOf(from);
        return new Spoken(from, to, content, keyId, keys.Sign(from, [HashOf(keyId, from, to, content)])[0]);
    }

    private bool Holds(Spoken spoken) => keys.Verify(spoken.From, spoken.KeyId, HashOf(spoken.KeyId, spoken.From, spoken.To, spoken.Content), spoken.Signature);

    private string HashOf(string keyId, string from, string to, string content) => MessageHash.OfWords(keys, keyId, "file", from, to, content);

    private async Task<IReadOnlyList<string>> PapersOf(IEnumerable<IReadOnlyList<Message>> batches)
    {
        var (found, seen, bytes) = (new List<string>(), new HashSet<string>(), 0L);
        foreach (var message in batches.SelectMany(batch => batch))
            foreach (var named in papers is null || message.Payload is null ? [] : papers.In(message.Kind, message.Payload))
                if (bytes < PaperBytesMax && seen.Add(named.Hash) && await papers!.Open(named.Hash) is { } content)
                {
                    found.Add(Convert.ToBase64String(content));
                    bytes += content.Length;
                }
        return found;
    }

    /// <summary>Keeps papers that a message named to a member served here, by the hash of their bytes.</summary>
    private async Task<int> KeepPapers(Parcel parcel)
    {
        var kept = 0;
        if (papers is null) return 0;
        var peers = (await exchange.ListMembers()).Where(member => member.IsHosted == 0).Select(member => member.Code).ToList();
        foreach (var text in parcel.Papers ?? [])
        {
            var bytes = Convert.FromBase64String(text);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            foreach (var peer in peers)
                if (await units.Read(unit => unit.Journals.ListFiles(parcel.For, peer, isOwn: false, hash)) is [var named] && await papers.Keep(named, bytes))
                {
                    await units.Write(async unit =>
                    {
                        await unit.Journals.ForgetFile(parcel.For, peer, hash);
                        return 0;
                    });
                    kept++;
                }
        }
        return kept;
    }

    private ValueTask<long> High(string sender, string receiver) => units.Read(async unit =>
        (await unit.Journals.FindChain(receiver, sender, receiver))?.Number ?? 0);

    private static T? Parse<T>(Spoken spoken)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(spoken.Content, WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Parcel Read(string file, string text)
    {
        try
        {
            if (JsonSerializer.Deserialize<Parcel>(text, WireJson.Options) is { Format: "onecity-exchange-1", For: not null, Batches: not null, Receipts: not null } parcel) return parcel;
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
