namespace OneCity.Exchange;

/// <summary>Files of private keys: whole or not there, readable by the node's account alone from the first byte.</summary>
internal static class SecretFile
{
    /// <summary>Writes or replaces the file.</summary>
    public static void Write(string path, string text) => File.Move(Beside(path, text), path, overwrite: true);

    /// <summary>Writes the file unless another process was faster; then that one's stays.</summary>
    public static void WriteOnce(string path, string text)
    {
        var beside = Beside(path, text);
        try
        {
            File.Move(beside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(beside);
        }
    }

    private static string Beside(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Environment.ProcessId}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(beside, options);
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
        return beside;
    }
}
