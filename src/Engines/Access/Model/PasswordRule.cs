using OneCity.Kernel;

namespace OneCity.Access;

/// <summary>What a password of one's own must be: long, not the name, not one of the worst (NIST SP 800-63B, 5.1.1.2; no rules of composition).</summary>
public static class PasswordRule
{
    /// <summary>Characters at least.</summary>
    public const int LengthMin = 10;

    /// <summary>Characters at most; longer ones would only make the hash slow.</summary>
    public const int LengthMax = 256;

    private static readonly HashSet<string> Worst = new(StringComparer.OrdinalIgnoreCase)
    {
        "1234567890", "12345678910", "0123456789", "password123", "password1234", "qwertyuiop", "1q2w3e4r5t", "1qaz2wsx3edc",
        "administrator", "admin12345", "passw0rd123", "woaini1314520", "abcdefghij", "abcd123456", "a123456789", "1111111111",
    };

    /// <summary>Null when the password may be used, else why not (<c>access.weak-password</c>).</summary>
    public static Refusal? Check(string password, UserName name)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length < LengthMin)
            return AccessRefusals.WeakPassword(new("少于 10 个字符", "it has fewer than 10 characters"));
        if (password.Length > LengthMax)
            return AccessRefusals.WeakPassword(new("超过 256 个字符", "it has more than 256 characters"));
        if (Worst.Contains(password) || password.Distinct().Count() < 4)
            return AccessRefusals.WeakPassword(new("属于最常见的密码", "it is one of the most common passwords"));
        return password.Contains(name.Key, StringComparison.OrdinalIgnoreCase)
            ? AccessRefusals.WeakPassword(new("包含用户名", "it contains the user name"))
            : null;
    }
}
