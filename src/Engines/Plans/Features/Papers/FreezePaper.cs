using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneCity.Kernel;
using OneCity.Plans.Model.Papers;
using OneCity.Storage;

namespace OneCity.Plans.Features.Papers;

/// <summary>A paper as it was frozen; DOCX and PDF are printed from these words for ever, whatever the lists say later.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind"><c>minutes</c>, <c>letter</c>, <c>brief</c> or <c>decision</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subject">What it is about, as <c>kind:id</c>.</param>
/// <param name="By">Who froze it.</param>
/// <param name="FrozenAt">When (UTC).</param>
/// <param name="Digest">SHA-256 of its words, lower-case hexadecimal.</param>
/// <param name="Paper">Its words.</param>
public sealed record FrozenPaper(string Id, string Kind, string Title, string Subject, string By, DateTimeOffset FrozenAt, string Digest, Paper Paper);

/// <summary>Keeps papers as of a moment.</summary>
public static class FreezePaper
{
    /// <summary>Code in the audit trail.</summary>
    public const string AuditEvent = "plans.paper-frozen";

    private const string Columns = "id, kind, title, subject, paper, digest, by_name AS ByName, frozen_at_us AS FrozenAtUs";

    internal static async Task<string> Handle(Desk desk, Actor actor, string kind, string subject, Paper paper, CancellationToken stop)
    {
        desk.Demand(actor, "propose");
        return await desk.Database.Write(session => Put(session, desk, actor, kind, subject, paper), stop);
    }

    internal static async Task<string> Put(IWriteSession session, Desk desk, Actor actor, string kind, string subject, Paper paper)
    {
        var id = desk.NewId();
        var words = JsonSerializer.Serialize(Stored.Of(paper));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
        await session.Execute(
            "INSERT INTO plans_papers (id, kind, title, subject, paper, digest, by_name, frozen_at_us) VALUES (@id, @kind, @Title, @subject, @words, @digest, @by, @NowUs)",
            new { id, kind, paper.Title, subject, words, digest, by = actor.Name, desk.NowUs });
        session.Audit(new AuditEvent(AuditEvent, actor, $"paper:{id}", $"{kind} {digest[..16]}"));
        return id;
    }

    internal static async Task<IReadOnlyList<FrozenPaper>> List(Desk desk, Actor actor, CancellationToken stop)
    {
        desk.Demand(actor, "read");
        if (Desk.IsObserverOnly(actor)) return [];
        return [.. (await desk.Database.Read(session => session.List<Row>($"SELECT {Columns} FROM plans_papers ORDER BY frozen_at_us DESC, id"), stop)).Select(row => row.ToPaper())];
    }

    internal static async Task<FrozenPaper> Get(Desk desk, Actor actor, string id, CancellationToken stop)
    {
        desk.Demand(actor, "read");
        var row = Desk.IsObserverOnly(actor)
            ? null : await desk.Database.Read(session => session.Find<Row>($"SELECT {Columns} FROM plans_papers WHERE id = @id", new { id }), stop);
        return (row ?? throw PlansRefusals.UnknownRecord("paper", id).ToException()).ToPaper();
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Kind { get; set; } = "";

        public string Title { get; set; } = "";

        public string Subject { get; set; } = "";

        public string Paper { get; set; } = "";

        public string Digest { get; set; } = "";

        public string ByName { get; set; } = "";

        public long FrozenAtUs { get; set; }

        public FrozenPaper ToPaper() => new(
            Id, Kind, Title, Subject, ByName, Instants.FromMicroseconds(FrozenAtUs), Digest, JsonSerializer.Deserialize<Stored>(Paper)!.ToPaper());
    }

    private sealed record StoredBlock(string Kind, string? Text, IReadOnlyList<IReadOnlyList<string>>? Rows, IReadOnlyList<int>? Widths = null);

    private sealed record Stored(string Title, string Under, IReadOnlyList<StoredBlock> Blocks, IReadOnlyList<string> Notes)
    {
        public static Stored Of(Paper paper) => new(paper.Title, paper.Under, [.. paper.Blocks.Select(block => block switch
        {
            Heading heading => new StoredBlock("heading", heading.Text, null),
            Paragraph paragraph => new StoredBlock("paragraph", paragraph.Text, null),
            Plain plain => new StoredBlock(plain.IsRight ? "right" : "plain", plain.Text, null),
            Grid grid => new StoredBlock("grid", null, grid.Rows, grid.Widths),
            NewPage => new StoredBlock("page", null, null),
            _ => throw new InvalidOperationException($"A paper has no part {block.GetType().Name}."),
        })], paper.Notes);

        public Paper ToPaper() => new(Title, Under, [.. Blocks.Select(block => (Block)(block.Kind switch
        {
            "heading" => new Heading(block.Text!),
            "paragraph" => new Paragraph(block.Text!),
            "plain" or "right" => new Plain(block.Text!, block.Kind == "right"),
            "grid" => new Grid(block.Rows!, block.Widths),
            "page" => new NewPage(),
            _ => throw new InvalidOperationException($"A paper has no part {block.Kind}."),
        }))], Notes);
    }
}
