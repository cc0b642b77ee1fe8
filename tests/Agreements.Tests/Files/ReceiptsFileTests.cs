using OneCity.Agreements.Files;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Agreements.Tests.Files;

public sealed class ReceiptsFileTests
{
    [Theory]
    [InlineData("甲,增值税,2017,1.234", "two decimals")]
    [InlineData("甲,增值税,2017,1e5", "two decimals")]
    [InlineData("甲,增值税,2017,NaN", "two decimals")]
    [InlineData("甲,增值税,2017,", "two decimals")]
    [InlineData("甲,增值税,2017,12.", "two decimals")]
    [InlineData("甲,增值税,2017,99999999999999999", "two decimals")]
    [InlineData("甲,增值税,2017-13,1", "neither a year nor a month")]
    [InlineData("甲,增值税,2017-Q1,1", "neither a year nor a month")]
    [InlineData("甲,增值税,17,1", "neither a year nor a month")]
    [InlineData(",增值税,2017,1", "firm is empty")]
    [InlineData("甲,,2017,1", "head is empty")]
    [InlineData("甲,增值税,2017,1,234.00", "5 fields")]
    [InlineData("甲,incentive,2017,-5", "positive")]
    [InlineData("甲,\"增值税,2017,1", "not closed")]
    public void A_faulty_row_is_named_with_its_line(string row, string expected)
    {
        var broken = Assert.Throws<FileFaultException>(() => ReceiptsFile.Read("r.csv", "firm,head,period,amount\n甲,增值税,2016,1\n\n" + row + "\n"));
        var text = broken.Faults[0].ToLine(Language.English);
        Assert.StartsWith("r.csv:4: ", text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_the_columns_is_refused() =>
        Assert.Contains("firm,head,period,amount", Assert.Throws<FileFaultException>(() => ReceiptsFile.Read("r.csv", "firm;head\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_are_found_by_name_quotes_and_line_ends_are_understood()
    {
        var book = ReceiptsFile.Read("r.csv", "\uFEFFamount,period,head,firm,note\r\n\"-1.5\",2017-03,增值税,\"甲,\"\"乙\"\"\",\"a\nb\"\r\n 2 , 2018 , 增值税 , 丙 ,\r\n");
        Assert.Equal([-150, 200], book.Rows.ToArray().Select(row => row.AmountFen));
        Assert.Equal([2017, 2018], book.Rows.ToArray().Select(row => row.Year));
        Assert.Contains("甲,\"乙\"", book.Names);
        Assert.Contains("丙", book.Names);
    }
}
