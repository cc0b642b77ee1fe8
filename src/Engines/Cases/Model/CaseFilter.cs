namespace OneCity.Cases;

/// <summary>What a desk looks for among its cases; empty parts keep everything.</summary>
/// <param name="Words">Part of a number, or the whole number of a person's identity card or a firm's credit code.</param>
/// <param name="Item">Code of the service item.</param>
/// <param name="State">How far the work has got.</param>
/// <param name="Standing">What the case is to the member.</param>
/// <param name="Holder">Member that holds it.</param>
/// <param name="IsLate">Only what is past the limit of its hop.</param>
public sealed record CaseFilter(
    string Words = "", string Item = "", CaseState? State = null, Standing? Standing = null, string Holder = "", bool IsLate = false)
{
    /// <summary>
    /// Whether the words are a person's number: 18 characters without a hyphen (GB 11643-1999, GB 32100-2015), or the 15 digits of old cards. It is looked
    /// for by its keyed hash, so that the number itself stands nowhere in the clear.
    /// </summary>
    public bool IsPerson => Words.Length is 15 or 18 && Words.All(char.IsAsciiLetterOrDigit);

    /// <summary>Whether the words are the whole number of a case, such as <c>430200-2026-000017</c>: it is looked up, not searched for.</summary>
    public bool IsNumber => Words.Split('-') is [{ Length: 6 }, { Length: 4 }, { Length: >= 6 }] && Words.All(each => each is '-' || char.IsAsciiDigit(each));

    /// <summary>Whether anything is filtered at all.</summary>
    public bool IsEmpty => this == new CaseFilter();
}
