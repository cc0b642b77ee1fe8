using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>What-if: other terms over the receipts at hand, and assumed ones after them; nothing is stored.</summary>
internal static class TryTerms
{
    public static async Task<Statement> Handle(IReadSession session, string id, string? terms, int last, decimal? growthPercent)
    {
        var row = await AgreementStore.Get(session, id);
        if (terms is null && growthPercent is null) return await DraftStatement.Compute(session, row, last);
        var text = terms ?? await AgreementStore.TermsText(session, id, row.Version);
        var agreement = TermsFile.Read("terms.yaml", text).ToAgreement();
        var book = AgreementStore.ToBook(await AgreementStore.Receipts(session, id));
        if (growthPercent is { } growth) book = Grown(book, id, last, growth);
        return ComputeStatement.Run(agreement, book, id, Math.Min(agreement.FromYear, last), last);
    }

    private static ReceiptBook Grown(ReceiptBook book, string id, int last, decimal growthPercent)
    {
        try
        {
            return AssumedReceipts.After(book, last, growthPercent);
        }
        catch (OverflowException)
        {
            throw new FileFaultException(new FileFault(id, "",
                new("假设的收入超出可计算的范围", "the assumed receipts leave the range that can be computed"), new("降低增长率，或少算几年", "lower the growth, or take fewer years")));
        }
    }
}
