using System.Globalization;
using System.Text;
using MiniExcelLibs;
using Microsoft.Net.Http.Headers;

namespace OneCity.Web.Components.Tables;

/// <summary>Any table of any page as a file: the page is drawn as usual, and its table hands over its rows instead.</summary>
internal static class TableExport
{
    private static readonly object Key = new();

    private sealed record Sheet(string Name, string Kind, IReadOnlyList<string> Titles, IReadOnlyList<object?[]> Rows);

    /// <summary>Remembers the rows asked for; called by the table.</summary>
    public static void Offer(HttpContext http, string name, string kind, IReadOnlyList<string> titles, IReadOnlyList<object?[]> rows) =>
        http.Items[Key] = new Sheet(name, kind, titles, rows);

    /// <summary>Answers <c>?export=TABLE.xlsx</c> and <c>.csv</c> of every page; a page without such a table answers itself.</summary>
    public static IApplicationBuilder UseTableExport(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsGet(http.Request.Method) || !http.Request.Query.ContainsKey("export"))
        {
            await next(http);
            return;
        }
        var answer = http.Response.Body;
        using var page = new MemoryStream();
        http.Response.Body = page;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = answer;
        }
        if (http.Response.StatusCode == StatusCodes.Status200OK && http.Items[Key] is Sheet sheet) await Write(http.Response, sheet);
        else
        {
            page.Position = 0;
            await page.CopyToAsync(answer, http.RequestAborted);
        }
    });

    private static async Task Write(HttpResponse response, Sheet sheet)
    {
        using var file = new MemoryStream();
        if (sheet.Kind == "csv") WriteCsv(file, sheet);
        else await file.SaveAsAsync(sheet.Rows.Select(row => Named(sheet.Titles, row)), sheetName: "OneCity", cancellationToken: response.HttpContext.RequestAborted);
        response.ContentType = sheet.Kind == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = $"{sheet.Name}.{sheet.Kind}" }.ToString();
        response.ContentLength = file.Length;
        file.Position = 0;
        await file.CopyToAsync(response.Body, response.HttpContext.RequestAborted);
    }

    private static Dictionary<string, object?> Named(IReadOnlyList<string> titles, object?[] row)
    {
        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < titles.Count; i++) named[named.ContainsKey(titles[i]) ? $"{titles[i]} {i + 1}" : titles[i]] = row[i] is DateOnly day ? Text(day) : row[i];
        return named;
    }

    private static void WriteCsv(Stream file, Sheet sheet)
    {
        // The byte order mark makes spreadsheets read Chinese as UTF-8.
        using var text = new StreamWriter(file, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };
        text.WriteLine(string.Join(',', sheet.Titles.Select(Quote)));
        foreach (var row in sheet.Rows) text.WriteLine(string.Join(',', row.Select(cell => cell is string words ? Quote(Harmless(words)) : Quote(Text(cell)))));
    }

    /// <summary>A text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    private static string Harmless(string words) => words is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + words : words;

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static string Quote(string cell) => cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
