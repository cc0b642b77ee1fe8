using OneCity.Ledger.Model;

namespace OneCity.Ledger.Files;

/// <summary>A netting result as JSON shows it; amounts in fen.</summary>
public static class NettingJson
{
    /// <summary>The result with one proof per obligation.</summary>
    public static object Show(string window, NettingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new
        {
            Window = window.Length == 0 ? null : window,
            result.Mode,
            Items = result.Proof.Count,
            GrossFen = result.Gross.Fen,
            NetFen = result.Transfers.Sum(transfer => transfer.Amount.Fen),
            Transfers = result.Transfers.Select(transfer => new { transfer.From, transfer.To, AmountFen = transfer.Amount.Fen }),
            Positions = result.Positions.ToDictionary(position => position.Key, position => position.Value.Fen),
            result.Root,
            Proof = result.Proof.Select(each => new ShownProof(each.Item.Line, each.Item.From, each.Item.To, each.Item.Amount.Fen,
                each.DebtorSetOff.Fen, each.DebtorPaid.Fen, each.CreditorSetOff.Fen, each.CreditorReceived.Fen)),
        };
    }

    private readonly record struct ShownProof(
        int Line, string From, string To, long AmountFen, long DebtorSetOffFen, long DebtorPaidFen, long CreditorSetOffFen, long CreditorReceivedFen);
}
