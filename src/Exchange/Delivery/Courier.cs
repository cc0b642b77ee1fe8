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

    /// <summary>A batch is cut after so many characters of payload, so that a call stays small whatever the messages carry.</summary>
    private const int BatchCharactersMax = 4 << 20;

    private readonly ConcurrentDictionary<(string Me, string Peer), Line> _lines = new();
    private readonly IUnits _units;
    private readonly TimeProvider _clock;
    private readonly IEntropy _entropy;
    private readonly TakeInBatch _takeIn;
    private readonly AnswerGreeting _answerGreeting;
    private readonly RestoreMember _restore;
    private readonly AcknowledgeBatch _acknowledge;
    private readonly DeliveryBell _bell;
    private readonly string _incarnation;
    private long _calls;

    /// <summary>A courier for the members whose rows the store keeps.</summary>
    public Courier(IUnits units, IKeyRing keys, SendMessages send, IEnumerable<IReceiver> receivers, TimeProvider clock, IEntropy entropy)
    {
        ArgumentNullException.ThrowIfNull(entropy);
        ArgumentNullException.ThrowIfNull(send);
        (_units, _clock, _entropy) = (units, clock, entropy);
        IReadOnlyList<IReceiver> all = [.. receivers];
        _bell = send.Bell;
        _restore = new RestoreMember(keys, all, clock, send.Bell);
        _acknowledge = new AcknowledgeBatch(units, keys, clock, send.Bell);
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
            var waiting = line.Token is null ? [] : await unit.Journals.ListWaiting(me, peer, BatchMax);
            var own = await unit.Journals.FindChain(me, me, peer) ?? Chain.Empty(me, me, peer);
            var theirs = await unit.Journals.FindChain(me, peer, me);
            var restoring = await unit.Journals.IsCatchingUp(me);
            return (own, theirs?.Number ?? 0, restoring, !restoring && own.Standing is ChainStanding.Open or ChainStanding.Ended ? Cut(waiting) : []);
        });
        if (chain.Standing == ChainStanding.Split) return await Show(line, chain, now);
        if (chain.Standing == ChainStanding.Ended && chain.Number <= chain.Mark) return null;
        if (line.Token is null ? catchingUp && chain.Standing != ChainStanding.Asking : chain.Standing != ChainStanding.Asking && batch.Count == 0)
            return null;
        var call = NewCall();
        line.Begin(call, now, batch.Count == 0 ? chain.Number : batch[^1].Number);
        return batch.Count == 0
            ? new Request(me, peer, call, null, new Ask(chain.Number, chain.Hash, high, chain.Standing == ChainStanding.Asking), null)
            : new Request(me, peer, call, line.Token, null, batch) { IsAll = batch[^1].Number == chain.Number };
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
                if (line.Revive()) _bell.Ring(request.To, request.From);
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
        var outcome = await _takeIn.Run(request.From, request.To, request.Messages ?? []);
        return outcome.Trouble is { } trouble
            ? new Answer(request.To, request.From, request.Call, Trouble: trouble, Evidence: outcome.Evidence)
            : new Answer(request.To, request.From, request.Call, Receipt: ReceiptFor(outcome.Chain));
    }

    /// <summary>Signs how far the chain has been taken in.</summary>
    internal Receipt ReceiptFor(Chain chain) => _acknowledge.Give(chain);

    /// <summary>Stores a signed acknowledgement; false when it does not hold.</summary>
    internal ValueTask<bool> HearReceipt(string me, string peer, Receipt? receipt, long lastSent) => _acknowledge.Hear(me, peer, receipt, lastSent);

    /// <summary>Answers a question that came as a file; everything at once, since a file knows no second call.</summary>
    internal ValueTask<Answer> AnswerByFile(Request request) => _answerGreeting.Run(request, request.Ask!, "", int.MaxValue);

    /// <summary>Hears the answer to a question that went as a file; false when two stories came to light.</summary>
    internal ValueTask<bool> HearByFile(Answer answer) => _units.Write(unit => _restore.Hear(unit, answer.To, answer.From, answer.Told!));

    /// <summary>Once after two stories came to light: the own signed message, so that the peer's administrator sees both.</summary>
    private async ValueTask<Request?> Show(Line line, Chain chain, long now)
    {
        if (line.Shows is not > 0) return null;
        if (await _units.Read(unit => unit.Journals.Find(chain.Keeper, chain.Sender, chain.Receiver, line.Shows.Value)) is not { } own) return null;
        var call = NewCall();
        line.Begin(call, now, chain.Mark);
        return new Request(chain.Sender, chain.Receiver, call, null, null, [own]);
    }

    private static IReadOnlyList<Message> Cut(IReadOnlyList<Message> messages)
    {
        var (characters, count) = (0, 0);
        while (count < messages.Count && (count == 0 || characters < BatchCharactersMax)) characters += messages[count++].Payload?.Length ?? 0;
        return count == messages.Count ? messages : [.. messages.Take(count)];
    }

    private string NewCall() => $"{_incarnation}-{Interlocked.Increment(ref _calls)}";

    private async ValueTask Split(string me, string peer, Message? evidence) => await _units.Write(async unit =>
    {
        var chain = await unit.Journals.FindChain(me, me, peer) ?? Chain.Empty(me, me, peer);
        await _restore.Split(unit, chain);
        await unit.Journals.AddFinding(new Finding(me, peer, "two-stories", $"{me}>{peer}#{evidence?.Number}",
            JsonSerializer.Serialize(evidence, WireJson.Options), Instants.ToMicroseconds(_clock.GetUtcNow())));
        unit.Audit(new AuditEvent(ExchangeEvents.TwoStories, Actor.Node, $"chain:{me}>{peer}"));
        return 0;
    });

    private Line LineOf(string me, string peer) => _lines.GetOrAdd((me, peer), _ => new Line());
}
