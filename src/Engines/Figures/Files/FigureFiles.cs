using System.Globalization;
using System.Text;
using MiniExcelLibs;
using OneCity.Figures.Model;
using OneCity.Kernel;

namespace OneCity.Figures.Files;

/// <summary>Writes figures as CSV, XLSX or SDMX-CSV; what is written can be read back without loss.</summary>
internal static class FigureFiles
{
    private static readonly string[] Plain =
    [
        "indicator", "region", "period", "status", "value", "unit", "qualifier", "book", "owner", "source", "decimals", "firms", "place",
        "definition", "known_from", "taken",
    ];

    // SDMX-CSV 2.0 (sdmx-twg/sdmx-csv): structure columns first, then dimensions, measure and attributes.
    private static readonly string[] Sdmx =
    [
        "STRUCTURE", "STRUCTURE_ID", "ACTION", "INDICATOR", "REF_AREA", "TIME_PERIOD", "BOOK", "SOURCE", "STATUS", "OBS_VALUE", "UNIT_MEASURE",
        "DECIMALS", "OBS_STATUS", "CONF_STATUS", "QUALIFIER", "OWNER", "FIRMS", "PLACE", "DEFINITION", "PERIOD", "KNOWN_FROM", "TAKEN",
    ];

    /// <summary>Writes to a stream; the name's ending decides the kind.</summary>
    /// <exception cref="FileFaultException">When the ending is none of <c>.csv</c>, <c>.xlsx</c>, <c>.sdmx.csv</c>.</exception>
    public static Task Write(Stream stream, string name, IAsyncEnumerable<Figure> figures, bool isPublic) => KindOf(name) switch
    {
        FileKind.Csv => WriteCsv(stream, Plain, figures, figure => PlainCells(figure, isPublic)),
        FileKind.SdmxCsv => WriteCsv(stream, Sdmx, figures, figure => SdmxCells(figure, isPublic)),
        FileKind.Xlsx => WriteXlsx(stream, figures, isPublic),
    };

    /// <summary>The kind a name means.</summary>
    public static FileKind KindOf(string name) =>
        name.EndsWith(".sdmx.csv", StringComparison.OrdinalIgnoreCase) ? FileKind.SdmxCsv
        : name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? FileKind.Csv
        : name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? FileKind.Xlsx
        : throw new FileFaultException(new FileFault(name, "", new("不认识的文件类型", "unknown kind of file"), new("以 .csv、.xlsx 或 .sdmx.csv 结尾", "end the name with .csv, .xlsx or .sdmx.csv")));

    private static string[] PlainCells(Figure figure, bool isPublic)
    {
        var (fact, claim) = (figure.Fact, figure.Claim);
        var secret = isPublic && figure.IsSecret;
        return
        [
            fact.Indicator, fact.Region, fact.Period, claim.Status.Word(), secret ? "" : claim.Value.ToString(), claim.Unit.Code, claim.Qualifier,
            fact.Book.Word(), claim.Owner, claim.Source, secret ? "" : claim.Value.Scale.ToString(CultureInfo.InvariantCulture),
            secret ? "" : claim.Firms?.ToString(CultureInfo.InvariantCulture) ?? "", claim.Place ?? "", claim.Definition, KnownFrom(claim),
            figure.IsTaken ? "true" : "false",
        ];
    }

    private static string[] SdmxCells(Figure figure, bool isPublic)
    {
        var cells = PlainCells(figure, isPublic);
        var (fact, claim) = (figure.Fact, figure.Claim);
        return
        [
            "dataflow", "ONECITY:FIGURES(1.0)", "I", fact.Indicator, fact.Region, SdmxPeriod(Period.Parse(fact.Period)), cells[7], cells[9], cells[3],
            cells[4], cells[5], cells[10], ObservationStatus(claim.Status), isPublic && figure.IsSecret ? "C" : "F", cells[6], cells[8], cells[11],
            cells[12], cells[13], fact.Period, cells[14], cells[15],
        ];
    }

    private static async Task WriteCsv(Stream stream, string[] headings, IAsyncEnumerable<Figure> figures, Func<Figure, string[]> cells)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true);
        await writer.WriteAsync(string.Join(',', headings) + "\r\n");
        var value = Array.FindIndex(headings, heading => heading is "value" or "OBS_VALUE");
        await foreach (var figure in figures)
        {
            var row = cells(figure).Select((cell, at) => CsvLines.Cell(at == value ? cell : SafeText.Write(cell)));
            await writer.WriteAsync(string.Join(',', row) + "\r\n");
        }
    }

    /// <summary>Texts are written as text cells, which no spreadsheet runs; a number keeps 15 digits, else it is text too.</summary>
    private static async Task WriteXlsx(Stream stream, IAsyncEnumerable<Figure> figures, bool isPublic)
    {
        // Rows are written as they come: memory does not grow with their number.
        await stream.SaveAsAsync(XlsxRows(figures, isPublic), sheetName: "figures");
    }

    private static IEnumerable<Dictionary<string, object?>> XlsxRows(IAsyncEnumerable<Figure> figures, bool isPublic)
    {
        var any = false;
        foreach (var figure in figures.ToBlockingEnumerable())
        {
            any = true;
            var cells = PlainCells(figure, isPublic);
            var row = new Dictionary<string, object?>(Plain.Length);
            for (var at = 0; at < Plain.Length; at++) row[Plain[at]] = cells[at];
            if (cells[4].Length > 0 && cells[4].Count(char.IsAsciiDigit) <= 15) row["value"] = figure.Claim.Value.Number;
            yield return row;
        }
        if (!any) yield return Plain.ToDictionary(heading => heading, _ => (object?)null);
    }

    private static string KnownFrom(Claim claim) =>
        OneCity.Storage.Instants.FromMicroseconds(claim.KnownAtUs).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string SdmxPeriod(Period period) => period.Kind switch
    {
        PeriodKind.Half => period.ToString().Replace("-H", "-S", StringComparison.Ordinal),
        PeriodKind.Span or PeriodKind.Plan => string.Create(CultureInfo.InvariantCulture,
            $"{period.FirstDay:yyyy-MM-dd}/P{period.LastDay.DayNumber - period.FirstDay.DayNumber + 1}D"),
        PeriodKind.Day or PeriodKind.Month or PeriodKind.Quarter or PeriodKind.Year => period.ToString(),
    };

    /// <summary>SDMX code list CL_OBS_STATUS: E estimated, P provisional, A normal; ours is kept beside it.</summary>
    private static string ObservationStatus(FigureStatus status) => status switch
    {
        FigureStatus.Preliminary => "E",
        FigureStatus.Initial => "P",
        FigureStatus.AsPrinted or FigureStatus.Final or FigureStatus.Revised => "A",
    };
}

/// <summary>The kinds of file figures are exported to.</summary>
internal enum FileKind
{
    Csv,
    Xlsx,
    SdmxCsv,
}
