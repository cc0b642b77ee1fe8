using Microsoft.OpenApi;
using OneCity.Http;

namespace OneCity.Web.Hosting;

/// <summary>The OpenAPI document at <c>/api/openapi.json</c>: every operation with the right it needs.</summary>
internal static class ApiDocument
{
    private const string Token = "token";

    /// <summary>Adds the document.</summary>
    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.ShouldInclude = operation => operation.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        document.AddDocumentTransformer((text, _, _) =>
        {
            text.Info = new()
            {
                Title = "OneCity 一座城",
                Version = "1",
                Description = "Refusals are problem details (RFC 9457) whose `code` is the same at page and command line. Lists are arrays; the next page is "
                    + "in the Link header. Changing requests take an Idempotency-Key. Programs send a bearer token; pages use the session cookie.",
            };
            text.Components ??= new();
            text.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            text.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            text.Servers?.Clear();
            return Task.CompletedTask;
        });
        document.AddOperationTransformer((operation, context, _) =>
        {
            var rights = context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsRight>().ToList();
            if (rights.Count == 0) return Task.CompletedTask;
            operation.Description = string.Join(", ", rights.Select(right => $"Needs {right.Engine}:{right.Verb}."));
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
            return Task.CompletedTask;
        });
    });

    /// <summary>Maps the document; it holds no data and is open.</summary>
    public static IEndpointRouteBuilder MapApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/api/openapi.json").OpenToAll().ExcludeFromDescription();
        return routes;
    }
}
