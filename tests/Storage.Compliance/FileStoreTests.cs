using OneCity.Kernel;
using OneCity.Storage.Files;
using Xunit;

namespace OneCity.Storage.Tests;

public sealed class FileStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("onecity-files-").FullName;

    [Fact]
    public async Task Bytes_come_back_under_their_hash_and_equal_bytes_are_kept_once()
    {
        var store = new FileStore(_folder, new Entropy());
        var (hash, length) = await store.Put(new MemoryStream("abc"u8.ToArray()), 10);
        var again = await store.Put(new MemoryStream("abc"u8.ToArray()), 10);
        // SHA-256 of "abc": FIPS 180-4, example B.1.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash);
        Assert.Equal((hash, 3L), (again.Hash, length));
        Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        using var reader = new StreamReader(store.Find(hash)!);
        Assert.Equal("abc", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_and_leaves_nothing()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => new FileStore(_folder, new Entropy()).Put(new MemoryStream(new byte[11]), 10));
        Assert.Equal("storage.file-too-large", refused.Refusal.Code);
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Theory, InlineData("../../etc/passwd"), InlineData(""), InlineData("ZZ"), InlineData("/etc/passwd")]
    public void A_name_that_is_no_hash_never_becomes_a_path(string name) =>
        Assert.Throws<ArgumentException>(() => new FileStore(_folder, new Entropy()).Find(name));

    [Fact]
    public async Task A_changed_byte_is_listed_as_broken()
    {
        var store = new FileStore(_folder, new Entropy());
        var (hash, _) = await store.Put(new MemoryStream("abc"u8.ToArray()), 10);
        Assert.Empty(store.ListBroken());
        await File.WriteAllTextAsync(Path.Combine(_folder, hash[..2], hash), "abd");
        Assert.Equal([hash], store.ListBroken());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class Entropy : IEntropy
    {
        public Guid NewId() => Guid.NewGuid();

        public void Fill(Span<byte> secret) => secret.Clear();
    }
}
