using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Agreements.Storage;
using OneCity.Storage;

namespace OneCity.Agreements.Features;

/// <summary>What-if: other terms over the receipts at hand; nothing is stored.</summary>
internal static class TryTerms
{
    public static async Task<Statement> Handle(IReadSession session, string id, string? terms, int last)
    {
        var row = await AgreementStore.Get(session, id);
        if (terms is null) return await DraftStatement.Compute(session, row, last);
        var agreement = TermsFile.Read("terms.yaml", terms).ToAgreement();
        var book = AgreementStore.ToBook(await AgreementStore.Receipts(session, id));
        return ComputeStatement.Run(agreement, book, id, Math.Min(agreement.FromYear, last), last);
    }
}
