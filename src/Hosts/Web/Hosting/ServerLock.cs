using System.Globalization;
using OneCity.Kernel;

namespace OneCity.Web.Hosting;

/// <summary>One server per data folder: a lock of the operating system, which a killed process cannot leave behind.</summary>
internal sealed class ServerLock : IDisposable
{
    private readonly FileStream _lock;

    private ServerLock(FileStream held) => _lock = held;

    /// <summary>Takes the folder, or refuses with the process id of the server that has it.</summary>
    /// <exception cref="RefusedException"><c>access.server-running</c>.</exception>
    public static ServerLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var number = Path.Combine(folder, "server.pid");
        try
        {
            var held = new FileStream(Path.Combine(folder, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(number, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new(held);
        }
        catch (IOException) when (File.Exists(number))
        {
            throw Running(folder, File.ReadAllText(number).Trim()).ToException();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static Refusal Running(string folder, string pid) => new(
        "access.server-running",
        new($"数据文件夹 {folder} 已有服务在运行，进程号 {pid}", $"a server already runs on {folder}, process {pid}"),
        new("先停止它，或用 --data 指定另一个文件夹", "stop it first, or name another folder with --data"));
}
