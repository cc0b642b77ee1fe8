using OneCity.Kernel;
using Xunit;

namespace OneCity.Access.Tests;

/// <summary>Expects a refusal by its code.</summary>
internal static class Refused
{
    public static async Task<Refusal> With(string code, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(act);
        Assert.Equal(code, refused.Refusal.Code);
        Assert.NotEqual(refused.Refusal.What.Chinese, refused.Refusal.What.English);
        return refused.Refusal;
    }
}
