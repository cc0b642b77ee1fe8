using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Migrations;
using OneCity.Testing;

namespace OneCity.Access.Tests;

/// <summary>The engine over a real, fresh database, with three organisations of two cities and the joint office.</summary>
internal sealed class AccessHouse : IAsyncDisposable
{
    private static readonly Right[] Foreign =
    [
        new("figures", "read", Reach.Anywhere, Roles.All, IsPublic: true),
        new("figures", "write", Reach.OwnOrganisation, [Roles.Statistician]),
        new("figures", "publish", Reach.OwnOrganisation, [Roles.Statistician], NeedsPerson: true),
        new("cases", "accept", Reach.OwnCity, [Roles.Handler], NeedsPerson: true),
    ];

    private readonly Passwords _passwords = new();

    private AccessHouse(TestStore store, RegionDirectory directory)
    {
        Store = store;
        Right[] rights =
        [
            .. Foreign, new("access", "own-account", Reach.Anywhere, Roles.All, NeedsPerson: true),
            .. new[] { "read-users", "read-tokens", "read-audit" }.Select(verb => new Right("access", verb, Reach.Anywhere, [Roles.Auditor])),
            .. new[] { "keep-users", "keep-tokens" }.Select(verb => new Right("access", verb, Reach.Anywhere, [])),
        ];
        Gate = new Gate(rights);
        Engine = new AccessEngine(new AccessParts(
            store.Database, store.Clock, new Chance(), Gate, new Fixed(directory), rights, AccessSettings.Shipped, _passwords));
        Web = new WebMemory(store.Database, store.Clock);
        Drafts = new Drafts(store.Database, store.Clock, Gate);
    }

    public TestStore Store { get; }

    public Gate Gate { get; }

    public AccessEngine Engine { get; }

    public WebMemory Web { get; }

    public Drafts Drafts { get; }

    public static async Task<AccessHouse> Open(Dialect dialect, params Organisation[] more)
    {
        var store = await TestStore.Open(dialect, new MigrationSet("access", typeof(AccessModule).Assembly));
        Organisation[] organisations =
        [
            new("cs-tjj", "长沙市统计局", "", RegionCode.Parse("430100"), "统计", InForce.Always, null),
            new("zz-tjj", "株洲市统计局", "", RegionCode.Parse("430200"), "统计", InForce.Always, null),
            new("czt-office", "长株潭一体化办公室", "", null, "一体化", InForce.Always, null),
            .. more,
        ];
        return new(store, new RegionDirectory(new DirectoryContent { Organisations = organisations }));
    }

    /// <summary>Adds a user and answers the one-time password.</summary>
    public async Task<string> Add(string name, string role = Roles.Clerk, string organisation = "cs-tjj") =>
        (await Engine.AddUser(Actor.Operator, new(name, organisation, role))).OneTimePassword;

    /// <summary>The codes of the audit trail, in order.</summary>
    public async Task<IReadOnlyList<string>> Events() =>
        [.. (await Engine.ListAudit(Actor.Operator, new(0, 1000))).Select(row => row.Event)];

    public async ValueTask DisposeAsync()
    {
        _passwords.Dispose();
        await Store.DisposeAsync();
    }

    private sealed class Fixed(RegionDirectory directory) : IDirectory
    {
        public RegionDirectory Current => directory;
    }

    private sealed class Chance : IEntropy
    {
        public Guid NewId() => Guid.CreateVersion7();

        public void Fill(Span<byte> secret) => System.Security.Cryptography.RandomNumberGenerator.Fill(secret);
    }
}
