using OneCity.Agreements.Files;
using OneCity.Agreements.Model;
using OneCity.Kernel;

namespace OneCity.Agreements.Features;

/// <summary>Computes statements from two files, without any stored data.</summary>
internal static class ComputeStatement
{
    private const int YearsMax = 200;

    /// <summary>The statements of <paramref name="years"/>, written <c>A..B</c> or <c>A</c>.</summary>
    public static Statement Handle(TermsReading terms, string receiptsFile, string receiptsText, string years)
    {
        var (first, last) = ReadYears(years);
        return Run(terms.ToAgreement(), ReceiptsFile.Read(receiptsFile, receiptsText), receiptsFile, first, last);
    }

    /// <summary>Runs the calculation; amounts out of range are a fault of the receipts.</summary>
    public static Statement Run(Agreement agreement, ReceiptBook receipts, string receiptsFile, int first, int last)
    {
        foreach (var version in agreement.Versions) CheckColumns(version.Terms.About, receipts, receiptsFile);
        try
        {
            return StatementCalculation.Run(agreement, receipts, first, last);
        }
        catch (OverflowException)
        {
            throw new FileFaultException(new FileFault(receiptsFile, "",
                new("金额超出可计算的范围", "the amounts leave the range that can be computed"), new("检查金额", "check the amounts")));
        }
    }

    /// <summary>Reads <c>2016..2020</c>.</summary>
    public static (int First, int Last) ReadYears(string years)
    {
        var parts = years.Split("..");
        if (parts.Length is 1 or 2
            && ReceiptsFile.ReadYear(parts[0].AsSpan().Trim()) is { } first && ReceiptsFile.ReadYear(parts[^1].AsSpan().Trim()) is { } last
            && parts.All(part => part.Trim().Length == 4) && first <= last && last - first < YearsMax) return (first, last);
        throw new FileFaultException(new FileFault("--years", "",
            new($"应写成 2016..2020，而写的是 {years}", $"expected years such as 2016..2020, not '{years}'"), new("改正年份", "correct the years")));
    }

    /// <summary>Refuses receipts without the column by which the agreement recognises them.</summary>
    public static void CheckColumns(AgreementObject about, ReceiptBook receipts, string receiptsFile)
    {
        var missing = about.Park is not null && !receipts.HasPlaces ? "park" : about.IsProjects && !receipts.HasProjects ? "project" : null;
        if (missing is null) return;
        throw new FileFaultException(FileFault.AtLine(receiptsFile, 1,
            new($"协议按 {missing} 认定，但文件没有 {missing} 列", $"the terms name a {missing}, but the file has no column {missing}"),
            new($"补上 {missing} 列", $"add the column {missing}")));
    }
}
