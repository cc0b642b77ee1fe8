using System.Security.Cryptography;
using OneCity.Kernel;
using OneCity.Storage.Files;

namespace OneCity.Cases;

/// <summary>Takes the bytes of a paper in: checked by size and type, sealed, kept once; the case names it by its hash.</summary>
public static class KeepPaper
{
    internal static async Task<Paper> Handle(CaseDesk desk, ContentSeal seal, FileStore files, Actor actor, string member, string kind, string name, Stream content)
    {
        desk.Demand(actor, "work", member);
        using var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await content.ReadAsync(buffer)) > 0;)
        {
            whole.Write(buffer, 0, read);
            if (whole.Length > PaperTypes.SizeBytesMax) throw Storage.StorageRefusals.FileTooLarge(PaperTypes.SizeBytesMax).ToException();
        }
        var bytes = whole.ToArray();
        var media = PaperTypes.Find(name, bytes) ?? throw CasesRefusals.PaperType(Path.GetFileName(name)).ToException();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        using var locked = new MemoryStream(seal.Seal(bytes));
        var (stored, _) = await files.Put(locked, long.MaxValue);
        await desk.Units.Write(async unit =>
        {
            await DeskRows.In(unit, seal).SaveFile(hash, stored, media, bytes.Length, desk.NowUs);
            unit.Audit(new AuditEvent(CaseEvents.PaperKept, actor, $"paper:{hash}", $"{kind} {bytes.Length} bytes"));
            return 0;
        });
        return new Paper(kind, hash, Path.GetFileName(name), bytes.Length);
    }

    /// <summary>The bytes of a paper of a case that the member holds content of; the look goes into the audit trail.</summary>
    internal static async Task<(byte[] Bytes, string Media, string Name)> Open(
        CaseDesk desk, ContentSeal seal, FileStore files, Actor actor, string member, string caseId, string hash)
    {
        desk.Demand(actor, "look", member);
        var (paper, file) = await desk.Units.Write(async unit =>
        {
            var record = await CaseDesk.Get(desk.Store.In(unit), member, caseId);
            var named = record.Content?.Papers.FirstOrDefault(each => each.Hash == hash) ?? throw CasesRefusals.PaperAbsent.ToException();
            unit.Audit(new AuditEvent(CaseEvents.Looked, actor, $"case:{record.Header.Id}", $"paper {named.Kind}"));
            return (named, await DeskRows.In(unit, seal).FindFile(hash));
        });
        if (file is not { } known || files.Find(known.Stored) is not { } stream) throw CasesRefusals.PaperAbsent.ToException();
        await using (stream)
        {
            using var whole = new MemoryStream();
            await stream.CopyToAsync(whole);
            return (seal.Open(whole.ToArray()), known.Media, paper.Name);
        }
    }
}

/// <summary>Shows personal data unmasked to who works on the case; with its purpose it goes into the audit trail.</summary>
public static class LookAtPerson
{
    internal static Task<CaseContent> Handle(CaseDesk desk, Actor actor, string member, string caseId, string purpose)
    {
        desk.Demand(actor, "look", member);
        if (string.IsNullOrWhiteSpace(purpose)) throw CasesRefusals.PurposeMissing.ToException();
        return desk.Units.Write(async unit =>
        {
            var rows = desk.Store.In(unit);
            var record = await CaseDesk.Get(rows, member, caseId);
            unit.Audit(new AuditEvent(CaseEvents.Looked, actor, $"case:{record.Header.Id}", purpose));
            var preview = (await rows.FindHandOver(member, record.Header.Id, record.Header.Offer))?.Preview;
            return record.Content ?? preview ?? throw CasesRefusals.UnknownCase(caseId).ToException();
        }).AsTask();
    }
}
