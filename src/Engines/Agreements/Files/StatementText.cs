using System.Globalization;
using System.Text;
using OneCity.Agreements.Model;
using OneCity.Kernel;

namespace OneCity.Agreements.Files;

/// <summary>A statement in words and yuan, each firm step by step, so that anyone can recompute it by hand.</summary>
public static class StatementText
{
    /// <summary>Writes the statement.</summary>
    public static void Write(Statement statement, Language language, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(output);
        string Say(string chinese, string english) => new Words(chinese, english).In(language);
        output.WriteLine(Say($"协议：{statement.Agreement ?? "（未命名）"}", $"Agreement: {statement.Agreement ?? "(no name)"}"));
        foreach (var period in statement.Periods)
        {
            output.WriteLine();
            output.WriteLine(Heading(period, language));
            foreach (var step in period.FirmYears.SelectMany(firm => FirmSteps.Of(firm, language))) output.WriteLine(step);
            foreach (var line in period.Lines)
            {
                var text = new StringBuilder($"  {line.Firm} · {line.Head}: {Yuan.Show(line.BasisFen)} = ");
                text.AppendJoin(" + ", period.Parties.Select((party, i) => $"{party.Name} {Yuan.Show(line.SharesFen.Span[i])}"));
                output.WriteLine(text);
            }
            output.WriteLine(Say("  合计：", "  Total: ") + string.Join(Say("，", ", "), period.Parties.Select((party, i) => $"{party.Name} {Yuan.Show(period.TotalsFen[i])}")));
            if (period.FirmYears is [{ Terms.Transfer: { } transfer }, ..]) output.WriteLine(Say($"  结算方式：{transfer}", $"  Transfer: {transfer}"));
        }
        output.WriteLine();
        output.WriteLine(Say("累计（自认定起）：", "Cumulative since recognition: ")
            + string.Join(Say("，", ", "), statement.Parties.Select((party, i) => $"{party.Name} {Yuan.Show(statement.CumulativeFen[i])}")));
    }

    /// <summary>Why sharing has stopped, for people.</summary>
    public static string Reason(StopReason reason, Language language) => (reason switch
    {
        StopReason.Cap => new Words("已到封顶", "cap reached"),
        StopReason.Term => new Words("期限已满", "term over"),
        StopReason.Threshold => new Words("未达门槛", "below the threshold"),
    }).In(language);

    private static string Heading(PeriodStatement period, Language language)
    {
        var state = period.Stopped is { } reason ? Reason(reason, language)
            : period.HasEntered ? new Words("分享中", "shared").In(language)
            : new Words("未进入", "not entered").In(language);
        return string.Create(CultureInfo.InvariantCulture, $"{period.Year} ({state})");
    }
}
