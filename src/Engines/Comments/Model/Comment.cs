using OneCity.Kernel;

namespace OneCity.Comments.Model;

/// <summary>A comment as its readers see it.</summary>
/// <param name="Number">1, 2, 3 … over the node.</param>
/// <param name="Author">Sign-in name of who wrote it.</param>
/// <param name="Organisation">Code of the organisation they acted for; empty for none.</param>
/// <param name="At">When.</param>
/// <param name="Text">What it says; null when its author took it back.</param>
/// <param name="Mentions">Who is named in it.</param>
public sealed record Comment(long Number, string Author, string Organisation, DateTimeOffset At, string? Text, IReadOnlyList<string> Mentions);

/// <summary>The record beside which comments stand, as its engine shows it to one reader.</summary>
/// <param name="Title">Its name, for the inbox of who is mentioned.</param>
/// <param name="Address">The path of its page.</param>
public sealed record CommentedRecord(Words Title, string Address);
