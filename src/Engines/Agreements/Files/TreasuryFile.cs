using System.Globalization;
using System.Text;
using OneCity.Agreements.Features;
using OneCity.Agreements.Model;
using OneCity.Kernel;

namespace OneCity.Agreements.Files;

/// <summary>The reconciliation file with the treasury: what is due goes out, what was paid comes back.</summary>
public static class TreasuryFile
{
    private static readonly string[] Required = ["voucher", "payer", "payee", "amount", "paid_on"];

    /// <summary>Reads <c>voucher,payer,payee,amount,paid_on</c>; columns by name, amounts in yuan.</summary>
    /// <exception cref="FileFaultException">With every faulty line, twenty at most.</exception>
    public static IReadOnlyList<TreasuryPayment> Read(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new CsvLines(text.AsMemory(text.StartsWith('\uFEFF') ? 1 : 0));
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        if (lines.Next()) for (var i = 0; i < lines.Count; i++) columns.TryAdd(lines[i].ToString(), i);
        if (!Required.All(columns.ContainsKey))
        {
            throw new FileFaultException(FileFault.AtLine(file, 1,
                new("首行应有列 voucher,payer,payee,amount,paid_on", "the first line must name the columns voucher,payer,payee,amount,paid_on"),
                new("补上列名", "add the missing column names")));
        }
        var (payments, faults) = (new List<TreasuryPayment>(), new List<FileFault>());
        while (lines.Next() && faults.Count < 20)
        {
            string At(string column) => columns[column] < lines.Count ? lines[columns[column]].ToString() : "";
            void Bad(string column, string chinese, string english) => faults.Add(FileFault.AtLine(file, lines.Line,
                new($"{column} {chinese}：{At(column)}", $"{column} {english}: '{At(column)}'"), new("改正这一格", "correct the field")));
            if (At("voucher").Length == 0) Bad("voucher", "没有凭证号", "has no number");
            else if (ReceiptsFile.ReadFen(At("amount")) is not { } fen) Bad("amount", "应为元，至多两位小数", "must be yuan with at most two decimals");
            else if (!DateOnly.TryParseExact(At("paid_on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) Bad("paid_on", "应写成 2026-03-02", "must be a day such as 2026-03-02");
            else payments.Add(new(At("voucher"), At("payer"), At("payee"), fen, At("paid_on")));
        }
        return faults.Count == 0 ? payments : throw new FileFaultException(faults);
    }

    /// <summary>Due, paid and open per transfer, as CSV with a byte order mark for spreadsheets.</summary>
    public static byte[] Write(StatementPaper paper, string sha256, IReadOnlyList<Reconciled> rows)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder("\uFEFFagreement,budget_year,settlement_year,payer,payee,due,paid,open,transfer,vouchers,sha256\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',',
                paper.Agreement, paper.Year.ToString(CultureInfo.InvariantCulture), paper.SettlementYear?.ToString(CultureInfo.InvariantCulture), row.Payer, row.Payee,
                Plain(row.DueFen), Plain(row.PaidFen), Plain(row.OpenFen), Quoted(paper.Transfer ?? ""), Quoted(string.Join(' ', row.Vouchers)), sha256);
            text.Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Plain(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
