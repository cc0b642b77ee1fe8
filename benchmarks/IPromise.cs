namespace OneCity.Benchmarks;

/// <summary>One promise about speed, beside a peer where one exists: <c>./onecity bench NAME [OPTIONS]</c>.</summary>
/// <remarks>Promises are found by looking through this assembly; a new file needs no registration.</remarks>
public interface IPromise
{
    /// <summary>The word after <c>bench</c>, lower case, such as <c>audit</c>.</summary>
    string Name { get; }

    /// <summary>What is promised, in one line.</summary>
    string About { get; }

    /// <summary>Measures and prints; takes what stood behind the name.</summary>
    Task Run(Report report, string[] options);
}
