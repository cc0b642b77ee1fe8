using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Access;
using OneCity.Composition;
using OneCity.Documents;
using OneCity.Documents.Features;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Testing;

namespace OneCity.Comments.Tests;

/// <summary>A whole node with the shipped pack, three people and one document to talk about.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly TestStore _store;
    private readonly ServiceProvider _node;

    private House(TestStore store, ServiceProvider node) => (_store, _node) = (store, node);

    public CommentsEngine Engine => _node.GetRequiredService<CommentsEngine>();

    public AccessEngine Access => _node.GetRequiredService<AccessEngine>();

    public IDatabase Database => _node.GetRequiredService<IDatabase>();

    /// <summary>The record that is talked about.</summary>
    public string Record { get; private set; } = "";

    public static async Task<House> Open(Dialect dialect)
    {
        var store = await TestStore.Open(dialect);
        var flags = new Dictionary<string, string> { ["--data"] = Path.Combine(store.Folder, "data") };
        if (store.Connection is { } connection) flags["--postgres"] = connection;
        var settings = Settings.Read(null, new SettingSources(flags, new Dictionary<string, string>()));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(settings);
        services.AddOneCity(settings.ToNode());
        var house = new House(store, services.BuildServiceProvider());
        await Node.Migrate(house._node);
        foreach (var (name, organisation, role) in new[] { ("wang", "zz-tjj", Roles.Statistician), ("li", "cs-tjj", Roles.Statistician), ("观察员", "yy-gov", Roles.Observer) })
            await house.Access.AddUser(Actor.Operator, new(name, organisation, role));
        var document = await house._node.GetRequiredService<DocumentsEngine>().TakeIn(await house.Of("wang"), new TakeInDocument.Request("公报.txt", Encoding.UTF8.GetBytes("2024年，株洲市生产总值增长5%。"), null));
        house.Record = $"document:{document}";
        return house;
    }

    /// <summary>The person as they act when signed in.</summary>
    public async Task<Actor> Of(string name) => await Access.ActAs(name) with { Through = null };

    /// <summary>Their inbox lines from comments.</summary>
    public async Task<IReadOnlyList<InboxItem>> InboxOf(string name) => await ((IInboxSource)Engine).List(await Of(name));

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _store.DisposeAsync();
    }
}
