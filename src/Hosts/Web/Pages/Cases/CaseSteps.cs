using OneCity.Cases;

namespace OneCity.Web.Pages.Cases;

/// <summary>Where a case stands in the steps of its procedure.</summary>
public static class CaseSteps
{
    /// <summary>The step that is to be done next; null when the case is finished, or when no step has the duty that is next.</summary>
    public static ProcedureStep? Current(Procedure procedure, CaseHeader header)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(header);
        string[] next = header.State switch
        {
            CaseState.Received or CaseState.Correcting => ["受理", "办理"],
            CaseState.Admitted => ["办理"],
            CaseState.Decided => ["送达", "监督"],
            _ => [],
        };
        return next.Select(duty => procedure.Steps.FirstOrDefault(step => step.Duty == duty)).FirstOrDefault(step => step is not null);
    }

    /// <summary>The city that works a step: the one that took the case in, the one that decides; empty for the joint office and for any.</summary>
    public static string Where(ProcedureStep step, CaseHeader header, Func<string?, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(nameOf);
        return step.At switch
        {
            "origin" => nameOf(header.Origin),
            "deciding" => nameOf(header.Holder != header.Origin ? header.Holder : header.Passed.LastOrDefault(member => member != header.Origin) ?? header.Holder),
            _ => "",
        };
    }
}
