using OneCity.Access.Storage;
using OneCity.Kernel;

namespace OneCity.Access.Features;

/// <summary>Fills each desk with a clearly marked demonstration user; started again, it gives those without a password of their own a new one.</summary>
public static class AddDemonstrationUsers
{
    /// <summary>Written to the audit trail once per start.</summary>
    public const string AuditEvent = "access.demonstration-started";

    internal static async Task<IReadOnlyList<AddUser.Answer>> Handle(AccessParts parts, Actor actor, CancellationToken stop)
    {
        parts.Gate.Demand(actor, AccessParts.Engine, "keep-users");
        var answers = new List<AddUser.Answer>();
        foreach (var desk in DemonstrationDesk.Of(parts.Directory.Current.Content.Organisations))
        {
            var row = await parts.Database.Read(session => UserStore.Find(session, UserName.Parse(desk.Name).Key), stop);
            if (row is null)
            {
                answers.Add(await AddUser.Handle(
                    parts, actor, new(desk.Name, desk.Organisation, desk.Role, $"演示 {desk.Role} · demo", IsDemonstration: true), stop));
            }
            else if (row is { IsDemonstration: 1, PasswordIsOnce: 1, ClosedOn: null })
            {
                answers.Add(new(row.Name, row.Organisation, desk.Role, await ResetPassword.Handle(parts, actor, row.Name, stop)));
            }
        }
        await parts.Database.Write(session =>
        {
            session.Audit(new AuditEvent(AuditEvent, actor, "node:self", $"users {answers.Count}"));
            return Task.FromResult(0);
        }, stop);
        return answers;
    }
}
