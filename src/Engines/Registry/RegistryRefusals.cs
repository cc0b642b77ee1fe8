using OneCity.Kernel;

namespace OneCity.Registry;

/// <summary>Every refusal of the engine.</summary>
public static class RegistryRefusals
{
    /// <summary>No region has this code, now or before.</summary>
    public static Refusal UnknownRegion(string code, string nearest) => new(
        "registry.unknown-region",
        new($"没有代码为 {code} 的地区", $"there is no region with code {code}"),
        new(nearest.Length == 0 ? "先装入地区包" : $"最接近的是 {nearest}", nearest.Length == 0 ? "load a region pack first" : $"the nearest is {nearest}"));

    /// <summary>No scope has this code.</summary>
    public static Refusal UnknownScope(string code, string nearest) => new(
        "registry.unknown-scope",
        new($"没有代码为 {code} 的口径", $"there is no scope with code {code}"),
        new(nearest.Length == 0 ? "先装入地区包" : $"最接近的是 {nearest}", nearest.Length == 0 ? "load a region pack first" : $"the nearest is {nearest}"));

    /// <summary>A folder that already holds files cannot take a new pack.</summary>
    public static Refusal FolderNotEmpty(string folder) => new(
        "registry.folder-not-empty",
        new($"文件夹 {folder} 里已有文件", $"the folder {folder} holds files already"),
        new("换一个空文件夹", "name an empty folder"));

    /// <summary>The node was started without a pack folder.</summary>
    public static Refusal NoPackFolder() => new(
        "registry.no-pack-folder",
        new("本节点没有设定地区包文件夹", "this node has no region pack folder"),
        new("设定 pack 后重新启动,或用 pack load 装入", "set pack and start again, or load one by pack load"));
}
