using Xunit;

namespace OneCity.Kernel.Tests.Text;

public class PinyinTests
{
    [Theory]
    [InlineData("长沙市", "css")]
    [InlineData("醴陵市", "lls")]
    [InlineData("湘潭县", "xtx")]
    [InlineData("渌口区", "lkq")]
    [InlineData("株洲", "zz")]
    [InlineData("R&D经费", "rdjf")]
    [InlineData("岳麓区", "ylq")]
    [InlineData("攸县", "yx")]
    public void Initials_are_what_people_type(string text, string initials) => Assert.Equal(initials, Pinyin.Initials(text));

    [Fact]
    public void Keys_sort_as_pinyin_sorts()
    {
        string[] names = ["株洲市", "湘潭市", "长沙市", "醴陵市", "安化县"];
        Assert.Equal(["安化县", "长沙市", "醴陵市", "湘潭市", "株洲市"], names.OrderBy(Pinyin.SortKey, StringComparer.Ordinal));
    }
}
