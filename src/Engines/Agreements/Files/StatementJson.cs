using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OneCity.Agreements.Model;

namespace OneCity.Agreements.Files;

/// <summary>Writes a statement as the JSON document that other programs read; amounts in fen.</summary>
public static class StatementJson
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    private static readonly JsonWriterOptions Options = new() { Encoder = Encoder, SkipValidation = true };

    /// <summary>How a stop reads: <c>cap</c>, <c>term</c>, <c>threshold</c>; null while sharing goes on.</summary>
    public static string? Word(StopReason? reason) => reason is { } stopped ? WordOf(stopped) : null;

    private static string WordOf(StopReason reason) => reason switch
    {
        StopReason.Cap => "cap",
        StopReason.Term => "term",
        StopReason.Threshold => "threshold",
    };

    /// <summary>Writes the document to the stream.</summary>
    public static void Write(Statement statement, Stream output)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(output);
        // Years are written aside, on all cores, and put together in order.
        var periods = new ArrayBufferWriter<byte>[statement.Periods.Count];
        Parallel.For(0, periods.Length, i => periods[i] = WritePeriod(statement.Periods[i]));
        output.Write("{\"agreement\":"u8);
        output.Write(Aside(json => json.WriteStringValue(statement.Agreement)).WrittenSpan);
        output.Write(",\"periods\":["u8);
        for (var i = 0; i < periods.Length; i++)
        {
            if (i > 0) output.Write(","u8);
            output.Write(periods[i].WrittenSpan);
        }
        output.Write("],\"cumulative\":"u8);
        output.Write(Aside(json => WriteAmounts(json, [.. statement.Parties.Select(party => JsonEncodedText.Encode(party.Id, Encoder))], statement.CumulativeFen.AsSpan())).WrittenSpan);
        output.Write("}"u8);
    }

    private static ArrayBufferWriter<byte> Aside(Action<Utf8JsonWriter> write, int bytes = 256)
    {
        var buffer = new ArrayBufferWriter<byte>(bytes);
        using var json = new Utf8JsonWriter(buffer, Options);
        write(json);
        json.Flush();
        return buffer;
    }

    private static void WriteAmounts(Utf8JsonWriter json, ReadOnlySpan<JsonEncodedText> parties, ReadOnlySpan<long> amountsFen)
    {
        json.WriteStartObject();
        for (var i = 0; i < parties.Length; i++) json.WriteNumber(parties[i], amountsFen[i]);
        json.WriteEndObject();
    }

    private static ArrayBufferWriter<byte> WritePeriod(PeriodStatement period) => Aside(json =>
    {
        var texts = new Dictionary<string, JsonEncodedText>(StringComparer.Ordinal);
        json.WriteStartObject();
        json.WriteString("period", period.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteBoolean("entered", period.HasEntered);
        json.WriteString("reason_stopped", Word(period.Stopped));
        json.WriteStartArray("lines");
        var parties = Array.ConvertAll([.. period.Parties], party => Text(texts, party.Id));
        foreach (var line in period.Lines) WriteLine(json, line, parties, texts);
        json.WriteEndArray();
        json.WritePropertyName("totals");
        WriteAmounts(json, parties, period.TotalsFen.AsSpan());
        json.WriteEndObject();
    }, bytes: 256 + period.Lines.Count * 128);

    private static void WriteLine(Utf8JsonWriter json, in StatementLine line, JsonEncodedText[] parties, Dictionary<string, JsonEncodedText> texts)
    {
        json.WriteStartObject();
        json.WriteString(Names.Firm, Text(texts, line.Firm));
        json.WriteString(Names.Head, Text(texts, line.Head));
        json.WriteBoolean(Names.Entered, line.HasEntered);
        if (line.Stopped is { } reason) json.WriteString(Names.Stopped, Text(texts, WordOf(reason)));
        else json.WriteNull(Names.Stopped);
        json.WriteNumber(Names.Basis, line.BasisFen);
        json.WritePropertyName(Names.Shares);
        WriteAmounts(json, parties, line.SharesFen.Span);
        json.WriteEndObject();
    }

    private static JsonEncodedText Text(Dictionary<string, JsonEncodedText> texts, string text)
    {
        if (!texts.TryGetValue(text, out var encoded)) texts[text] = encoded = JsonEncodedText.Encode(text, Encoder);
        return encoded;
    }

    private static class Names
    {
        public static readonly JsonEncodedText Firm = JsonEncodedText.Encode("firm");
        public static readonly JsonEncodedText Head = JsonEncodedText.Encode("head");
        public static readonly JsonEncodedText Entered = JsonEncodedText.Encode("entered");
        public static readonly JsonEncodedText Stopped = JsonEncodedText.Encode("reason_stopped");
        public static readonly JsonEncodedText Basis = JsonEncodedText.Encode("basis_fen");
        public static readonly JsonEncodedText Shares = JsonEncodedText.Encode("shares");
    }
}
