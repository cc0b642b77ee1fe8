using System.Diagnostics;
using Xunit;

namespace OneCity.Ledger.Tests;

/// <summary>The Debian program hledger, where it is installed.</summary>
internal static class Hledger
{
    /// <summary>Lets hledger read and balance the journal; does nothing where it is not installed.</summary>
    public static void Check(string journal)
    {
        const string Program = "/usr/bin/hledger";
        if (!File.Exists(Program)) return;
        var start = new ProcessStartInfo(Program, ["-f", "-", "check", "accounts", "commodities", "balancednoautoconversion"])
        {
            RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["LANG"] = "C.UTF-8" },
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(journal);
        process.StandardInput.Close();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
    }
}
