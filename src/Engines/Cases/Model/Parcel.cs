using System.Text.Json;

namespace OneCity.Cases;

/// <summary>Originals on the way between two cities (寄递), put together from the history of the case.</summary>
/// <param name="Number">Number at the courier.</param>
/// <param name="From">City that sent it.</param>
/// <param name="To">City it goes to.</param>
/// <param name="Papers">What lies in it, in words.</param>
/// <param name="SentAtUs">When it was sent, UTC microseconds since 1970.</param>
/// <param name="ReceivedAtUs">When it was received; null while it is on its way.</param>
/// <param name="Missing">What was not in it on arrival; empty when all was.</param>
public sealed record Parcel(string Number, string From, string To, string Papers, long SentAtUs, long? ReceivedAtUs, string Missing)
{
    /// <summary>Kinds of lines in the history that tell of parcels.</summary>
    public const string Sent = "parcel-sent";

    /// <summary>A parcel arrived whole.</summary>
    public const string Received = "parcel-received";

    /// <summary>A parcel arrived and something was not in it, or it did not arrive.</summary>
    public const string Missed = "parcel-missing";

    /// <summary>The parcels that a history tells of, in the order they were sent; empty when none was.</summary>
    public static IReadOnlyList<Parcel> Of(IReadOnlyList<CaseEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var parcels = new List<Parcel>();
        foreach (var line in events)
        {
            if (line.Kind == Sent && Read(line.Words) is { } slip)
                parcels.Add(new Parcel(slip.Number, slip.From, slip.To, slip.Papers, line.AtUs, null, ""));
            if (line.Kind is not (Received or Missed) || Read(line.Words) is not { } arrival) continue;
            var at = parcels.FindIndex(each => each.Number == arrival.Number);
            if (at >= 0) parcels[at] = parcels[at] with { ReceivedAtUs = line.AtUs, Missing = line.Kind == Missed ? arrival.Papers : "" };
        }
        return parcels;
    }

    /// <summary>The words of a line in the history.</summary>
    internal static string Write(ParcelSlip slip) => JsonSerializer.Serialize(slip, CaseJson.Readable.ParcelSlip);

    /// <summary>Reads such words; null when they are none.</summary>
    internal static ParcelSlip? Read(string words)
    {
        try
        {
            return JsonSerializer.Deserialize(words, CaseJson.Readable.ParcelSlip);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a line about a parcel says.</summary>
internal sealed record ParcelSlip(string Number, string From, string To, string Papers);
