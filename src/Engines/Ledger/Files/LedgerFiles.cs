using System.Globalization;
using OneCity.Kernel;
using OneCity.Ledger.Model;

namespace OneCity.Ledger.Files;

/// <summary>Reads the tables the ledger takes: transfers to post and obligations to net. Amounts are yuan with at most two decimals.</summary>
public static class LedgerFiles
{
    private const int FaultsMax = 20;

    private static readonly Dictionary<string, TransferKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = TransferKind.Direct, ["direct"] = TransferKind.Direct, ["pending"] = TransferKind.Pending, ["post"] = TransferKind.Post,
        ["void"] = TransferKind.Void, ["reversal"] = TransferKind.Reversal,
    };

    /// <summary>Transfers from <c>id,debit,credit,amount</c> and, where needed, <c>kind,refers,linked,expires,reference</c>.</summary>
    /// <exception cref="FileFaultException">With every faulty line, twenty at most.</exception>
    public static IReadOnlyList<Transfer> ReadTransfers(string file, TextReader text)
    {
        var transfers = new List<Transfer>();
        Read(file, text, ["id", "debit", "credit", "amount"], (row, fault) =>
        {
            if (TransferId.Read(row["id"]) is not { } id)
            {
                fault($"编号不是 128 位数：{row["id"]}", $"the id is no 128-bit number: '{row["id"]}'", "写 UUID 或大于零的整数；重发同一编号无害", "write a UUID or a whole number above zero; sending it again is harmless");
                return;
            }
            if (!Kinds.TryGetValue(row["kind"], out var kind))
            {
                fault($"kind 不能是 {row["kind"]}", $"kind cannot be '{row["kind"]}'", "可写 direct、pending、post、void、reversal", $"the nearest is '{Nearest.Of(row["kind"], Kinds.Keys)}'");
                return;
            }
            var amount = row["amount"].Length == 0 ? null : ReadYuan(row["amount"]);
            var refers = row["refers"].Length == 0 ? null : TransferId.Read(row["refers"]);
            if ((amount is null && row["amount"].Length > 0) || (refers is null && row["refers"].Length > 0) || (amount is null && refers is null))
            {
                fault($"金额或 refers 有误：{row["amount"]} {row["refers"]}", $"amount or refers cannot be read: '{row["amount"]}' '{row["refers"]}'", "金额写元，至多两位小数", "write yuan with at most two decimals");
                return;
            }
            DateTimeOffset? expires = null;
            if (row["expires"].Length > 0)
            {
                if (!DateTimeOffset.TryParse(row["expires"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                {
                    fault($"expires 不是时间：{row["expires"]}", $"expires is no instant: '{row["expires"]}'", "写成 2026-01-01T00:00:00+08:00", "write it as 2026-01-01T00:00:00+08:00");
                    return;
                }
                expires = at;
            }
            transfers.Add(new(id, kind, Empty(row["debit"]), Empty(row["credit"]), amount, refers,
                row["linked"].ToLowerInvariant() is "true" or "1" or "yes", expires, row["reference"]));
        });
        return transfers;
    }

    /// <summary>Obligations per window from <c>from,to,amount</c> and, where needed, <c>window</c>; one window with an empty name without it.</summary>
    /// <exception cref="FileFaultException">With every faulty line, twenty at most.</exception>
    public static IReadOnlyDictionary<string, List<Obligation>> ReadObligations(string file, TextReader text)
    {
        var windows = new SortedDictionary<string, List<Obligation>>(StringComparer.Ordinal);
        var names = new NameList();
        var (window, items) = ("", (List<Obligation>?)null);
        Read(file, text, ["from", "to", "amount"], (row, fault) =>
        {
            var (from, to) = (names.Of(row.Span("from")), names.Of(row.Span("to")));
            if (from.Length == 0 || to.Length == 0 || from == to)
            {
                fault($"付方与收方应是不同的两方：{from} → {to}", $"payer and payee must be two different parties: '{from}' → '{to}'", "改正两方名称", "correct the names");
                return;
            }
            if (ReadYuan(row.Span("amount")) is not { Fen: > 0 } amount)
            {
                fault($"金额应为大于零的元，至多两位小数：{row["amount"]}", $"the amount must be yuan above zero with at most two decimals: '{row["amount"]}'", "反方向的义务请把两方对调", "for the other direction swap the parties");
                return;
            }
            if (items is null || !row.Span("window").SequenceEqual(window))
            {
                window = row["window"];
                if (!windows.TryGetValue(window, out items)) windows[window] = items = [];
            }
            items.Add(new(row.Line, from, to, amount));
        });
        if (windows.Count == 0) windows[""] = [];
        return windows;
    }

    /// <summary>Reads <c>id,debit,to,credit,amount[,reference]</c>: transfers into other cities' books.</summary>
    /// <exception cref="FileFaultException">With every faulty line, twenty at most.</exception>
    public static IReadOnlyList<CrossTransfer> ReadCrossings(string file, TextReader text)
    {
        var crossings = new List<CrossTransfer>();
        Read(file, text, ["id", "debit", "to", "credit", "amount"], (row, fault) =>
        {
            if (TransferId.Read(row["id"]) is not { } id)
                fault($"id 不是编号：{row["id"]}", $"the id is no UUID or whole number: '{row["id"]}'", "写成 UUID 或大于零的整数", "write a UUID or a whole number above zero");
            else if (ReadYuan(row["amount"]) is not { Fen: > 0 } amount)
                fault($"金额应为大于零的元，至多两位小数：{row["amount"]}", $"the amount must be yuan above zero with at most two decimals: '{row["amount"]}'", "改正金额", "correct the amount");
            else if (row["debit"].Length == 0 || row["to"].Length == 0 || row["credit"].Length == 0)
                fault("付方账户、收方城市、收方账户都要写", "own account, city and account there must all be named", "补齐", "complete the row");
            else crossings.Add(new(id, row["debit"], row["to"], row["credit"], amount, row["reference"]));
        });
        return crossings;
    }

    private static string? Empty(string text) => text.Length == 0 ? null : text;

    private static Money? ReadYuan(ReadOnlySpan<char> text)
    {
        if (PlainFen(text) is { } fen) return new Money(fen);
        if (text.Contains('e') || text.Contains('E')
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var yuan)
            || decimal.Abs(yuan) > 1_000_000_000_000_000m || decimal.Truncate(yuan * 100) != yuan * 100) return null;
        return new Money((long)(yuan * 100));
    }

    /// <summary>Up to 15 digits with at most two decimals, as nearly all amounts are written; null for any other writing.</summary>
    private static long? PlainFen(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        var digits = text.Length - (point < 0 ? 0 : 1);
        if (digits is 0 or > 15 || point == 0 || (point > 0 && decimals is not (1 or 2))) return null;
        var value = 0L;
        foreach (var letter in text)
        {
            if (letter == '.') continue;
            if (!char.IsAsciiDigit(letter)) return null;
            value = value * 10 + (letter - '0');
        }
        return decimals switch { 0 => value * 100, 1 => value * 10, _ => value };
    }

    private static void Read(string file, TextReader text, string[] required, Action<Row, Action<string, string, string, string>> take)
    {
        var csv = new CsvLines(text.ReadToEnd().TrimStart('\uFEFF').AsMemory());
        var faults = new List<FileFault>();
        var header = csv.Next() ? Fields(csv) : [];
        if (required.Any(name => !header.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            throw new FileFaultException(FileFault.AtLine(file, 1,
                new($"首行应有列 {string.Join(',', required)}", $"the first line must name the columns {string.Join(',', required)}"), new("补上列名", "add the missing column names")));
        }
        var row = new Row(header, csv);
        Action<string, string, string, string> fault = (chinese, english, remedy, remedyEnglish) =>
            faults.Add(FileFault.AtLine(file, csv.Line, new(chinese, english), new(remedy, remedyEnglish)));
        while (csv.Next() && faults.Count < FaultsMax)
        {
            if (csv.Count == row.Width) take(row, fault);
            else fault($"有 {csv.Count} 格，应为 {row.Width} 格", $"{csv.Count} fields where the header has {row.Width}", "补齐或删去多余的格", "complete the row");
        }
        if (csv.IsBroken) faults.Add(FileFault.AtLine(file, csv.Line, new("引号没有闭合", "a quotation mark is not closed"), new("补上引号", "close it")));
        if (faults.Count > 0) throw new FileFaultException(faults);
    }

    private static string[] Fields(CsvLines csv)
    {
        var fields = new string[csv.Count];
        for (var i = 0; i < fields.Length; i++) fields[i] = csv[i].ToString();
        return fields;
    }

    /// <summary>Every name is kept once, so that equal names are the same text.</summary>
    private sealed class NameList
    {
        private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _names =
            new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public string Of(ReadOnlySpan<char> text)
        {
            if (_names.TryGetValue(text, out var name)) return name;
            name = text.ToString();
            _names[text] = name;
            return name;
        }
    }

    /// <summary>The current row by column name; a column the file lacks reads as empty.</summary>
    private sealed class Row(string[] header, CsvLines csv)
    {
        private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

        public int Width => header.Length;

        public int Line => csv.Line;

        public string this[string column] => Span(column).ToString();

        public ReadOnlySpan<char> Span(string column)
        {
            if (!_columns.TryGetValue(column, out var index))
                _columns[column] = index = Array.FindIndex(header, name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
            return index < 0 ? default : csv[index];
        }
    }
}
