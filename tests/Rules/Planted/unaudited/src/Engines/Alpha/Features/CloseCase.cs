namespace OneCity.Alpha;

public static class CloseCase
{
    internal static Task Handle(IDatabase database) => database.Write(session => session.Execute("DELETE FROM alpha_cases"));
}
