namespace OneCity.Kernel;

/// <summary>Why something lies in somebody's inbox.</summary>
public enum InboxKind
{
    /// <summary>Offered by somebody else and waiting for acceptance (待接收).</summary>
    Offered,

    /// <summary>Waiting for a second person's confirmation (待确认).</summary>
    ToConfirm,

    /// <summary>A form or cell that this organisation has to fill (待填报).</summary>
    ToFill,

    /// <summary>Waiting for a decision or a signature (待审批).</summary>
    ToApprove,

    /// <summary>Work of one's own that is due (待办理).</summary>
    ToHandle,

    /// <summary>Past its deadline (已超期).</summary>
    Overdue,

    /// <summary>A comment that names the reader (提到我).</summary>
    Comment,
}

/// <summary>One line of the inbox: what waits, since when, until when, and the page where it is done.</summary>
/// <remarks>A view, not a record: the engine keeps the object; the line vanishes when the object no longer waits for the reader.</remarks>
/// <param name="Engine">Engine in lower case, such as <c>cases</c>.</param>
/// <param name="Kind">Why it waits.</param>
/// <param name="Subject">The object, as <c>kind:id</c>; one line per subject and kind.</param>
/// <param name="Title">What to do, with the object's name; no personal data beyond what the reader may see.</param>
/// <param name="Address">Path of the page where it is done, such as <c>/cases/2026-000017</c>.</param>
/// <param name="SinceAt">Instant (UTC) since when it waits.</param>
/// <param name="DueOn">Last day in time, in the region's calendar; null without a deadline.</param>
/// <param name="IsProvisional">True when the deadline lies beyond the last published holiday notice.</param>
public sealed record InboxItem(
    string Engine,
    InboxKind Kind,
    string Subject,
    Words Title,
    string Address,
    DateTimeOffset SinceAt,
    DateOnly? DueOn = null,
    bool IsProvisional = false);

/// <summary>What an engine has for one reader; every registered source feeds the one inbox (待办).</summary>
/// <remarks>Register with <c>services.AddSingleton&lt;IInboxSource, …&gt;()</c> in the engine's module.</remarks>
public interface IInboxSource
{
    /// <summary>
    /// Everything of this engine that waits for the actor, in any order, at most 500 lines; empty when nothing waits.
    /// The source asks the gate itself and leaves out what the actor may not see.
    /// </summary>
    Task<IReadOnlyList<InboxItem>> List(Actor actor, CancellationToken stop = default);
}

/// <summary>The one inbox over all sources.</summary>
public static class Inbox
{
    /// <summary>All lines for the actor: overdue first, then by deadline (none last), then the longest waiting.</summary>
    public static async Task<IReadOnlyList<InboxItem>> List(
        IEnumerable<IInboxSource> sources, Actor actor, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var lines = new List<InboxItem>();
        foreach (var source in sources) lines.AddRange(await source.List(actor, stop));
        return
        [
            .. lines.OrderBy(line => line.Kind == InboxKind.Overdue ? 0 : 1)
                .ThenBy(line => line.DueOn ?? DateOnly.MaxValue)
                .ThenBy(line => line.SinceAt)
                .ThenBy(line => line.Subject, StringComparer.Ordinal),
        ];
    }
}
