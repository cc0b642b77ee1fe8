using System.Collections.Concurrent;
using System.Text.Json;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Exchange;

/// <summary>
/// Says what to send to a peer next, answers what peers send, and hears their answers. It carries nothing itself: in
/// production a link carries (in process or HTTP/2), in the simulator the simulated network, in an air gap files.
/// </summary>
/// <remarks>What it remembers between calls may be lost in a crash without harm; everything that counts is in the store.</remarks>
public sealed class Courier
{
    private const int BatchMax = 512;

    private readonly ConcurrentDictionary<(string Me, string Peer), Line> _lines = new();
    private readonly IUnits _units;
    private readonly IKeyRing _keys;
    private readonly TimeProvider _clock;
    private readonly IEntropy _entropy;
    private readonly TakeInBatch _takeIn;
    private readonly AnswerGreeting _answerGreeting;
    private readonly RestoreMember _restore;
    private readonly string _incarnation;
    private long _calls;

    /// <summary>A courier for the members whose rows the store keeps.</summary>
    public Courier(IUnits units, IKeyRing keys, SendMessages send, IEnumerable<IReceiver> receivers, TimeProvider clock, IEntropy entropy)
    {
        ArgumentNullException.ThrowIfNull(entropy);
        ArgumentNullException.ThrowIfNull(send);
        (_units, _keys, _clock, _entropy) = (units, keys, clock, entropy);
        IReadOnlyList<IReceiver> all = [.. receivers];
        _restore = new RestoreMember(keys, all, clock, send.Bell);
        _takeIn = new TakeInBatch(units, keys, send, all, clock);
        _answerGreeting = new AnswerGreeting(units, _restore, all, send.Bell);
        _incarnation = entropy.NewId().ToString("N");
    }

