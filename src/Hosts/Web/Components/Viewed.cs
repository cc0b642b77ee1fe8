using Microsoft.AspNetCore.Components;
using OneCity.Http;
using OneCity.Kernel;

namespace OneCity.Web.Components;

/// <summary>What every page and component starts from: the reader's language, who they are, and refusals shown instead of thrown.</summary>
/// <remarks>Inside an interactive island there is no request: hand <see cref="In"/> and <see cref="Who"/> in from the page around it.</remarks>
public abstract class Viewed : ComponentBase
{
    /// <summary>The request; null inside an interactive island.</summary>
    [CascadingParameter]
    public HttpContext? Http { get; set; }

    /// <summary>The language, where there is no request to ask.</summary>
    [Parameter]
    public Language? In { get; set; }

    /// <summary>The actor, where there is no request to ask.</summary>
    [Parameter]
    public Actor? Who { get; set; }

    /// <summary>The reader's language; Chinese when nothing else was asked for.</summary>
    protected Language Language => In ?? Http?.Language() ?? Language.Chinese;

    /// <summary>Who reads; anonymous when nobody signed in.</summary>
    protected Actor Actor => Who ?? Http?.Actor() ?? Actor.Anonymous;

    /// <summary>What the last <see cref="Attempt"/> was refused with; null when it went through.</summary>
    protected Refusal? Refused { get; private set; }

    /// <summary>The faults of a file that the last <see cref="Attempt"/> met; empty when there were none.</summary>
    protected IReadOnlyList<FileFault> Faults { get; private set; } = [];

    /// <summary>The words in the reader's language.</summary>
    protected string Say(Words words) => words.In(Language);

    /// <summary>One value of the address's query; null when absent or empty.</summary>
    protected string? Query(string name) => Http?.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>Does it and answers whether it went through; a refusal or a file's faults are kept for the page to show.</summary>
    protected async Task<bool> Attempt(Func<Task> use)
    {
        ArgumentNullException.ThrowIfNull(use);
        (Refused, Faults) = (null, []);
        try
        {
            await use();
            return true;
        }
        catch (RefusedException refused)
        {
            Refused = refused.Refusal;
        }
        catch (FileFaultException fault)
        {
            Faults = fault.Faults;
        }
        return false;
    }
}
