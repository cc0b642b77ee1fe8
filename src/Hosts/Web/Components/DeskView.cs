using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OneCity.Access;
using OneCity.Kernel;
using OneCity.Web.Hosting;

namespace OneCity.Web.Components;

/// <summary>What an interactive island starts from: it looks again by itself, and asks each time whether its reader is still signed in.</summary>
/// <remarks>Everything typed in an island goes to <see cref="Drafts"/> at once: its own fields live only as long as the connection.</remarks>
public abstract class DeskView : Viewed, IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private Task _turning = Task.CompletedTask;

    [Inject]
    private AccessEngine Access { get; set; } = null!;

    [Inject]
    private TimeProvider Turns { get; set; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState>? SignedIn { get; set; }

    /// <summary>How often it looks again.</summary>
    protected abstract TimeSpan Rhythm { get; }

    /// <summary>Fetches what the island shows; called before the first drawing and then in the rhythm.</summary>
    protected abstract Task Look();

    /// <summary>Who sits at the desk now: rights given or taken since count at once; null when the session has ended.</summary>
    protected async Task<Actor?> Caller() =>
        SignedIn is not null && (await SignedIn).User.FindFirstValue(WhoCalls.SessionClaim) is { } session ? await Access.FindBySession(session, _end.Token) : null;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => Attempt(Look);

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _turning = Turn();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _end.CancelAsync();
        await _turning;
        _end.Dispose();
    }

    private async Task Turn()
    {
        using var rhythm = new PeriodicTimer(Rhythm, Turns);
        try
        {
            while (await rhythm.WaitForNextTickAsync(_end.Token))
            {
                await Attempt(Look);
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
