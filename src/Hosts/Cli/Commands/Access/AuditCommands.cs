using System.CommandLine;
using OneCity.Access.Features;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Access;

/// <summary><c>audit verify|list|export</c>.</summary>
internal static class AuditCommands
{
    public static Command All(CliContext cli) => new("audit", "the audit trail / 审计记录") { Verify(cli), List(cli), Export(cli) };

    private static Command Verify(CliContext cli)
    {
        var command = new Command("verify", "check the chain; exit 1 at the first broken entry / 校验审计链");
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) =>
        {
            var verdict = await access.VerifyAudit(actor, stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(verdict);
            if (verdict.FirstBroken is { } broken) throw Broken(broken).ToException();
            if (!parsed.GetValue(cli.Json)) await Console.Out.WriteLineAsync($"{verdict.Entries} entries hold / {verdict.Entries} 条记录完好");
        }));
        return command;
    }

    private static Refusal Broken(long number) => new(
        "access.broken-audit",
        new($"审计记录从第 {number} 条起不完好", $"the audit trail is broken at entry {number}"),
        new("保留现场，对照最近的备份（verify FILE）查明改动", "keep the folder as it is and compare it with the last good backup (`verify FILE`)"));

    private static Command List(CliContext cli)
    {
        var limit = new Option<int>("--limit") { Description = "entries at most / 条数", DefaultValueFactory = _ => 100 };
        var after = new Option<long>("--after") { Description = "entries behind this number / 从此编号之后" };
        var code = new Option<string?>("--event") { Description = "event code, or an engine with a full stop (figures.) / 事件" };
        var actor = new Option<string?>("--actor") { Description = "who, as written / 人员" };
        var subject = new Option<string?>("--subject") { Description = "object, kind:id / 对象" };
        var newest = new Option<bool>("--newest") { Description = "newest first / 最新在前" };
        var command = new Command("list", "entries of the trail / 列出审计记录") { limit, after, code, actor, subject, newest };
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, who) =>
        {
            var rows = await access.ListAudit(who, new(
                parsed.GetValue(after), parsed.GetValue(limit), parsed.GetValue(code), parsed.GetValue(actor), parsed.GetValue(subject),
                parsed.GetValue(newest)), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(rows);
            else foreach (var row in rows) await Console.Out.WriteLineAsync($"{row.Number}  {row.At:yyyy-MM-dd'T'HH:mm:ss'Z'}  {row.Event}  {row.Actor}  {row.Subject}  {row.Details}");
        }));
        return command;
    }

    private static Command Export(CliContext cli)
    {
        var file = new Argument<string?>("file") { Description = "file; stdout when not given / 文件", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "jsonl or csv", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        var command = new Command("export", "write the whole trail / 导出全部审计记录") { file, format };
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) =>
        {
            var form = parsed.GetValue(format) == "csv" || parsed.GetValue(file)?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) == true
                ? ReadAudit.Form.Csv : ReadAudit.Form.JsonLines;
            await using var to = parsed.GetValue(file) is { } name ? File.Create(name) : Console.OpenStandardOutput();
            await access.ExportAudit(actor, to, form, stop);
        }));
        return command;
    }
}
