using Xunit;

namespace OneCity.Testing;

/// <summary>The folder of real data that is not part of the repository (setting <c>ONECITY_TEST_DATA</c>).</summary>
public static class TestData
{
    /// <summary>Path of a file in it; skips the test with <c>skipped: test data not set</c> when it is not there.</summary>
    public static string Path(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("ONECITY_TEST_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(root), "skipped: test data not set");
        var path = System.IO.Path.Combine([root!, .. parts]);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), "skipped: test data not set");
        return path;
    }

    /// <summary>A file or folder of the repository itself, found upwards from the test's assembly.</summary>
    public static string InRepository(params string[] parts)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Directory.GetParent(folder)?.FullName)
        {
            if (File.Exists(System.IO.Path.Combine(folder, "OneCity.slnx"))) return System.IO.Path.Combine([folder, .. parts]);
        }
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
