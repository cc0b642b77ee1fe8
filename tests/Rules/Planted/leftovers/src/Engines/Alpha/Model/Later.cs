namespace OneCity.Alpha;

// TODO finish
public static class Later
{
    public static int Count() => throw new NotImplementedException();
}
