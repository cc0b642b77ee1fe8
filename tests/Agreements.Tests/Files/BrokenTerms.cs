using OneCity.Agreements.Files;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Agreements.Tests.Files;

/// <summary>Whatever a slip of the hand makes of a terms file, it is read or refused with a place; nothing else happens.</summary>
public sealed class BrokenTerms
{
    private const string Marks = ":{}[]#&*!|>'\"%@`\t,-?\n0 ";

    private const string Terms = """
        # 说明
        agreement: "园区"
        parties: [{id: a, name: 甲市, role: 飞出地}, {id: b, role: 飞入地}]
        from: 2016-01-01
        object: {park: 园区}
        heads: [增值税]
        ratio:
          - {from_year: 1, to_year: 3, shares: {a: 1/3, b: 2/3}}
        cap: {amount_yuan: 2.0e+07, measured_on: total}   # 封顶
        amendments: [{from: 2018-01-01, cap: null}]
        statistics: [{indicator: gdp, rule: full_both}]
        """;

    [Fact]
    public void A_mark_put_in_at_any_place_is_read_or_refused_with_its_line() => Hold(
        from at in Enumerable.Range(0, Terms.Length + 1) from mark in Marks select Terms.Insert(at, mark.ToString()));

    [Fact]
    public void A_file_cut_off_at_any_place_or_without_any_piece_is_read_or_refused_with_its_line() => Hold(
        from at in Enumerable.Range(0, Terms.Length) from length in (int[])[1, 2, 7, 40, Terms.Length] select Terms.Remove(at, Math.Min(length, Terms.Length - at)));

    private static void Hold(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            try
            {
                _ = TermsFile.Read("t.yaml", text);
            }
            catch (FileFaultException broken)
            {
                Assert.All(broken.Faults, fault => Assert.True(int.Parse(fault.Place, System.Globalization.CultureInfo.InvariantCulture) >= 1, text));
            }
        }
    }
}
