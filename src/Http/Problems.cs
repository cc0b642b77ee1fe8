using Microsoft.AspNetCore.Http;
using OneCity.Kernel;

namespace OneCity.Http;

/// <summary>Refusals as RFC 9457 problem details: the code is the same as at the command line and on the page.</summary>
public static class Problems
{
    /// <summary>Turns a refusal into a problem answer: 400, 401, 403 and 404 by their codes, else 409 (a business rule said no).</summary>
    public static IResult ToProblem(this Refusal refusal, Language language)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Results.Problem(
            title: refusal.What.In(language),
            detail: refusal.Remedy.In(language),
            statusCode: StatusOf(refusal.Code),
            type: $"urn:onecity:refusal:{refusal.Code}",
            extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });
    }

    /// <summary>Turns faults of a file into a 422 answer that lists each with its place.</summary>
    public static IResult ToProblem(this FileFaultException fault, Language language)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Results.Problem(
            title: fault.Faults[0].What.In(language),
            detail: fault.Faults[0].Remedy.In(language),
            statusCode: StatusCodes.Status422UnprocessableEntity,
            type: "urn:onecity:refusal:file.fault",
            extensions: new Dictionary<string, object?>
            {
                ["code"] = "file.fault",
                ["faults"] = fault.Faults.Select(each => each.ToLine(language)).ToArray(),
            });
    }

    /// <summary>The HTTP status that a refusal code means.</summary>
    public static int StatusOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code switch
        {
            "access.sign-in" or "access.wrong-password" => StatusCodes.Status401Unauthorized,
            "access.locked" or "access.locked-crowded" => StatusCodes.Status429TooManyRequests,
            "http.too-many" => StatusCodes.Status429TooManyRequests,
            "http.too-large" => StatusCodes.Status413PayloadTooLarge,
            "http.failed" => StatusCodes.Status500InternalServerError,
            "storage.full" or "storage.busy" => StatusCodes.Status503ServiceUnavailable,
            "http.bad-page" or "http.bad-request" => StatusCodes.Status400BadRequest,
            _ when code.Contains(".unreadable-", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
            _ when code.StartsWith("access.not-", StringComparison.Ordinal) || code == "access.needs-person" => StatusCodes.Status403Forbidden,
            _ when code.EndsWith(".unknown", StringComparison.Ordinal) || code.Contains(".unknown-", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status409Conflict,
        };
    }
}
