using OneCity.Figures.Files;
using OneCity.Kernel;
using Xunit;

namespace OneCity.Figures.Tests.Forms;

/// <summary>A sheet of a department's workbook is changed in the filled cells and nowhere else, whatever program wrote it.</summary>
public class SheetXmlTests
{
    [Theory]
    // A prefix on every element, as Open XML SDK writes it.
    [InlineData("<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"2\"><x:c r=\"B2\" s=\"3\"/></x:row></x:sheetData></x:worksheet>",
        "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"2\"><x:c r=\"B2\" s=\"3\"><x:v>1.5</x:v></x:c></x:row></x:sheetData></x:worksheet>")]
    // A text becomes a number and keeps its style; its neighbours stay.
    [InlineData("<worksheet><sheetData><row r=\"2\" ht=\"20\"><c r=\"A2\"><v>7</v></c><c r=\"B2\" s=\"3\" t=\"inlineStr\"><is><t>x</t></is></c><c r=\"C2\"><f>B2</f><v>0</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"2\" ht=\"20\"><c r=\"A2\"><v>7</v></c><c r=\"B2\" s=\"3\"><v>1.5</v></c><c r=\"C2\"><f>B2</f><v>0</v></c></row></sheetData></worksheet>")]
    // A cell that is not there yet goes between its neighbours, a row between its own.
    [InlineData("<worksheet><sheetData><row r=\"2\"><c r=\"A2\"/><c r=\"AA2\"/></row></sheetData></worksheet>", "<worksheet><sheetData><row r=\"2\"><c r=\"A2\"/><c r=\"B2\"><v>1.5</v></c><c r=\"AA2\"/></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"/><row r=\"10\"/></sheetData></worksheet>", "<worksheet><sheetData><row r=\"1\"/><row r=\"2\"><c r=\"B2\"><v>1.5</v></c></row><row r=\"10\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"2\" spans=\"1:3\"/></sheetData></worksheet>", "<worksheet><sheetData><row r=\"2\" spans=\"1:3\"><c r=\"B2\"><v>1.5</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData/><mergeCells/></worksheet>", "<worksheet><sheetData><row r=\"2\"><c r=\"B2\"><v>1.5</v></c></row></sheetData><mergeCells/></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"/></row></sheetData></worksheet>", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"/></row><row r=\"2\"><c r=\"B2\"><v>1.5</v></c></row></sheetData></worksheet>")]
    public void Only_the_filled_cell_changes(string before, string after) =>
        Assert.Equal(after, new SheetXml(before, "form.xlsx", "表1").Fill([(CellAddress.Find("表1!B2")!.Value, 1.50m)]));

    [Fact]
    public void Many_cells_are_filled_in_one_pass()
    {
        const string Rows = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"/></row><row r=\"3\"><c r=\"A3\"/><c r=\"B3\"/></row></sheetData></worksheet>";
        var filled = new SheetXml(Rows, "f", "s").Fill(new (string Cell, decimal Value)[] { ("B3", 4), ("A2", 2), ("A1", 1), ("A3", 3), ("Z9", 9) }
            .Select(each => (CellAddress.Find($"s!{each.Cell}")!.Value, each.Value)));
        Assert.Equal(
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\"><v>3</v></c><c r=\"B3\"><v>4</v></c></row><row r=\"9\"><c r=\"Z9\"><v>9</v></c></row></sheetData></worksheet>", filled);
    }

    [Fact]
    public void A_formula_and_a_cell_under_a_merged_range_cannot_be_filled()
    {
        var sheet = new SheetXml(
            "<worksheet><sheetData><row r=\"2\"><c r=\"B2\"><f>A1</f><v>0</v></c></row></sheetData><mergeCells><mergeCell ref=\"C2:D3\"/></mergeCells></worksheet>", "form.xlsx", "表1");
        CellAddress At(string cell) => CellAddress.Find($"表1!{cell}")!.Value;
        Assert.Equal(["表1!B2", "表1!D3"], sheet.Faults([At("B2"), At("C2"), At("D3"), At("E2")]).Select(fault => fault.Place));
        Assert.Equal("表1!B2", Assert.Single(Assert.Throws<FileFaultException>(() => sheet.Fill([(At("B2"), 1m)])).Faults).Place);
    }

    [Fact]
    public void A_sheet_that_numbers_no_rows_is_not_guessed_at() =>
        Assert.Throws<FileFaultException>(() => new SheetXml("<worksheet><sheetData><row><c/></row></sheetData></worksheet>", "f", "s").Fill([(CellAddress.Find("s!B2")!.Value, 1m)]));
}
