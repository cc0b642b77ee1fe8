using OneCity.Documents.Model.Claims;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Documents;

/// <summary>Takes accepted claims in as figures, within the same unit of work: all of them or none.</summary>
public interface ITakeClaims
{
    /// <summary>Takes the claims; answers for each what became of it, in the same order.</summary>
    /// <param name="session">The unit of work of the acceptance.</param>
    /// <param name="actor">Who accepts.</param>
    /// <param name="claims">The claims as accepted, corrections applied.</param>
    /// <exception cref="RefusedException">When one cannot be taken; then none is.</exception>
    Task<IReadOnlyList<string>> Take(IWriteSession session, Actor actor, IReadOnlyList<AcceptedClaim> claims);
}

/// <summary>Takes accepted targets and projects into the plans, within the same unit of work.</summary>
public interface ITakeGoals
{
    /// <summary>Takes the claims; answers for each what became of it in the same order, null where it is neither target nor project.</summary>
    /// <param name="session">The unit of work of the acceptance.</param>
    /// <param name="actor">Who accepts.</param>
    /// <param name="document">Number of the document.</param>
    /// <param name="title">Its title or name.</param>
    /// <param name="claims">The claims as accepted, corrections applied.</param>
    /// <exception cref="RefusedException">When one cannot be taken; then none is.</exception>
    Task<IReadOnlyList<string?>> Take(IWriteSession session, Actor actor, long document, string title, IReadOnlyList<AcceptedClaim> claims);
}

/// <summary>A claim on its way to figures and plans.</summary>
/// <param name="Source">Document and span, as a figure's source: <c>文件3《…》[12..18)</c>.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Number">Its number in the document, from 0.</param>
/// <param name="Project">The project whose investment it tells; null for other claims.</param>
public sealed record AcceptedClaim(string Source, Figure Claim, long Number = 0, Project? Project = null);
