using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace OneCity.Access;

/// <summary>Hashes and checks passwords with ASP.NET Core Identity, never more at once than the node can bear.</summary>
/// <remarks>PBKDF2 with HMAC-SHA512 and 210,000 rounds (OWASP Password Storage Cheat Sheet). One check costs about a tenth of a second of one core;
/// a storm of guesses waits in a short line and is turned away when that is full.</remarks>
internal sealed class Passwords : IDisposable
{
    private const int LineMax = 32;

    private readonly PasswordHasher<string> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private readonly PasswordHasher<string> _quick = new(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 }));
    private readonly SemaphoreSlim _desks = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly string _nobody;
    private int _waiting;

    public Passwords() => _nobody = _hasher.HashPassword("", "nobody has this password");

    /// <summary>The stored form of a new password.</summary>
    public Task<string> Hash(string password, CancellationToken stop) => AtDesk(() => _hasher.HashPassword("", password), stop);

    /// <summary>The stored form of a password that this node drew itself: 80 bits of chance need no slow hash.</summary>
    public string HashDrawn(string password) => _quick.HashPassword("", password);

    /// <summary>Whether the password fits; a missing hash takes as long and never fits.</summary>
    public Task<bool> Fits(string? hash, string password, CancellationToken stop) => AtDesk(
        () => _hasher.VerifyHashedPassword("", hash ?? _nobody, password) != PasswordVerificationResult.Failed && hash is not null, stop);

    public void Dispose() => _desks.Dispose();

    private async Task<T> AtDesk<T>(Func<T> work, CancellationToken stop)
    {
        if (Interlocked.Increment(ref _waiting) > LineMax)
        {
            Interlocked.Decrement(ref _waiting);
            throw AccessRefusals.Crowded.ToException();
        }
        try
        {
            await _desks.WaitAsync(stop);
            try
            {
                return await Task.Run(work, stop);
            }
            finally
            {
                _desks.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
