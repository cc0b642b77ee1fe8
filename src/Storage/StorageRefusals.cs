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

    /// <summary>An upload is larger than allowed.</summary>
    public static Refusal FileTooLarge(long lengthMax) => new(
        "storage.file-too-large",
        new($"文件超过 {lengthMax / 1024 / 1024} MB 的上限", $"the file is larger than the limit of {lengthMax / 1024 / 1024} MB"),
        new("压缩或拆分后再传", "make it smaller or split it"));

    /// <summary>A restore would overwrite what is there.</summary>
    public static Refusal FolderNotEmpty(string folder) => new(
        "storage.folder-not-empty",
        new($"文件夹 {folder} 里已有内容", $"the folder {folder} is not empty"),
        new("换一个空文件夹，或先把旧内容移走", "name an empty folder, or move the old content away first"));

    /// <summary>There is nothing to back up or verify.</summary>
    public static Refusal NoFolder(string folder) => new(
        "storage.no-data-folder",
        new($"{folder} 不是数据文件夹", $"{folder} is not a data folder"),
        new("用 --data 指明数据文件夹", "name the data folder with --data"));

    /// <summary>A backup file that does not hold.</summary>
    public static Refusal BackupDamaged(string file, string where) => new(
        "storage.backup-damaged",
        new($"备份 {file} 已损坏：{where}", $"the backup {file} is damaged: {where}"),
        new("换用另一份备份", "use another backup"));
}
