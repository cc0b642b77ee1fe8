using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneCity.Access.Features;
using OneCity.Http;

namespace OneCity.Access;

/// <summary>Routes over users and their duties.</summary>
internal static class UserRoutes
{
    public sealed record RoleEnd(DateOnly? LastOn);

    public sealed record NewHouse(string Organisation);

    public sealed record OneTime(string Name, string OneTimePassword);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/api/users").WithTags("access");
        users.MapGet("", async (HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            var page = PageRequest.From(http);
            return http.Page(page, await access.ListUsers(http.Actor(), page.After, page.Limit + 1, stop), user => user.Name);
        }).Needs("access", "read-users").Produces<User[]>().WithSummary("Users by name");
        users.MapPost("", async (AddUser.Request request, HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            var added = await access.AddUser(http.Actor(), request, stop);
            return Results.Json(added, ApiJson.Options, statusCode: StatusCodes.Status201Created);
        }).Needs("access", "keep-users").ShowsOnce().Produces<AddUser.Answer>(201).WithSummary("Add a user; the answer holds the one-time password");
        users.MapGet("/{name}", (string name, HttpContext http, AccessEngine access, CancellationToken stop) =>
            access.GetUser(http.Actor(), name, stop)).Needs("access", "own-account").WithSummary("One user; everybody may read their own");
        users.MapPost("/{name}/roles", (string name, GiveRole.Request request, HttpContext http, AccessEngine access, CancellationToken stop) =>
            access.GiveRole(http.Actor(), name, request, stop)).Needs("access", "keep-users").WithSummary("Give a role from a day to a day");
        users.MapPost("/{name}/roles/{role}/end", async (
            string name, string role, RoleEnd end, HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            await access.EndRole(http.Actor(), name, role, end.LastOn, stop);
            return Results.NoContent();
        }).Needs("access", "keep-users").WithSummary("End a role; at once when no last day is given");
        users.MapPost("/{name}/substitutes", (
            string name, AppointSubstitute.Request request, HttpContext http, AccessEngine access, CancellationToken stop) =>
            access.AppointSubstitute(http.Actor(), name, request, stop)).Needs("access", "own-account").WithSummary("Appoint a substitute");
        users.MapPost("/{name}/hand-over", (
            string name, HandOverDuties.Request request, HttpContext http, AccessEngine access, CancellationToken stop) =>
            access.HandOverDuties(http.Actor(), name, request, stop)).Needs("access", "keep-users").WithSummary("Hand all roles to a successor");
        users.MapPost("/{name}/move", async (string name, NewHouse to, HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            await access.MoveUser(http.Actor(), name, to.Organisation, stop);
            return Results.NoContent();
        }).Needs("access", "keep-users").WithSummary("Move a user to another organisation");
        users.MapPost("/{name}/close", async (string name, HttpContext http, AccessEngine access, CancellationToken stop) =>
        {
            await access.CloseUser(http.Actor(), name, stop);
            return Results.NoContent();
        }).Needs("access", "keep-users").WithSummary("Close an account");
        users.MapPost("/{name}/reset-password", async (string name, HttpContext http, AccessEngine access, CancellationToken stop) =>
            new OneTime(name, await access.ResetPassword(http.Actor(), name, stop)))
            .Needs("access", "keep-users").ShowsOnce().WithSummary("Give a new one-time password");
    }
}
