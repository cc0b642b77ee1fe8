using OneCity.Kernel;

namespace OneCity.Exchange;

/// <summary>The loop of one pair of which the peer has a node of its own: calls while something waits, then sleeps until the bell rings.</summary>
internal sealed class RemoteLine(string me, string peer, Courier courier, ILink link, PeerContacts contacts, FetchFiles files, TimeProvider clock) : IDisposable
{
    /// <summary>What a command beside the server wrote is noticed within this time; no bell rings for it.</summary>
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _rung = new(0, 1);

    /// <summary>Runs until it is stopped: messages, and beside them the files that messages named, so that a large one holds up no message.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var (messages, fetching) = (Send(either.Token), Fetch(either.Token));
        await Task.WhenAny(messages, fetching);
        await either.CancelAsync();
        await Task.WhenAll(messages, fetching);
    }

    private async Task Send(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            // After all that waited has arrived there is nothing to look for until the bell rings again.
            if (await courier.Next(me, peer) is not { } request || await Call(request, stop) && request.IsAll) await _rung.WaitAsync(Rhythm, stop);
        }
    }

    private async Task Fetch(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await files.Run(me, peer, stop);
            await Task.Delay(Rhythm, clock, stop);
        }
    }

    /// <summary>Wakes the loop.</summary>
    public void Wake()
    {
        try
        {
            if (_rung.CurrentCount == 0) _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Rung twice at once: one waking is enough.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _rung.Dispose();

    /// <summary>Whether it was answered.</summary>
    private async Task<bool> Call(Request request, CancellationToken stop)
    {
        try
        {
            var answer = await link.Call(request, stop);
            if (answer.Call != request.Call || answer.From != peer || answer.To != me) throw new LinkBrokenException(LinkRefusals.Strange(peer, "another call's answer"));
            await courier.Hear(answer);
            await contacts.Heard(me, peer);
            return true;
        }
        catch (LinkBrokenException broken)
        {
            courier.Fail(request);
            await contacts.Failed(me, peer, broken.Refusal);
            return false;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            courier.Fail(request);
            throw;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            courier.Fail(request);
            await Task.Delay(Rhythm, clock, stop);
            throw;
        }
    }
}
