using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OneCity.Exchange;

namespace OneCity.Cases;

/// <summary>
/// Personal values inside what lies in the journals, each sealed on its own: names, numbers, contacts, form fields, names of files and what applicants said.
/// Everything else stays readable, and what comes back is the text that was signed, byte by byte.
/// </summary>
/// <remarks>A value says by which key it is sealed: what another key sealed (a copy of the database without the node's keys) cannot be read, which is not the same as changed.</remarks>
/// <param name="seal">The seal of this node.</param>
public sealed partial class PayloadSeal(ContentSeal seal) : IPayloadSeal
{
    private const string Begin = "sealed2:";

    private string Mark => field ??= $"{Begin}{seal.KeyId}:";

    private static readonly HashSet<string> Personal =
        ["applicant", "person_id", "contact", "fields", "remarks", "remark", "name", "words", "payload"];

    /// <inheritdoc/>
    public string Seal(string kind, string payload)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.StartsWith("case.", StringComparison.Ordinal) || kind == ExchangeKinds.Evidence
            ? Change(payload, (value, isPersonal) => isPersonal || value.StartsWith(Begin, StringComparison.Ordinal) ? Mark + Convert.ToBase64String(seal.Seal(Encoding.UTF8.GetBytes(value))) : null) : payload;
    }

    /// <inheritdoc/>
    public string Open(string payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return payload.Contains(Mark, StringComparison.Ordinal) ? Change(payload, (value, _) => OpenValue(value)) : payload;
    }

    /// <inheritdoc/>
    public bool IsForeign(string payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var keys = SealedBy().Matches(payload).Select(match => match.Groups[1].Value).Distinct().ToList();
        return keys.Count == 1 && keys[0] != seal.KeyId;
    }

    [GeneratedRegex("\"sealed2:([0-9a-f]{8}):")]
    private static partial Regex SealedBy();

    private string? OpenValue(string value)
    {
        try
        {
            if (!value.StartsWith(Mark, StringComparison.Ordinal)) return null;
            // Base64 forgives white space and spare bits; a text that was changed must not read as the one that was sealed.
            var closed = Convert.FromBase64String(value[Mark.Length..]);
            return Convert.ToBase64String(closed) == value[Mark.Length..] ? Encoding.UTF8.GetString(seal.Open(closed)) : null;
        }
        catch (Exception changed) when (changed is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Goes through the string values of a JSON text and puts others in their places; a text that is no JSON stays as it is.</summary>
    /// <param name="payload">The text.</param>
    /// <param name="change">Gives the value, as it stands between its quotes, and whether it is personal; answers the new one, or null to leave it.</param>
    private static string Change(string payload, Func<string, bool, string?> change)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        var reader = new Utf8JsonReader(bytes);
        var (whole, copied) = (new ArrayBufferWriter<byte>(bytes.Length * 2), 0);
        var (inside, isNext) = (-1, false);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    isNext = inside < 0 && Personal.Contains(reader.GetString()!);
                    continue;
                }
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && isNext) inside = reader.CurrentDepth;
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray && reader.CurrentDepth == inside) inside = -1;
                else if (reader.TokenType == JsonTokenType.String)
                {
                    var (start, end) = ((int)reader.TokenStartIndex + 1, (int)reader.BytesConsumed - 1);
                    if (change(Encoding.UTF8.GetString(bytes.AsSpan(start..end)), isNext || inside >= 0) is { } other)
                    {
                        whole.Write(bytes.AsSpan(copied..start));
                        whole.Write(Encoding.UTF8.GetBytes(other));
                        copied = end;
                    }
                }
                isNext = false;
            }
        }
        catch (JsonException)
        {
            return payload;
        }
        whole.Write(bytes.AsSpan(copied));
        return Encoding.UTF8.GetString(whole.WrittenSpan);
    }
}
