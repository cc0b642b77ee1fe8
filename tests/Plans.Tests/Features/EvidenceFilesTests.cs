using System.Text;
using OneCity.Kernel;
using OneCity.Plans.Features;
using OneCity.Plans.Model.Lights;
using OneCity.Storage;
using OneCity.Storage.Files;
using Xunit;

namespace OneCity.Plans.Tests.Features;

public sealed class EvidenceFilesTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF");

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_photo_carries_its_time_and_place_and_counts_once_another_has_confirmed_it(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        var item = await office.Enter();
        var photo = ExifPhoto.Bytes();
        var id = await office.Plans.HandInEvidence(Office.Handler, item.Id, new("photo", "", "桥面铺装完成"), new("site.jpg", new MemoryStream(photo)));
        var evidence = Assert.Single((await office.Plans.ReadItem(Office.Planner, item.Id)).Evidence);
        Assert.Equal(("113.133611", "27.827778", "site.jpg", "image/jpeg", (long?)photo.Length, (string?)null),
            (evidence.Longitude, evidence.Latitude, evidence.FileName, evidence.Media, evidence.SizeBytes, evidence.ConfirmedBy));
        Assert.Equal(new DateTimeOffset(2026, 2, 27, 15, 4, 5, TimeSpan.FromHours(8)), Instants.FromMicroseconds(evidence.TakenAtUs!.Value));
        await office.Plans.Confirm(Office.Lead, item.Id);
        var (content, file) = await office.Plans.OpenEvidence(Office.Planner, id);
        await using (content)
        {
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            Assert.Equal(photo, copy.ToArray());
        }
        Assert.Equal(evidence.Reference, file.Hash);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_unit_without_an_account_uploads_by_its_link_and_the_file_waits_to_be_confirmed(Dialect dialect)
    {
        await using var office = await Office.Open(dialect);
        var item = await office.Enter();
        var link = await office.Plans.AskForEvidence(Office.Handler, item.Id, "某供水公司", "请提供验收单", new(2026, 3, 20));
        await office.Plans.AnswerAsk(link.Token, new("file", "", "验收单"), new("../../etc/验收单.pdf", new MemoryStream(Pdf)));
        var evidence = Assert.Single((await office.Plans.ReadItem(Office.Planner, item.Id)).Evidence);
        Assert.Equal(("某供水公司", "验收单.pdf", (string?)null), (evidence.ByName, evidence.FileName, evidence.ConfirmedBy));
        await office.Plans.Confirm(Office.Handler with { Roles = new HashSet<string> { Roles.Planner } }, item.Id);
        Assert.Equal("chen", Assert.Single((await office.Plans.ReadItem(Office.Planner, item.Id)).Evidence).ConfirmedBy);
    }

    [Theory]
    [InlineData("file", "tool.exe", "MZ", "plans.file-type")]
    [InlineData("file", "report.pdf", "no PDF", "plans.file-type")]
    [InlineData("photo", "report.pdf", "%PDF-1.4", "plans.file-type")]
    [InlineData("photo", "bare.png", "\u0089PNG\r\n\u001a\n", "plans.photo-needs-place")]
    [InlineData("figure", "report.pdf", "%PDF-1.4", "plans.unusable-value")]
    public async Task What_cannot_be_taken_is_refused_and_leaves_nothing(string kind, string name, string bytes, string code)
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        var item = await office.Enter();
        Assert.Equal(code, await Code(() => office.Plans.HandInEvidence(Office.Handler, item.Id, new(kind, "", "说明"), new(name, new MemoryStream(Encoding.Latin1.GetBytes(bytes))))));
        Assert.Empty((await office.Plans.ReadItem(Office.Planner, item.Id)).Evidence);
        Assert.False(Directory.Exists(Path.Combine(office.Folder, "evidence")));
    }

    [Theory]
    [InlineData("181", "27.8")]
    [InlineData("113.1", "90.5")]
    [InlineData("113°8′", "27.8")]
    public async Task A_place_off_the_globe_is_refused(string longitude, string latitude)
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        var item = await office.Enter();
        var request = new HandInEvidence.Request("photo", "", "说明", office.Clock.GetUtcNow(), longitude, latitude);
        Assert.Equal("plans.unusable-value", await Code(() => office.Plans.HandInEvidence(Office.Handler, item.Id, request, new("a.png", new MemoryStream([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])))));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_while_it_comes_in()
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        var item = await office.Enter();
        using var large = new MemoryStream(new byte[PaperTypes.SizeBytesMax + 1]);
        Assert.Equal("storage.file-too-large", await Code(() => office.Plans.HandInEvidence(Office.Handler, item.Id, new("file", "", "说明"), new("a.pdf", large))));
    }

    [Fact]
    public async Task Observers_open_only_what_is_confirmed_in_plans_opened_to_them()
    {
        await using var office = await Office.Open(Dialect.Sqlite);
        var item = await office.Enter();
        var id = await office.Plans.HandInEvidence(Office.Handler, item.Id, new("file", "", "说明"), new("a.pdf", new MemoryStream(Pdf)));
        Assert.Equal("plans.unknown-record", await Code(() => office.Plans.OpenEvidence(Office.Observer, id)));
        await office.Plans.Confirm(Office.Lead, item.Id);
        Assert.Equal("plans.unknown-record", await Code(() => office.Plans.OpenEvidence(Office.Observer, id)));
        Assert.Equal("plans.unknown-record", await Code(() => office.Plans.OpenEvidence(Office.Planner, "nothing")));
    }

    private static async Task<string> Code(Func<Task> work) => (await Assert.ThrowsAsync<RefusedException>(work)).Refusal.Code;
}

/// <summary>The smallest photo that says when and where: a JPEG with an Exif block in front (JEITA CP-3451), without a picture in it.</summary>
internal static class ExifPhoto
{
    /// <summary>Taken on 2026-02-27 at 15:04:05 at 27°49′40″ N, 113°8′1″ E.</summary>
    public static byte[] Bytes()
    {
        using var tiff = new MemoryStream();
        using var write = new BinaryWriter(tiff);
        write.Write("II*\0"u8);
        write.Write(8);
        // First directory at 8: pointers to the Exif directory (38) and the one of the place (56).
        Directory(write, [(0x8769, 4, 1, 38), (0x8825, 4, 1, 56)]);
        Directory(write, [(0x9003, 2, 20, 110)]);
        Directory(write, [(1, 2, 2, 'N'), (2, 5, 3, 130), (3, 2, 2, 'E'), (4, 5, 3, 154)]);
        write.Write("2026:02:27 15:04:05\0"u8);
        foreach (var part in (uint[])[27, 1, 49, 1, 40, 1, 113, 1, 8, 1, 1, 1]) write.Write(part);
        var block = (byte[])[.. "Exif\0\0"u8, .. tiff.ToArray()];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((block.Length + 2) >> 8), (byte)(block.Length + 2), .. block, 0xFF, 0xD9];
    }

    private static void Directory(BinaryWriter write, (ushort Tag, ushort Type, uint Count, uint Value)[] entries)
    {
        write.Write((ushort)entries.Length);
        foreach (var (tag, type, count, value) in entries)
        {
            write.Write(tag);
            write.Write(type);
            write.Write(count);
            write.Write(value);
        }
        write.Write(0);
    }
}
