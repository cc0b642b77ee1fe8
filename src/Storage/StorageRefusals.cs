using OneCity.Kernel;

namespace OneCity.Storage;

/// <summary>Every refusal of the storage layer.</summary>
public static class StorageRefusals
{
    /// <summary>The disk, or the quota of the folder, is full.</summary>
    public static Refusal Full { get; } = new(
        "storage.full",
        new("磁盘已满，本次没有写入任何内容", "the disk is full; nothing of this was written"),
        new("腾出空间后重试", "free some space and try again"));

    /// <summary>Another process held the database for too long.</summary>
    public static Refusal Busy { get; } = new(
        "storage.busy",
        new("数据库正被另一个进程占用", "another process is holding the database"),
        new("稍后重试", "try again in a moment"));

    /// <summary>The folder was written by a newer version.</summary>
    public static Refusal NewerSchema(string module, string name) => new(
        "storage.newer-schema",
        new($"数据由更新的版本写成（{module}/{name}）", $"the data was written by a newer version ({module}/{name})"),
        new("请用该版本或更新版本打开", "open it with that version or a newer one"));

    /// <summary>A migration that ran once reads differently now.</summary>
    public static Refusal ChangedMigration(string module, string name) => new(
        "storage.changed-migration",
        new($"已执行过的迁移 {module}/{name} 内容变了", $"migration {module}/{name} has changed since it ran"),
        new("恢复原文件，另写一个新编号的迁移", "put the old file back and write a new numbered one"));
}
