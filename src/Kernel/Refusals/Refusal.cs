namespace OneCity.Kernel;

/// <summary>What a business rule said no to, and what the person at the desk can do about it.</summary>
/// <remarks>
/// Not for faults of the program, and not for a broken line in a file (see <see cref="FileFault"/>).
/// The code reads <c>engine.what-it-is</c>, is the same at page, API and command line, and is never reused.
/// </remarks>
/// <param name="Code">Words in lower case joined by hyphens after the engine's name, such as <c>cases.awaits-acceptance</c>.</param>
/// <param name="What">What was refused, with the names and values of this case.</param>
/// <param name="Remedy">The next step that helps.</param>
public sealed record Refusal(string Code, Words What, Words Remedy)
{
    /// <summary>The line that the command line prints: <c>CODE: what; remedy</c>.</summary>
    public string ToLine(Language language) => $"{Code}: {What.In(language)}; {Remedy.In(language)}";

    /// <summary>Turns the refusal into the exception that carries it to the host.</summary>
    public RefusedException ToException() => new(this);
}

/// <summary>Carries a <see cref="Refusal"/> from the rule that said no to the host that shows it.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.ToLine(Language.English))
{
    /// <summary>What was refused and why.</summary>
    public Refusal Refusal { get; } = refusal;
}
