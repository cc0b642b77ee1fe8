namespace OneCity.Alpha;

public static class OpenCase
{
    public const string AuditEvent = "alpha.opened";

    internal static Task Handle(IDatabase database) => database.Write(session => session.Execute("DELETE FROM alpha_cases"));
}
