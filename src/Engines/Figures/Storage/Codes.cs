using System.Collections.Concurrent;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Storage;

/// <summary>The kinds of word that have ids.</summary>
internal static class CodeKind
{
    public const string Indicator = "indicator";
    public const string Subject = "subject";
    public const string Period = "period";
    public const string Unit = "unit";
    public const string Owner = "owner";
    public const string Source = "source";
    public const string Qualifier = "qualifier";
    public const string Definition = "definition";
}

/// <summary>Words and their ids. Ids never change, so what was committed once may be remembered for good.</summary>
/// <remarks>The reading members are for read sessions; a unit of work asks its <see cref="CodeWriter"/>.</remarks>
internal sealed class Codes
{
    private const int QuestionsMax = 500;

    private readonly ConcurrentDictionary<(string Kind, string Code), long> _ids = new();
    private readonly ConcurrentDictionary<long, string> _codes = new();
    private readonly ConcurrentDictionary<string, Unit> _units = new();
    private long _loadedTo;

    /// <summary>The id of a word; null when no figure ever used it.</summary>
    public async Task<long?> Find(IReadSession session, string kind, string code)
    {
        if (_ids.TryGetValue((kind, code), out var known)) return known;
        var id = await session.Find<long?>("SELECT id FROM figures_codes WHERE kind = @kind AND code = @code", new { kind, code });
        if (id is { } found) Remember(kind, code, found);
        return id;
    }

    /// <summary>The id of a word without remembering it: for units of work, which may still fail.</summary>
    public async ValueTask<long?> Peek(IReadSession session, string kind, string code) => _ids.TryGetValue((kind, code), out var known)
        ? known : await session.Find<long?>("SELECT id FROM figures_codes WHERE kind = @kind AND code = @code", new { kind, code });

    /// <summary>The ids of the words that are known, in their order; unknown words are left out. What is not remembered yet is asked in one question.</summary>
    public async Task<long[]> FindAll(IReadSession session, string kind, IEnumerable<string> codes)
    {
        var asked = codes.ToList();
        foreach (var some in asked.Where(code => !_ids.ContainsKey((kind, code))).Distinct().Chunk(QuestionsMax))
        {
            var names = string.Join(", ", some.Select((_, at) => $"@c{at}"));
            var parameters = some.Select((code, at) => ($"c{at}", (object)code)).Append(("kind", kind)).ToDictionary(each => each.Item1, each => each.Item2);
            foreach (var row in await session.List<CodeRow>($"SELECT id, kind, code FROM figures_codes WHERE kind = @kind AND code IN ({names})", parameters))
                Remember(row.Kind, row.Code, row.Id);
        }
        return [.. asked.Where(code => _ids.ContainsKey((kind, code))).Select(code => _ids[(kind, code)])];
    }

    /// <summary>The ids of every word of a kind that <see cref="Load"/> has read.</summary>
    public long[] AllOf(string kind) => [.. _ids.Where(pair => pair.Key.Kind == kind).Select(pair => pair.Value).Order()];

    /// <summary>The word of an id.</summary>
    public async ValueTask<string> CodeOf(IReadSession session, long id)
    {
        if (id == 0) return "";
        if (_codes.TryGetValue(id, out var code)) return code;
        var row = await session.Get<CodeRow>("SELECT id, kind, code FROM figures_codes WHERE id = @id", new { id });
        Remember(row.Kind, row.Code, row.Id);
        return row.Code;
    }

    /// <summary>Remembers every word not known yet, before a long read. Words are only added, under one lock and with growing ids.</summary>
    public async Task Load(IReadSession session)
    {
        var (after, last) = (Interlocked.Read(ref _loadedTo), 0L);
        await foreach (var row in session.Stream<CodeRow>("SELECT id, kind, code FROM figures_codes WHERE id > @after ORDER BY id", new { after }))
        {
            Remember(row.Kind, row.Code, row.Id);
            last = row.Id;
        }
        if (last > after) Interlocked.Exchange(ref _loadedTo, last);
    }

    /// <summary>The unit written so; every stored unit was read by the kernel once.</summary>
    public Unit UnitOf(string code) => _units.GetOrAdd(code, Unit.Parse);

    /// <summary>Opens the words for one unit of work: new ones are remembered by others only after the commit.</summary>
    public CodeWriter Writer(IWriteSession session) => new(this, session);

    private void Remember(string kind, string code, long id)
    {
        _ids[(kind, code)] = id;
        _codes[id] = code;
    }

    internal sealed record CodeRow(long Id, string Kind, string Code);

    /// <summary>Words within one unit of work.</summary>
    internal sealed class CodeWriter(Codes codes, IWriteSession session)
    {
        private readonly Dictionary<(string Kind, string Code), long> _here = [];
        private readonly Dictionary<long, string> _codesHere = [];

        /// <summary>The id of a word, made when it is new; 0 for the empty word.</summary>
        public async ValueTask<long> Ensure(string kind, string code)
        {
            if (code.Length == 0) return 0;
            if (codes._ids.TryGetValue((kind, code), out var id) || _here.TryGetValue((kind, code), out id)) return id;
            id = await session.Find<long?>("SELECT id FROM figures_codes WHERE kind = @kind AND code = @code", new { kind, code })
                ?? await session.Get<long>("INSERT INTO figures_codes (kind, code) VALUES (@kind, @code) RETURNING id", new { kind, code });
            _here[(kind, code)] = id;
            _codesHere[id] = code;
            session.AfterCommit(() => codes.Remember(kind, code, id));
            return id;
        }

        /// <summary>The ids of a fact.</summary>
        public async ValueTask<FactIds> Ensure(Model.Fact fact) => new(
            await Ensure(CodeKind.Indicator, fact.Indicator), await Ensure(CodeKind.Subject, fact.Region),
            (long)fact.Book, await Ensure(CodeKind.Period, fact.Period));

        /// <summary>The word of an id; kept here only, since the row may belong to a unit of work that still fails.</summary>
        public async ValueTask<string> CodeOf(long id)
        {
            if (id == 0) return "";
            if (codes._codes.TryGetValue(id, out var code) || _codesHere.TryGetValue(id, out code)) return code;
            return _codesHere[id] = await session.Get<string>("SELECT code FROM figures_codes WHERE id = @id", new { id });
        }
    }
}