    /// <summary>A call that is not answered within this time counts as lost.</summary>
    public static TimeSpan CallLimit { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The next call to make to the peer; null when there is nothing to send, one is under way, or it is too early.</summary>
    public async ValueTask<Request?> Next(string me, string peer)
    {
        var line = LineOf(me, peer);
        var now = _clock.GetTimestamp();
        if (line.Call is not null)
        {
            if (_clock.GetElapsedTime(line.CalledAt, now) < CallLimit) return null;
            line.Fail(now);
        }
        if (line.Attempts > 0 && _clock.GetElapsedTime(line.FailedAt, now) < line.Backoff) return null;
        var (chain, high, catchingUp, batch) = await _units.Read(async unit =>
        {
            var own = await unit.Journals.FindChain(me, me, peer) ?? Chain.Empty(me, me, peer);
            var theirs = await unit.Journals.FindChain(me, peer, me);
            var restoring = await unit.Journals.IsCatchingUp(me);
            var waiting = !restoring && line.Token is not null && own.Standing == ChainStanding.Open && own.Number > own.Mark
                ? await unit.Journals.List(me, me, peer, own.Mark, BatchMax)
                : [];
            return (own, theirs?.Number ?? 0, restoring, waiting);
        });
        if (chain.Standing == ChainStanding.Split) return await Show(line, chain, now);
        if (chain.Standing == ChainStanding.Ended) return null;
        if (line.Token is null ? catchingUp && chain.Standing != ChainStanding.Asking : chain.Standing != ChainStanding.Asking && batch.Count == 0)
            return null;
        var call = NewCall();
        line.Begin(call, now, batch.Count == 0 ? chain.Number : batch[^1].Number);
        return batch.Count == 0
            ? new Request(me, peer, call, null, new Ask(chain.Number, chain.Hash, high, chain.Standing == ChainStanding.Asking), null)
            : new Request(me, peer, call, line.Token, null, batch);
    }

    /// <summary>How long until <see cref="Next"/> may have something again after a failure; zero when it may have now.</summary>
    public TimeSpan WaitFor(string me, string peer)
    {
        var line = LineOf(me, peer);
        var now = _clock.GetTimestamp();
        if (line.Call is not null) return CallLimit - _clock.GetElapsedTime(line.CalledAt, now);
        return line.Attempts == 0 ? TimeSpan.Zero : line.Backoff - _clock.GetElapsedTime(line.FailedAt, now);
    }

    /// <summary>Answers a call that a peer made to a member hosted here.</summary>
    public async ValueTask<Answer> Receive(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var line = LineOf(request.To, request.From);
        await line.Turn.WaitAsync();
        try
        {
            if (request.Ask is { } ask)
            {
                var token = _entropy.NewId().ToString("N");
                var answer = await _answerGreeting.Run(request, ask, token);
                line.Greeted(token, request.Call);
                return answer;
            }
            if (request is { Token: null, Messages: [var shown] })
                return new Answer(request.To, request.From, request.Call, Trouble: Troubles.TwoStories, Evidence: await _takeIn.HearEvidence(shown));
            if (!Rulings.SessionHolds(line.Granted, request.Token))
                return new Answer(request.To, request.From, request.Call, Trouble: Troubles.UnknownSession);
            return await TakeIn(request);
        }
        finally
        {
            line.Turn.Release();
        }
    }

    /// <summary>Hears the answer to a call; an answer to a call that is no longer awaited is ignored.</summary>
    public async ValueTask Hear(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var (me, peer) = (answer.To, answer.From);
        var line = LineOf(me, peer);
        if (line.Call != answer.Call) return;
        var now = _clock.GetTimestamp();
        if (answer.Trouble is { } trouble)
        {
            line.Fail(now);
            if (trouble == Troubles.UnknownSession) line.Forget();
            if (trouble != Troubles.TwoStories) return;
            line.Shows = line.Shows is null ? answer.Evidence?.Number : 0;
            await Split(me, peer, answer.Evidence);
            return;
        }
        if (answer.Told is { } told)
        {
            if (!await _units.Write(unit => _restore.Hear(unit, me, peer, told))) { line.Fail(now); return; }
            line.Done(told.More ? null : told.Token);
            return;
        }
        if (!await HearReceipt(me, peer, answer.Receipt, line.LastSent)) { line.Fail(now); return; }
        line.Done(line.Token);
    }

    /// <summary>Hears that a call could not be carried.</summary>
    public void Fail(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var line = LineOf(request.From, request.To);
        if (line.Call == request.Call) line.Fail(_clock.GetTimestamp());
    }

    /// <summary>Marks a hosted member as restored from a backup; until every peer has answered nothing is sent.</summary>
    public async ValueTask MarkRestored(string member) => _ = await _units.Write(async unit =>
    {
        await _restore.Begin(unit, member);
        return 0;
    });

    /// <summary>Takes in a batch that came as a file, without a session.</summary>
    internal async ValueTask<Answer> TakeIn(Request request)
    {
        if (await _units.Read(unit => unit.Journals.IsCatchingUp(request.To)))
            return new Answer(request.To, request.From, request.Call, Trouble: Troubles.CatchingUp);
        var outcome = await _takeIn.Run(request.From, request.To, request.Messages ?? []);
        return outcome.Trouble is { } trouble
            ? new Answer(request.To, request.From, request.Call, Trouble: trouble, Evidence: outcome.Evidence)
            : new Answer(request.To, request.From, request.Call, Receipt: ReceiptFor(outcome.Chain));
    }

    /// <summary>Signs how far the chain has been taken in.</summary>
    internal Receipt ReceiptFor(Chain chain)
    {
        var (keyId, atUs) = (_keys.KeyOf(chain.Receiver), Instants.ToMicroseconds(_clock.GetUtcNow()));
        var receipt = new Receipt(chain.Sender, chain.Receiver, chain.Number, chain.Hash, atUs, keyId, "");
        return receipt with { Signature = _keys.Sign(chain.Receiver, [ReceiptHash.Of(_keys, receipt)])[0] };
    }

    /// <summary>Stores a signed acknowledgement; false when it does not hold.</summary>
    internal async ValueTask<bool> HearReceipt(string me, string peer, Receipt? receipt, long lastSent)
    {
        if (receipt is not null && (receipt.Sender != me || receipt.Receiver != peer
            || !_keys.Verify(peer, receipt.KeyId, ReceiptHash.Of(_keys, receipt), receipt.Signature))) return false;
        return await _units.Write(async unit =>
        {
            var chain = await unit.Journals.FindChain(me, me, peer) ?? Chain.Empty(me, me, peer);
            var mark = Rulings.MarkAfterCall(chain.Mark, receipt, lastSent);
            if (mark == chain.Mark || mark > chain.Number) return true;
            if (receipt is not null && (await unit.Journals.Find(me, me, peer, receipt.Number))?.Hash is { } held && held != receipt.Hash)
                return false;
            await unit.Journals.SaveChain(chain with
            {
                Mark = mark,
                Receipt = receipt is null ? chain.Receipt : JsonSerializer.Serialize(receipt, WireJson.Options),
            });
            return true;
        });
    }

    /// <summary>Once after two stories came to light: the own signed message, so that the peer's administrator sees both.</summary>
    private async ValueTask<Request?> Show(Line line, Chain chain, long now)
    {
        if (line.Shows is not > 0) return null;
        if (await _units.Read(unit => unit.Journals.Find(chain.Keeper, chain.Sender, chain.Receiver, line.Shows.Value)) is not { } own) return null;
        var call = NewCall();
        line.Begin(call, now, chain.Mark);
        return new Request(chain.Sender, chain.Receiver, call, null, null, [own]);
    }

    private string NewCall() => $"{_incarnation}-{Interlocked.Increment(ref _calls)}";

    private async ValueTask Split(string me, string peer, Message? evidence) => await _units.Write(async unit =>
    {
        var chain = await unit.Journals.FindChain(me, me, peer) ?? Chain.Empty(me, me, peer);
        await unit.Journals.SaveChain(chain with { Standing = ChainStanding.Split });
        await unit.Journals.AddFinding(new Finding(me, peer, "two-stories", $"{me}>{peer}#{evidence?.Number}",
            JsonSerializer.Serialize(evidence, WireJson.Options), Instants.ToMicroseconds(_clock.GetUtcNow())));
        unit.Audit(new AuditEvent(ExchangeEvents.TwoStories, Actor.Node, $"chain:{me}>{peer}"));
        return 0;
    });

    private Line LineOf(string me, string peer) => _lines.GetOrAdd((me, peer), _ => new Line());

    /// <summary>What is remembered of one pair between calls.</summary>
    private sealed class Line
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public string? Granted { get; private set; }

        private string PeersIncarnation { get; set; } = "";

        public string? Token { get; private set; }

        public string? Call { get; private set; }

        public long CalledAt { get; private set; }

        public long FailedAt { get; private set; }

        public long LastSent { get; private set; }

        public int Attempts { get; private set; }

        /// <summary>The number of which two messages exist, to be shown to the peer; 0 once that is done.</summary>
        public long? Shows { get; set; }

        /// <summary>1, 2, 4 … seconds, at most five minutes.</summary>
        public TimeSpan Backoff => TimeSpan.FromSeconds(Math.Min(300, 1 << Math.Min(Attempts - 1, 9)));

        public void Begin(string call, long now, long lastSent) => (Call, CalledAt, LastSent) = (call, now, lastSent);

        public void Fail(long now) => (Call, FailedAt, Attempts) = (null, now, Attempts + 1);

        public void Done(string? token) => (Call, Attempts, Token) = (null, 0, token);

        /// <summary>
        /// A new incarnation of the peer voids the call under way: its answer would speak of a store that may have been
        /// replaced since.
        /// </summary>
        public void Greeted(string token, string call)
        {
            var incarnation = call[..Math.Max(0, call.IndexOf('-', StringComparison.Ordinal))];
            if (incarnation != PeersIncarnation) Call = null;
            (Granted, PeersIncarnation) = (token, incarnation);
        }

        public void Forget() => (Token, Attempts) = (null, 0);
    }
}

/// <summary>What a receipt's signature covers.</summary>
internal static class ReceiptHash
{
    /// <summary>Hash of the receipt without its signature.</summary>
    public static string Of(IKeyRing keys, Receipt receipt) => MessageHash.OfWords(keys, receipt.KeyId,
        "receipt", receipt.Sender, receipt.Receiver, receipt.Hash,
        receipt.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        receipt.AtUs.ToString(System.Globalization.CultureInfo.InvariantCulture), receipt.KeyId);
}
