using System.Diagnostics;
using System.Globalization;
using OneCity.Documents.Features;
using OneCity.Kernel;

namespace OneCity.Benchmarks;

/// <summary>Characters read per second on one core from 1 KB to 10 MB, beside the recognisers for JavaScript on the same text.</summary>
public sealed class DocumentsRead : IPromise
{
    private const string Peer = "@microsoft/recognizers-text-suite";

    private const string Script =
        "const r=require('@microsoft/recognizers-text-suite');const t=require('fs').readFileSync(process.argv[2],'utf8').split('\\n');"
        + "const all=s=>{r.recognizeNumber(s,'zh-cn');r.recognizePercentage(s,'zh-cn');r.recognizeCurrency(s,'zh-cn');r.recognizeDateTime(s,'zh-cn')};"
        + "t.slice(0,5).forEach(all);const b=process.hrtime.bigint();let n=0;for(const s of t){all(s);n+=s.length}"
        + "console.log(n/(Number(process.hrtime.bigint()-b)/1e9));";

    /// <inheritdoc/>
    public string Name => "documents";

    /// <inheritdoc/>
    public string About => $"at least 1 million characters/s on one core, linear from 1 KB to 10 MB, at least 20 times {Peer}";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        var reader = new ReadFiles(RegionDirectory.Empty);
        var piece = Piece();
        reader.ReadText(piece, new DateOnly(2024, 2, 5));
        foreach (var length in (int[])[1_000, 10_000, 100_000, 1_000_000, 10_000_000])
        {
            var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length + 1))[..length];
            var rates = new List<double>();
            for (var run = 0; run < (length > 1_000_000 ? 3 : 7); run++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var started = Stopwatch.GetTimestamp();
                reader.ReadText(text, new DateOnly(2024, 2, 5));
                rates.Add(length / Stopwatch.GetElapsedTime(started).TotalSeconds);
                if (run == 0) report.Line(string.Create(CultureInfo.InvariantCulture, $"{length} characters: {(GC.GetAllocatedBytesForCurrentThread() - before) / (double)length:0} bytes allocated per character"));
            }
            report.Print($"{length} characters", rates, "characters/s");
        }
        report.Line(await PeerRate(piece) is { } peer ? string.Create(CultureInfo.InvariantCulture, $"{Peer}: {peer:0} characters/s") : $"{Peer}: not run (npm or node is missing)");
    }

    private static string Piece() => string.Concat(Enumerable.Range(1, 12).Select(number => string.Create(CultureInfo.InvariantCulture,
        $"2023年，株洲市完成固定资产投资{number * 87.6m}亿元，同比增长{number}.3%，其中工业投资增长{number + 4}%左右。\n新增规模以上企业{number * 11}家，招商引资到位资金超过{number}80亿元，居全省第{number}位。\n各级各部门坚持稳中求进，扎实推进重点项目建设，群众获得感不断增强，城乡面貌持续改善。\n")));

    private static async Task<double?> PeerRate(string piece)
    {
        var folder = Directory.CreateTempSubdirectory("onecity-peer-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "text.txt"), string.Concat(Enumerable.Repeat(piece, 5)));
            await File.WriteAllTextAsync(Path.Combine(folder, "peer.js"), Script);
            if (await Tool("npm", $"install --no-audit --no-fund --prefix {folder} {Peer}", folder) is null) return null;
            return double.TryParse(await Tool("node", "peer.js text.txt", folder), NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) ? rate : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string?> Tool(string name, string arguments, string folder)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(name, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? output.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
