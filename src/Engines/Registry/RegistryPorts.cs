using OneCity.Kernel;
using OneCity.Registry.Model;
using OneCity.Storage;

namespace OneCity.Registry;

/// <summary>Takes a pack's figures into whatever keeps figures, in the same unit of work as the pack.</summary>
public interface ITakeFigures
{
    /// <summary>Takes them; taking the same again changes nothing and leaves no audit entry.</summary>
    /// <param name="session">The unit of work of the pack.</param>
    /// <param name="actor">Who loads the pack.</param>
    /// <param name="directory">The directory of the pack, which is stored in the same unit of work.</param>
    /// <param name="figures">All figures of the pack, in its order.</param>
    /// <returns>How many are new.</returns>
    Task<int> Take(IWriteSession session, Actor actor, RegionDirectory directory, IReadOnlyList<PackFigure> figures);
}

/// <summary>Where the engine finds the pack it loads by itself.</summary>
/// <param name="Folder">Folder of the pack; null to load none by itself.</param>
public sealed record RegistrySettings(string? Folder);
