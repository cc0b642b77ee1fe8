using OneCity.Documents.Intake;
using OneCity.Documents.Model;
using OneCity.Documents.Model.Claims;
using OneCity.Documents.Model.Resolve;
using OneCity.Kernel;

namespace OneCity.Documents.Features;

/// <summary>A file to be read.</summary>
/// <param name="Name">Its name as given.</param>
/// <param name="Content">Its bytes; null when it could not be opened.</param>
/// <param name="Fault">Why it could not be opened; null otherwise.</param>
public sealed record FileToRead(string Name, byte[]? Content, Refusal? Fault = null);

/// <summary>What came of one file: a reading or a refusal.</summary>
/// <param name="Name">Its name as given.</param>
/// <param name="Reading">What was read; null when refused.</param>
/// <param name="Refusal">Why not; null when read.</param>
/// <param name="Format">txt, html, docx or pdf; null when refused.</param>
public sealed record FileRead(string Name, Reading? Reading, Refusal? Refusal, string? Format);

/// <summary>Reads files without a node: the same grammar, the same answers as at the desk.</summary>
public sealed class ReadFiles
{
    private readonly DocumentReader _reader;

    /// <summary>A reader that knows the places and indicators of this directory besides its own.</summary>
    public ReadFiles(RegionDirectory directory) => _reader = new DocumentReader(Grammars.GrammarFiles.Load(directory));

    /// <summary>Reads every file; a refused one does not stop the others. Facts told differently in two files become checks.</summary>
    public IReadOnlyList<FileRead> Read(IEnumerable<FileToRead> files, DateOnly? date, IntakeLimits limits)
    {
        ArgumentNullException.ThrowIfNull(files);
        List<FileRead> read = [.. files.Select(file => One(file, date, limits))];
        var conflicts = Conflicts.Of([.. read.Select(file => (file.Name, file.Reading))]);
        return [.. read.Select((file, at) => conflicts[at].Count == 0 ? file : file with { Reading = file.Reading! with { Checks = [.. file.Reading.Checks, .. conflicts[at]] } })];
    }

    /// <summary>Reads a text that is already decoded.</summary>
    public Reading ReadText(string text, DateOnly? date) => _reader.Read(text, date);

    private FileRead One(FileToRead file, DateOnly? date, IntakeLimits limits)
    {
        if (file.Content is null) return new(file.Name, null, file.Fault ?? DocumentsRefusals.Missing(file.Name), null);
        try
        {
            var text = FileIntake.Read(file.Name, file.Content, limits);
            var reading = _reader.Read(text.Text, date, text.Aside);
            return new(file.Name, reading with { Title = reading.Title ?? text.Title }, null, text.Format);
        }
        catch (RefusedException refused)
        {
            return new(file.Name, null, refused.Refusal, null);
        }
    }
}
