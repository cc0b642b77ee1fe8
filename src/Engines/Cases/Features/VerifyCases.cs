using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>A case whose records do not agree.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="What"><c>two-holders</c>, <c>records-differ</c>, <c>held-without-receipt</c> or <c>receipt-broken</c>.</param>
public sealed record CaseBreak(string CaseId, string What);

/// <summary>One signed message by which a case changed hands; either side can check it alone, with the other's public key.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">Code of the message: offered, accepted or confirmed.</param>
/// <param name="Sender">Who signed it.</param>
/// <param name="Receiver">For whom.</param>
/// <param name="Number">Its number in their journal.</param>
/// <param name="AtUs">When it was signed, UTC microseconds since 1970.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="KeyId">The key that signed it.</param>
/// <param name="Holds">Whether hash, payload and signature hold.</param>
public sealed record CaseReceipt(string CaseId, string Kind, string Sender, string Receiver, long Number, long AtUs, string Hash, string KeyId, bool Holds);

/// <summary>What a check of cases found.</summary>
/// <param name="Cases">Cases checked.</param>
/// <param name="Checked">Receipts whose signature was checked.</param>
/// <param name="Broken">What does not hold; empty when all does.</param>
/// <param name="Receipts">The receipts of the case asked for, in order of time; empty when all cases were checked.</param>
public sealed record CaseVerdict(int Cases, int Checked, IReadOnlyList<CaseBreak> Broken, IReadOnlyList<CaseReceipt> Receipts);

/// <summary>Checks that a case has one holder, that the records of the members served here agree, and that each hand-over stands on signed messages.</summary>
public static class VerifyCases
{
    private static readonly string[] Kinds = [CaseKinds.Offered, CaseKinds.Accepted, CaseKinds.Confirmed];

    internal static async Task<CaseVerdict> Handle(CaseDesk desk, ExchangeEngine exchange, Actor actor, IReadOnlyList<string> members, string? only)
    {
        foreach (var member in members) desk.Demand(actor, "verify", member);
        return await desk.Units.Read(async unit =>
        {
            var rows = desk.Store.In(unit);
            var cases = await Cases(rows, members, only);
            var receipts = await Receipts(exchange, unit, members, only is null ? null : cases[0].Key);
            var broken = new List<CaseBreak>();
            foreach (var group in cases) broken.AddRange(await Check(rows, group));
            foreach (var bad in receipts.Where(receipt => !receipt.Holds).Select(receipt => receipt.CaseId).Distinct()) broken.Add(new(bad, "receipt-broken"));
            return new CaseVerdict(cases.Count, receipts.Count, broken, only is null ? [] : [.. receipts.OrderBy(receipt => receipt.AtUs)]);
        });
    }

    /// <exception cref="RefusedException"><c>cases.unknown-case</c>.</exception>
    private static async ValueTask<List<IGrouping<string, CaseRecord>>> Cases(ICaseRows rows, IReadOnlyList<string> members, string? only)
    {
        var all = new List<CaseRecord>();
        foreach (var member in members)
            if (only is null) all.AddRange(await rows.ListCases(member));
            else if (await rows.FindCase(member, only) is { } record) all.Add(record);
        if (only is not null && all.Count == 0) throw CasesRefusals.UnknownCase(only).ToException();
        return [.. all.GroupBy(record => record.Header.Id)];
    }

    private static async ValueTask<IReadOnlyList<CaseBreak>> Check(ICaseRows rows, IGrouping<string, CaseRecord> records)
    {
        var broken = new List<CaseBreak>();
        if (records.Count(Custody.MayAct) > 1) broken.Add(new(records.Key, "two-holders"));
        var newest = records.MaxBy(record => record.Header.Version)!.Header;
        if (records.Any(record => record.Header.Version == newest.Version && record.Header.Holder != newest.Holder)) broken.Add(new(records.Key, "records-differ"));
        foreach (var record in records.Where(record => record.Confirmed > 0 && record.Header.Holder == record.Keeper))
            if (await rows.FindHandOver(record.Keeper, records.Key, record.Confirmed) is not { Outcome: HandOverOutcome.Accepted })
                broken.Add(new(records.Key, "held-without-receipt"));
        return broken;
    }

    /// <summary>The signed messages as their receivers keep them; payloads erased after their retention are left out.</summary>
    private static async ValueTask<IReadOnlyList<CaseReceipt>> Receipts(ExchangeEngine exchange, IUnit unit, IReadOnlyList<string> members, string? only)
    {
        const int batch = 500;
        var receipts = new List<CaseReceipt>();
        foreach (var member in members)
            foreach (var chain in await unit.Journals.ListChains(member))
                for (var after = 0L; ;)
                {
                    var messages = await unit.Journals.List(member, chain.Sender, chain.Receiver, after, batch);
                    foreach (var message in messages.Where(message => chain.Receiver == member && Kinds.Contains(message.Kind)))
                        if (CaseOf(message) is { } id && (only is null || id == only))
                            receipts.Add(new(id, message.Kind["case.".Length..], message.Sender, message.Receiver, message.Number, message.AtUs, message.Hash, message.KeyId,
                                exchange.Holds(message)));
                    if (messages.Count < batch) break;
                    after = messages[^1].Number;
                }
        return receipts;
    }

    private static string? CaseOf(Message message)
    {
        if (message.Payload is null) return null;
        try
        {
            return message.Kind switch
            {
                CaseKinds.Offered => CaseDesk.Read(message, CaseJson.Readable.OfferedPayload).Header.Id,
                CaseKinds.Confirmed => CaseDesk.Read(message, CaseJson.Readable.ConfirmedPayload).Header.Id,
                _ => CaseDesk.Read(message, CaseJson.Readable.AnswerPayload).Header.Id,
            };
        }
        catch (System.Text.Json.JsonException)
        {
            // A payload that was changed: `exchange verify` names it.
            return null;
        }
    }
}
