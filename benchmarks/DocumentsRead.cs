using System.Diagnostics;
using System.Globalization;
using OneCity.Documents.Features;
using OneCity.Documents.Tests;
using OneCity.Kernel;

namespace OneCity.Benchmarks;

/// <summary>Characters read per second on one core from 1 KB to 10 MB, and quality on annotated sentences, beside the recognisers for JavaScript on the same texts.</summary>
public sealed class DocumentsRead : IPromise
{
    private static readonly string[] Sets = ["blind.txt", "reports.txt", "paragraphs.txt", "tuned.txt"];

    private readonly ReadFiles _reader = new(RegionDirectory.Empty);

    /// <inheritdoc/>
    public string Name => "documents";

    /// <inheritdoc/>
    public string About => $"at least 1 million characters/s on one core, linear from 1 KB to 10 MB; better F1 and at least 20 times the speed of {RecognizersPeer.Package}";

    /// <inheritdoc/>
    public async Task Run(Report report, string[] options)
    {
        ArgumentNullException.ThrowIfNull(report);
        Warm();
        foreach (var length in (int[])[1_000, 10_000, 100_000, 1_000_000, 10_000_000]) Speed(report, length);
        foreach (var set in Sets) Quality(report, set);
        await BesidePeer(report);
    }

    /// <summary>Reads until the runtime has compiled the reader for speed, at least two seconds.</summary>
    private void Warm()
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started).TotalSeconds < 2;) _reader.ReadText(Piece(), new DateOnly(2024, 2, 5));
    }

    private void Speed(Report report, int length)
    {
        var piece = Piece();
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length + 1))[..length];
        var (rates, allocated) = (new List<double>(), 0L);
        for (var run = 0; run < (length > 1_000_000 ? 3 : 15); run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            _reader.ReadText(text, new DateOnly(2024, 2, 5));
            rates.Add(length / Stopwatch.GetElapsedTime(started).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        report.Print($"{length} characters", rates, "characters/s");
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{length} characters: {allocated / (double)length:0} bytes allocated per character"));
    }

    private void Quality(Report report, string set)
    {
        var score = new Score();
        foreach (var (title, date, sentences) in Load(set)) Add(score, title, date, sentences);
        report.Line($"{set}: {score}");
    }

    private void Add(Score score, string title, DateOnly date, List<Sentence> sentences)
    {
        var text = title + "\n\n" + string.Join("\n\n", sentences.Select(sentence => sentence.Text)) + "\n";
        var (figures, at) = (_reader.ReadText(text, date).Figures, title.Length + 2);
        foreach (var sentence in sentences)
        {
            score.Add(sentence, figures.Where(figure => figure.Start >= at && figure.Start < at + sentence.Text.Length));
            at += sentence.Text.Length + 2;
        }
    }

    /// <summary>The same sentences for both, one line each; the sign of a change is left out, because the peer knows none.</summary>
    private async Task BesidePeer(Report report)
    {
        var sentences = Sets.SelectMany(Load).SelectMany(group => group.Sentences.Select(sentence => sentence)).ToList();
        if (await RecognizersPeer.Run([.. sentences.Select(sentence => sentence.Text)]) is not { } peer)
        {
            report.Line($"{RecognizersPeer.Package}: not run (npm or node is missing, or the packages cannot be had)");
            return;
        }
        List<IReadOnlyList<RecognizersPeer.Found>> own = [];
        var (characters, started) = (0L, Stopwatch.GetTimestamp());
        foreach (var sentence in sentences)
        {
            characters += sentence.Text.Length;
            own.Add([.. _reader.ReadText(sentence.Text, sentence.Date).Figures.Select(figure => new RecognizersPeer.Found((double)figure.Value, figure.Unit))]);
        }
        var rate = characters / Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var withUnit in (bool[])[false, true])
        {
            report.Line(string.Create(CultureInfo.InvariantCulture,
                $"{sentences.Count} lines, {(withUnit ? "value and unit" : "value alone")}: F1 {RecognizersPeer.F1(sentences, own, withUnit):0.000}, {RecognizersPeer.Package} {RecognizersPeer.F1(sentences, peer.Answers, withUnit):0.000}"));
        }
        report.Line(string.Create(CultureInfo.InvariantCulture, $"the same lines: {rate:0} characters/s, {RecognizersPeer.Package} {peer.Rate:0} characters/s, ratio {rate / peer.Rate:0.0}"));
    }

    private static List<(string Title, DateOnly Date, List<Sentence> Sentences)> Load(string set) =>
        SentenceSet.Load(Path.Combine(RecognizersPeer.Top(), "tests", "Documents.Tests", "Sentences", set));

    private static string Piece() => string.Concat(Enumerable.Range(1, 12).Select(number => string.Create(CultureInfo.InvariantCulture,
        $"2023年，株洲市完成固定资产投资{number * 87.6m}亿元，同比增长{number}.3%，其中工业投资增长{number + 4}%左右。\n新增规模以上企业{number * 11}家，招商引资到位资金超过{number}80亿元，居全省第{number}位。\n各级各部门坚持稳中求进，扎实推进重点项目建设，群众获得感不断增强，城乡面貌持续改善。\n")));
}
