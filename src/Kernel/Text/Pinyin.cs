using System.Globalization;
using System.Text;

namespace OneCity.Kernel;

/// <summary>Chinese text in the order of its pinyin, and its initials for search (醴陵市 → lls).</summary>
/// <remarks>
/// Both come from the pinyin collation of the Unicode CLDR (zh). Keys made by different versions of it do not compare,
/// so keys are stored beside the text and made anew when a pack is loaded. A character with several readings takes the
/// reading the collation lists first, but 长 reads chang, as in 长沙 and 长株潭.
/// </remarks>
public static class Pinyin
{
    private const char SameSoundAsChang = '常';

    private static readonly CompareInfo Order = CultureInfo.GetCultureInfo("zh-CN").CompareInfo;

    private static readonly (char First, char Letter)[] Bounds =
    [
        ('八', 'b'), ('嚓', 'c'), ('咑', 'd'), ('妸', 'e'), ('发', 'f'), ('旮', 'g'), ('哈', 'h'), ('丌', 'j'), ('咔', 'k'), ('垃', 'l'),
        ('妈', 'm'), ('拏', 'n'), ('噢', 'o'), ('妑', 'p'), ('七', 'q'), ('呥', 'r'), ('仨', 's'), ('他', 't'), ('屲', 'w'), ('夕', 'x'),
        ('丫', 'y'), ('帀', 'z'),
    ];

    /// <summary>A key in hexadecimal that sorts, byte by byte, as the text sorts by pinyin; empty for empty text.</summary>
    public static string SortKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? "" : Convert.ToHexStringLower(Order.GetSortKey(text.Replace('长', SameSoundAsChang), CompareOptions.IgnoreWidth).KeyData);
    }

    /// <summary>The first letter of every character's reading; Latin letters and digits as they are, all else left out.</summary>
    public static string Initials(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var initials = new StringBuilder(text.Length);
        foreach (var character in text.Replace('长', SameSoundAsChang))
        {
            if (char.IsAsciiLetterOrDigit(character)) initials.Append(char.ToLowerInvariant(character));
            else if (character is >= '\u4e00' and <= '\u9fff') initials.Append(InitialOf(character));
        }
        return initials.ToString();
    }

    private static char InitialOf(char character)
    {
        var letter = 'a';
        foreach (var bound in Bounds)
        {
            if (Order.Compare(character.ToString(), bound.First.ToString()) < 0) break;
            letter = bound.Letter;
        }
        return letter;
    }
}
