using System.Collections.Immutable;
using OneCity.Agreements.Model;
using OneCity.Kernel;

namespace OneCity.Agreements.Files;

/// <summary>Reads <c>receipts.csv</c>: <c>firm,head,period,amount</c>, and <c>park</c> or <c>project</c> where the terms ask for it.</summary>
/// <remarks>
/// Columns are found by name; others are left alone. Amounts are yuan with up to two decimals, negative for refunds. A period is a
/// year or a month. Equal rows are two payments.
/// </remarks>
public static class ReceiptsFile
{
    /// <summary>No single amount may be larger: 10^15 yuan, in fen.</summary>
    public const long AmountFenMax = 100_000_000_000_000_000;

    private const int FaultsMax = 20;

    /// <summary>Letters of a piece that is read on one core.</summary>
    private const int PieceLength = 1 << 20;

    private static readonly string[] Required = ["firm", "head", "period", "amount"];

    /// <summary>Reads the whole file.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">Its text; a byte order mark is skipped.</param>
    /// <exception cref="FileFaultException">With every faulty line, twenty at most.</exception>
    public static ReceiptBook Read(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new CsvLines(text.AsMemory(text.StartsWith('\uFEFF') ? 1 : 0));
        var faults = new List<FileFault>();
        if (!reader.Next() || FindColumns(reader) is not { } columns)
        {
            throw new FileFaultException(FileFault.AtLine(file, 1,
                new("首行应有列 firm,head,period,amount", "the first line must name the columns firm,head,period,amount"),
                new("补上列名", "add the missing column names")));
        }
        var pieces = Pieces(reader.Rest, reader.RestLine);
        var read = new Piece[pieces.Count];
        Parallel.For(0, pieces.Count, i => read[i] = ReadPiece(file, new CsvLines(pieces[i].Text, pieces[i].Line), columns));
        faults.AddRange(read.SelectMany(piece => piece.Faults).Take(FaultsMax));
        if (read.Aggregate(Int128.Zero, (sum, piece) => sum + piece.SumFen) > long.MaxValue / 4)
        {
            faults.Add(FileFault.AtLine(file, read[^1].LastLine, new("金额合计超出可计算的范围", "the amounts add up to more than can be kept"), new("检查金额", "check the amounts")));
        }
        return faults.Count > 0 ? throw new FileFaultException(faults) : Join(read, columns);
    }

    /// <summary>Cuts a long text at line ends, to be read on several cores; a text with quoted fields, which may hold line ends, stays whole.</summary>
    private static List<(ReadOnlyMemory<char> Text, int Line)> Pieces(ReadOnlyMemory<char> text, int line)
    {
        var pieces = new List<(ReadOnlyMemory<char> Text, int Line)>();
        for (var isWhole = text.Span.Contains('"'); !isWhole && text.Length > PieceLength;)
        {
            var end = text.Span[PieceLength..].IndexOf('\n');
            if (end < 0) break;
            var piece = text[..(PieceLength + end + 1)];
            pieces.Add((piece, line));
            line += piece.Span.Count('\n');
            text = text[piece.Length..];
        }
        pieces.Add((text, line));
        return pieces;
    }

    private static Piece ReadPiece(string file, CsvLines reader, Columns columns)
    {
        const int LettersPerRow = 24;
        var (rows, names, faults, sum) = (new List<Receipt>(reader.Rest.Length / LettersPerRow), new NameList(), new List<FileFault>(), Int128.Zero);
        while (reader.Next() && faults.Count < FaultsMax)
        {
            if (Row(file, reader, columns, names, faults) is not { } row) continue;
            rows.Add(row);
            sum += Math.Abs(row.AmountFen);
        }
        if (reader.IsBroken)
        {
            faults.Add(FileFault.AtLine(file, reader.Line, new("引号没有闭合", "a quotation mark is not closed"), new("补上引号", "close it")));
        }
        return new(rows, names, faults, sum, reader.Line);
    }

    /// <summary>One book of all pieces, every name under one number.</summary>
    private static ReceiptBook Join(Piece[] pieces, Columns columns)
    {
        var names = new NameList();
        var numbers = Array.ConvertAll(pieces, piece => piece.Names.All().Select(name => names.IndexOf(name)).ToArray());
        var rows = new Receipt[pieces.Sum(piece => piece.Rows.Count)];
        var starts = new int[pieces.Length];
        for (var i = 1; i < pieces.Length; i++) starts[i] = starts[i - 1] + pieces[i - 1].Rows.Count;
        Parallel.For(0, pieces.Length, i =>
        {
            int Number(int name) => name < 0 ? name : numbers[i][name];
            var at = starts[i];
            foreach (var row in pieces[i].Rows)
                rows[at++] = row with { Firm = Number(row.Firm), Head = Number(row.Head), Place = Number(row.Place), Project = Number(row.Project) };
        });
        return new(names.All(), rows, columns.Place >= 0, columns.Project >= 0);
    }

