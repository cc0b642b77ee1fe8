using System.Text.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace OneCity.Web.Components.Layout;

/// <summary>The bundled assets: plain names to hashed addresses, and serving them compressed and cached for a year.</summary>
/// <remarks>Built by <c>src/Hosts/Web/assets/build</c>. Without a build the pages stand unstyled and say nothing; the log does.</remarks>
public sealed partial class PageAssets
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".geojson"] = "application/geo+json; charset=utf-8",
    };

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Reads the manifest beside the program, else in the web root of the source tree.</summary>
    public PageAssets(IWebHostEnvironment host, ILogger<PageAssets> log)
    {
        ArgumentNullException.ThrowIfNull(host);
        string[] places = [Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets"), Path.Combine(host.ContentRootPath, "wwwroot", "assets")];
        Folder = places.FirstOrDefault(place => File.Exists(Path.Combine(place, "manifest.json")));
        if (Folder is null)
        {
            LogMissing(log);
            return;
        }
        var manifest = File.ReadAllBytes(Path.Combine(Folder, "manifest.json"));
        _names = JsonSerializer.Deserialize<Dictionary<string, string>>(manifest) ?? [];
    }

    /// <summary>Where the files are; null when they were never built.</summary>
    public string? Folder { get; }

    /// <summary>The address of an asset by its plain name, such as <c>style.css</c>; null when it was not built.</summary>
    public string? Find(string name) => _names.TryGetValue(name, out var hashed) ? $"/assets/{hashed}" : null;

    /// <summary>The file of an asset by its plain name; null when it was not built.</summary>
    public string? FindFile(string name) => Folder is not null && _names.TryGetValue(name, out var hashed) ? Path.Combine(Folder, hashed) : null;

    /// <summary>Answers one asset: the smallest encoding the reader takes, immutable because its name is its hash.</summary>
    public IResult Answer(string file, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (Folder is null || file.Contains('/', StringComparison.Ordinal) || !Types.TryGetValue(Path.GetExtension(file), out var type)) return Results.NotFound();
        using var files = new PhysicalFileProvider(Folder);
        if (!files.GetFileInfo(file).Exists) return Results.NotFound();
        var taken = http.Request.GetTypedHeaders().AcceptEncoding;
        bool Takes(string encoding) => taken.Any(each => each.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && each.Quality is null or > 0);
        var (ending, encoding) = Takes("br") ? (".br", "br") : Takes("gzip") ? (".gz", "gzip") : ("", null);
        if (encoding is not null && files.GetFileInfo(file + ending).Exists) http.Response.Headers.ContentEncoding = encoding;
        else ending = "";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(Path.Combine(Folder, file + ending), type);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Page assets are not built: run src/Hosts/Web/assets/build")]
    private static partial void LogMissing(ILogger log);
}
