using System.Text;

namespace OneCity.Exchange;

/// <summary>Files of private keys and other secrets: whole or not there, on the disk before they are used, readable by the node's account alone from the first byte.</summary>
public static class SecretFile
{
    /// <summary>Writes or replaces the file.</summary>
    public static void Write(string path, string text) => File.Move(Beside(path, Encoding.UTF8.GetBytes(text)), path, overwrite: true);

    /// <summary>Writes the file unless another process was faster; then that one's stays.</summary>
    public static void WriteOnce(string path, string text) => WriteOnce(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The same with bytes.</summary>
    /// <remarks>Moving a file to a name that must be free looks for the name first and is no protection: whoever writes holds the folder's lock.</remarks>
    public static void WriteOnce(string path, byte[] secret)
    {
        ArgumentNullException.ThrowIfNull(path);
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;
        using var turn = Lock(Path.Combine(folder, ".lock"));
        if (!File.Exists(path)) File.Move(Beside(path, secret), path, overwrite: true);
    }

    /// <summary>Waits for the turn; the system ends it with the process, whatever becomes of that.</summary>
    private static FileStream Lock(string path)
    {
        for (var wait = new SpinWait(); ; wait.SpinOnce())
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another one's turn; it writes a few bytes.
            }
        }
    }

    private static string Beside(string path, byte[] secret)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(secret);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(beside, options);
        file.Write(secret);
        file.Flush(flushToDisk: true);
        return beside;
    }
}
