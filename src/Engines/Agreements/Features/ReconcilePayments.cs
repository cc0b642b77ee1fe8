using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>A payment as the treasury lists it.</summary>
/// <param name="Voucher">Number of its voucher; each counts once per agreement.</param>
/// <param name="Payer">Party that paid.</param>
/// <param name="Payee">Party that received.</param>
/// <param name="AmountFen">How much.</param>
/// <param name="PaidOn">Day, <c>yyyy-MM-dd</c>.</param>
public sealed record TreasuryPayment(string Voucher, string Payer, string Payee, long AmountFen, string PaidOn);

/// <summary>One transfer that a statement asks for, held against what the treasury has paid.</summary>
/// <param name="Payer">Party that pays.</param>
/// <param name="Payee">Party that receives.</param>
/// <param name="DueFen">What is due.</param>
/// <param name="PaidFen">What was paid.</param>
/// <param name="Vouchers">The treasury's vouchers.</param>
public sealed record Reconciled(string Payer, string Payee, long DueFen, long PaidFen, IReadOnlyList<string> Vouchers)
{
    /// <summary>What is still open; negative when too much was paid.</summary>
    public long OpenFen => DueFen - PaidFen;
}

/// <summary>Takes in the treasury's list of payments and holds it against the advice of transfer.</summary>
internal static class ReconcilePayments
{
    /// <summary>Audit event.</summary>
    public const string Event = "agreements.payments-entered";

    /// <summary>Enters payments of a statement that was sent; a voucher known before is skipped. Answers how many were new.</summary>
    public static async Task<int> Handle(IWriteSession session, TimeProvider clock, Actor actor, string id, int year, string file, IReadOnlyList<TreasuryPayment> payments)
    {
        var (row, paper) = await StatementDesk.HomeCopy(session, id, year);
        if (row.State == nameof(StatementState.Draft)) throw AgreementsRefusals.WrongState(year, row.State, "paid").ToException();
        var known = (await PaymentStore.List(session, id, null)).Select(each => each.Voucher).ToHashSet();
        var added = payments.DistinctBy(each => each.Voucher).Where(each => !known.Contains(each.Voucher)).ToList();
        foreach (var each in added.Where(each => !(paper.Due ?? []).Any(due => due.Payer == each.Payer && due.Payee == each.Payee)))
            throw AgreementsRefusals.UnknownPayment(each.Payer, each.Payee).ToException();
        foreach (var each in added) await PaymentStore.Add(session, id, year, file, each, actor.AuditName, Instants.ToMicroseconds(clock.GetUtcNow()));
        if (added.Count > 0) session.Audit(new AuditEvent(Event, actor, $"statement:{id}/{year}", $"vouchers {added.Count}"));
        return added.Count;
    }

    /// <summary>Due and paid, per transfer that the statement asks for.</summary>
    public static async Task<IReadOnlyList<Reconciled>> Read(IReadSession session, string id, int year, StatementPaper paper)
    {
        var paid = await PaymentStore.List(session, id, year);
        return [.. (paper.Due ?? []).Select(due =>
        {
            var own = paid.Where(each => each.Payer == due.Payer && each.Payee == due.Payee).ToList();
            return new Reconciled(due.Payer, due.Payee, due.AmountFen, own.Sum(each => each.AmountFen), [.. own.Select(each => each.Voucher)]);
        })];
    }
}