    /// <summary>The year of <c>2017</c>, <c>2017-03</c> and, where allowed, <c>2017-03-01</c>; null for anything else.</summary>
    public static int? ReadYear(ReadOnlySpan<char> text, bool mayBeDay = false)
    {
        if (text.Length is not (4 or 7) && !(mayBeDay && text.Length == 10)) return null;
        if (Digits(text[..4]) is not ({ } year and >= 1900 and <= 2200)) return null;
        if (text.Length == 4) return year;
        if (text[4] != '-' || Digits(text[5..7]) is not ({ } month and >= 1 and <= 12)) return null;
        if (text.Length == 7) return year;
        return text[7] == '-' && Digits(text[8..10]) is { } day and >= 1 && day <= DateTime.DaysInMonth(year, month) ? year : null;
    }

    /// <summary>Yuan with up to two decimals as fen; null for anything else.</summary>
    public static long? ReadFen(ReadOnlySpan<char> text)
    {
        var isNegative = text.Length > 0 && text[0] == '-';
        if (isNegative) text = text[1..];
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? [] : text[(point + 1)..];
        if (whole.Length is 0 or > 16 || decimals.Length > 2 || (point >= 0 && decimals.Length == 0)) return null;
        var fen = 0L;
        foreach (var letter in whole)
        {
            if (!char.IsAsciiDigit(letter)) return null;
            fen = fen * 10 + (letter - '0');
        }
        for (var i = 0; i < 2; i++)
        {
            if (i < decimals.Length && !char.IsAsciiDigit(decimals[i])) return null;
            fen = fen * 10 + (i < decimals.Length ? decimals[i] - '0' : 0);
        }
        return fen > AmountFenMax ? null : isNegative ? -fen : fen;
    }

    private static int? Digits(ReadOnlySpan<char> text)
    {
        var value = 0;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter)) return null;
            value = value * 10 + (letter - '0');
        }
        return value;
    }

    private static Columns? FindColumns(CsvLines header)
    {
        var at = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++) at.TryAdd(header[i].ToString(), i);
        return Required.All(at.ContainsKey)
            ? new(at["firm"], at["head"], at["period"], at["amount"], at.GetValueOrDefault("park", -1), at.GetValueOrDefault("project", -1), header.Count)
            : null;
    }

    private static Receipt? Row(string file, CsvLines line, Columns columns, NameList names, List<FileFault> faults)
    {
        Receipt? Bad(string chinese, string english, string remedy, string remedyEnglish)
        {
            faults.Add(FileFault.AtLine(file, line.Line, new(chinese, english), new(remedy, remedyEnglish)));
            return null;
        }

        if (line.Count != columns.Count)
            return Bad($"有 {line.Count} 格，应为 {columns.Count} 格", $"{line.Count} fields where the header has {columns.Count}", "补齐或删去多余的格；金额不写千分号", "complete the row; write amounts without thousands separators");
        if (line[columns.Firm].IsEmpty) return Bad("没有企业名", "the firm is empty", "写出企业", "name the firm");
        if (line[columns.Head].IsEmpty) return Bad("没有税种", "the head is empty", "写出税种", "name the tax head");
        if (ReadYear(line[columns.Period]) is not { } year)
            return Bad($"period 不是年或月：{line[columns.Period]}", $"the period is neither a year nor a month: '{line[columns.Period]}'", "写成 2017 或 2017-03", "write it as 2017 or 2017-03");
        if (ReadFen(line[columns.Amount]) is not { } fen)
            return Bad($"amount 应为元，至多两位小数：{line[columns.Amount]}", $"the amount must be yuan with at most two decimals: '{line[columns.Amount]}'", "写成 1234.56；退税写负数", "write it as 1234.56; refunds are negative");
        var head = names.IndexOf(line[columns.Head], 1);
        if (fen < 0 && line[columns.Head].SequenceEqual(Terms.IncentiveHead))
            return Bad("奖补金额应为正数", "an incentive must be positive", "去掉负号", "leave out the minus sign");
        return new(names.IndexOf(line[columns.Firm], 0), head, year,
            columns.Place < 0 ? -1 : names.IndexOf(line[columns.Place], 2),
            columns.Project < 0 || line[columns.Project].IsEmpty ? -1 : names.IndexOf(line[columns.Project], 3), fen);
    }

    private sealed record Piece(List<Receipt> Rows, NameList Names, List<FileFault> Faults, Int128 SumFen, int LastLine);

    private sealed record Columns(int Firm, int Head, int Period, int Amount, int Place, int Project, int Count);

    /// <summary>Gives every name one index; remembers the last of each column, because rows come in runs.</summary>
    private sealed class NameList
    {
        private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
        private readonly List<string> _names = [];
        private readonly int[] _last = [-1, -1, -1, -1];

        public int IndexOf(ReadOnlySpan<char> name, int column)
        {
            var last = _last[column];
            return last >= 0 && name.SequenceEqual(_names[last]) ? last : _last[column] = IndexOf(name);
        }

        public int IndexOf(ReadOnlySpan<char> name)
        {
            var lookup = _index.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!lookup.TryGetValue(name, out var index))
            {
                index = _names.Count;
                _names.Add(name.ToString());
                lookup[name] = index;
            }
            return index;
        }

        public ImmutableArray<string> All() => [.. _names];
    }
}
