using OneCity.Agreements.Features;
using OneCity.Storage;

namespace OneCity.Agreements.Storage;

/// <summary>What the treasury has paid.</summary>
internal static class PaymentStore
{
    /// <summary>Payments of a year, or with null of all years, in the order entered.</summary>
    public static async Task<IReadOnlyList<TreasuryPayment>> List(IReadSession session, string id, int? year) => [.. (await session.List<Row>(
        "SELECT voucher, payer, payee, amount_fen AS AmountFen, paid_on AS PaidOn FROM agreements_payments "
        + $"WHERE agreement = @id{(year is null ? "" : " AND year = @year")} ORDER BY year, number", new { id, year = (long)(year ?? 0) }))
        .Select(row => new TreasuryPayment(row.Voucher, row.Payer, row.Payee, row.AmountFen, row.PaidOn))];

    /// <summary>Adds a payment.</summary>
    public static Task Add(IWriteSession session, string id, int year, string file, TreasuryPayment each, string actor, long atUs) => session.Execute(
        "INSERT INTO agreements_payments (agreement, year, number, voucher, payer, payee, amount_fen, paid_on, file, at_us, actor) "
        + "SELECT @id, CAST(@year AS bigint), CAST(COALESCE(MAX(number), 0) + 1 AS bigint), @Voucher, @Payer, @Payee, CAST(@AmountFen AS bigint), @PaidOn, @file, CAST(@atUs AS bigint), @actor "
        + "FROM agreements_payments WHERE agreement = @id AND year = @year",
        new { id, year = (long)year, each.Voucher, each.Payer, each.Payee, each.AmountFen, each.PaidOn, file, atUs, actor });

    private sealed record Row(string Voucher, string Payer, string Payee, long AmountFen, string PaidOn);
}
