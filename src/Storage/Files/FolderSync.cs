using Microsoft.Win32.SafeHandles;

namespace OneCity.Storage.Files;

/// <summary>Makes a rename durable: on Linux a new name is safe only when the folder itself was flushed (fsync(2), notes).</summary>
internal static class FolderSync
{
    /// <summary>Flushes the folder's entries to the disk.</summary>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux()) return;
        // .NET opens no folders; O_RDONLY through the C library is the documented way.
        var descriptor = Native.open(folder, 0);
        if (descriptor < 0) return;
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        _ = Native.fsync(descriptor);
    }

    private static class Native
    {
#pragma warning disable SYSLIB1054, CA2101 // Two calls of the C library; generated marshalling would need unsafe code for them.
        [System.Runtime.InteropServices.DllImport("libc", CharSet = System.Runtime.InteropServices.CharSet.Ansi, BestFitMapping = false)]
        [System.Runtime.InteropServices.DefaultDllImportSearchPaths(System.Runtime.InteropServices.DllImportSearchPath.SafeDirectories)]
        internal static extern int open(string path, int flags);

        [System.Runtime.InteropServices.DllImport("libc")]
        [System.Runtime.InteropServices.DefaultDllImportSearchPaths(System.Runtime.InteropServices.DllImportSearchPath.SafeDirectories)]
        internal static extern int fsync(int descriptor);
#pragma warning restore SYSLIB1054, CA2101
    }
}
