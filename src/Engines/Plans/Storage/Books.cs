using System.Collections.Immutable;
using OneCity.Plans.Model.Lights;
using OneCity.Plans.Model.Plans;
using OneCity.Storage;

namespace OneCity.Plans.Storage;

/// <summary>Keeps the newest book in memory and reads only what came after it; what it shows is never older than the question.</summary>
internal sealed class Books(IDatabase database)
{
    private Book _newest = Book.Empty;

    /// <summary>The book as of now: a look at the state number, and only the rows behind it.</summary>
    public async Task<Book> Current(CancellationToken stop)
    {
        var known = Volatile.Read(ref _newest);
        var book = await database.Read(session => Refresh(session, known), stop);
        if (book.Seq > known.Seq) Interlocked.CompareExchange(ref _newest, book, known);
        return book;
    }

    private static async Task<Book> Refresh(IReadSession session, Book known)
    {
        var seq = await BookStore.Seq(session);
        if (seq == known.Seq) return known;
        if (seq < known.Seq) known = Book.Empty;
        var plans = known.Plans.ToBuilder();
        foreach (var row in await BookStore.PlansSince(session, known.Seq)) plans[row.Id] = row.ToPlan();
        var versions = known.Versions.ToBuilder();
        foreach (var rows in (await BookStore.VersionsSince(session, known.Seq)).GroupBy(row => row.Item))
        {
            var older = versions.GetValueOrDefault(rows.Key, []);
            versions[rows.Key] = [.. older, .. rows.Select(row => row.ToVersion())];
        }
        var events = known.Events.ToBuilder();
        foreach (var rows in (await BookStore.EventsSince(session, known.Seq)).GroupBy(row => row.Item))
        {
            var older = events.GetValueOrDefault(rows.Key) ?? [];
            TaskEvent[] all = [.. older, .. rows.Select(BookStore.ToEvent)];
            events[rows.Key] = [.. all.OrderBy(happened => happened.On)];
        }
        return new Book(seq, plans.ToImmutable(), versions.ToImmutable(), events.ToImmutable());
    }
}
