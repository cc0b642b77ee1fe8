using OneCity.Agreements.Features;
using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Kernel;

namespace OneCity.Agreements;

/// <summary>Sharing agreements: terms as data, statements that anyone can recompute.</summary>
public static class AgreementsEngine
{
    /// <summary>Reads the terms of an agreement and says what they leave open; needs no stored data.</summary>
    /// <exception cref="FileFaultException">When the file cannot be used.</exception>
    public static TermsReading Check(string file, string text) => TermsFile.Read(file, text);

    /// <summary>Computes the statements of some years from two files, from scratch; needs no stored data.</summary>
    /// <param name="terms">Terms as read by <see cref="Check"/>.</param>
    /// <param name="receiptsFile">Name of the receipts file, for messages.</param>
    /// <param name="receiptsText">Its text.</param>
    /// <param name="years">Years to print, <c>A..B</c>; counting starts at recognition.</param>
    /// <exception cref="FileFaultException">When a file cannot be used, or the terms are open where the statement needs them.</exception>
    public static Statement Compute(TermsReading terms, string receiptsFile, string receiptsText, string years) =>
        ComputeStatement.Handle(terms, receiptsFile, receiptsText, years);
}
