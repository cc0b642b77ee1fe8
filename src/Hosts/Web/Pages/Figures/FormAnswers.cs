using System.Globalization;
using OneCity.Figures.Model;
using OneCity.Figures.Model.Forms;
using OneCity.Kernel;

namespace OneCity.Web.Pages.Figures;

/// <summary>Reads the answers a person typed into the cells of a round.</summary>
internal static class FormAnswers
{
    /// <summary>The cells that were filled in or changed; an empty field is no answer.</summary>
    /// <exception cref="FileFaultException">Naming each cell whose text is no number.</exception>
    public static IReadOnlyList<(RoundCell Cell, decimal Value)> Read(IFormCollection form, IReadOnlyList<RoundCell> cells)
    {
        ArgumentNullException.ThrowIfNull(form);
        var given = cells.Select(cell => (Cell: cell, Text: form[$"cell-{cell.Cell.Address}"].ToString().Trim())).Where(each => each.Text.Length > 0).ToList();
        var faults = given.Where(each => FigureValue.Find(each.Text) is null).Select(each => new FileFault(each.Cell.Cell.Field, each.Cell.Cell.Address,
            new($"“{each.Text}”不是数", $"\"{each.Text}\" is no number"), new("写一个不超过 18 位的数", "write a number of at most 18 digits"))).ToList();
        if (faults.Count > 0) throw new FileFaultException(faults);
        return [.. given.Select(each => (each.Cell, FigureValue.Find(each.Text)!.Value.Number)).Where(each => each.Number != each.Cell.Value)];
    }

    /// <summary>The end of a day as people of the region mean it.</summary>
    /// <exception cref="FileFaultException">When it is no day.</exception>
    public static DateTimeOffset EndOf(string day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? new DateTimeOffset(date.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8))
        : throw new FileFaultException(new FileFault("", "", new($"“{day}”不是日期", $"\"{day}\" is no date"), new("写 2026-03-02", "write 2026-03-02")));
}
