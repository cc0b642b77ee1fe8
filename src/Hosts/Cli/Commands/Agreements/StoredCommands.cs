using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Agreements;
using OneCity.Agreements.Features;
using OneCity.Agreements.Files;
using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Agreements;

/// <summary>Agreements in a data folder: terms, receipts, statements and what the parties do with them.</summary>
internal static class StoredCommands
{
    public static IEnumerable<Command> All(CliContext cli)
    {
        yield return List(cli);
        yield return Rules(cli);
        yield return Enter(cli);
        yield return Import(cli);
        yield return Draft(cli);
        yield return Export(cli);
        yield return Step(cli, "send", "hand a draft to the parties / 送出", (engine, actor, id, year, stop) => engine.Send(actor, id, year));
        yield return Step(cli, "meet", "take disputes to the joint meeting / 提交联席会议", (engine, actor, id, year, stop) => engine.Meet(actor, id, year));
        yield return Step(cli, "settle", "record that it was paid / 已结算", (engine, actor, id, year, stop) => engine.Settle(actor, id, year));
        yield return Confirm(cli);
        yield return Dispute(cli);
        yield return Withdraw(cli);
        yield return Rule(cli);
        yield return Show(cli);
        yield return Payments(cli);
    }

    private static Argument<string> Id() => new("ID") { Description = "id of the agreement / 协议代号" };

    private static Argument<int> Year() => new("YEAR") { Description = "settlement year / 年度" };

    private static Command List(CliContext cli)
    {
        var command = new Command("list", "agreements and their statements / 协议一览");
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var agreements = await node.GetRequiredService<AgreementsEngine>().List(CliContext.ActorOf(parsed, node), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(agreements);
            else foreach (var each in agreements)
                Console.WriteLine($"{each.Id}\tv{each.Version}\t{each.Name}\t{string.Join(' ', each.Statements.Select(statement => $"{statement.Year}:{statement.State}"))}");
        });
        return command;
    }

    private static Command Rules(CliContext cli)
    {
        var id = new Argument<string?>("RULE") { Description = "print this rule's file / 输出这一规则的文件", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("rules", "sharing rules of the pack, to start from / 可作样本的现行规则") { id };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var rules = await node.GetRequiredService<AgreementsEngine>().ListRules(CliContext.ActorOf(parsed, node), stop);
            if (parsed.GetValue(id) is { } one)
                Console.Write((rules.FirstOrDefault(rule => rule.Id == one) ?? throw AgreementsRefusals.UnknownRule(one, [.. rules.Select(rule => rule.Id)]).ToException()).Terms);
            else if (parsed.GetValue(cli.Json)) CliRun.Print(rules);
            else foreach (var rule in rules) Console.WriteLine($"{rule.Id}\t{rule.Name}\t{string.Join(' ', rule.Open.Select(open => open.Key))}");
        });
        return command;
    }

    private static Command Enter(CliContext cli)
    {
        var (id, file) = (Id(), new Argument<string>("FILE") { Description = "terms.yaml, or - for stdin" });
        var command = new Command("enter", "enter an agreement or a new version of its terms / 登记条款") { id, file };
        command.SetAction(async (parsed, stop) =>
        {
            var (name, text) = await CliFiles.ReadText(parsed.GetValue(file)!, stop);
            await using var node = await cli.OpenNode(parsed);
            var version = await node.GetRequiredService<AgreementsEngine>().EnterTerms(CliContext.ActorOf(parsed, node), parsed.GetValue(id)!, name, text, stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { Agreement = parsed.GetValue(id), Version = version });
            else Console.WriteLine($"{parsed.GetValue(id)} v{version}");
        });
        return command;
    }

    private static Command Import(CliContext cli)
    {
        var (id, file) = (Id(), new Argument<string>("FILE") { Description = "CSV or XLSX of receipts" });
        var map = new Option<string?>("--map") { Description = "columns, such as firm=纳税人名称,amount=实缴金额" };
        var dry = new Option<bool>("--dry-run") { Description = "report only / 只试算" };
        var command = new Command("import", "import receipts from the tax bureau's table / 导入收入") { id, file, map, dry };
        command.SetAction(async (parsed, stop) =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path))
                throw new FileFaultException(new FileFault(path, "", new("没有这个文件", "there is no such file"), new("检查文件名", "check the name")));
            var mapping = (parsed.GetValue(map) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(each => each.Split('=', 2)).Where(each => each.Length == 2).ToDictionary(each => each[0].Trim(), each => each[1].Trim());
            var content = await File.ReadAllBytesAsync(path, stop);
            await using var node = await cli.OpenNode(parsed);
            var report = await node.GetRequiredService<AgreementsEngine>().ImportReceipts(
                CliContext.ActorOf(parsed, node), parsed.GetValue(id)!, path, content, mapping, parsed.GetValue(dry), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(report);
            else Console.WriteLine($"added {report.Added} (refunds {report.Refunds}), duplicates {report.Duplicates}, sum {new Money(report.SumFen)}{(report.IsDryRun ? ", dry run" : "")}");
            if (!parsed.GetValue(cli.Json) && report.Refunds > 0) Console.WriteLine($"refunds at {string.Join(' ', report.RefundCells)}");
            if (!parsed.GetValue(cli.Json) && report.Duplicates > 0) Console.WriteLine($"duplicates at {string.Join(' ', report.DuplicateCells)}");
        });
        return command;
    }

    private static Command Draft(CliContext cli)
    {
        var (id, year) = (Id(), Year());
        var command = new Command("draft", "draft a year's statement / 出结算单") { id, year };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var paper = await node.GetRequiredService<AgreementsEngine>().Draft(CliContext.ActorOf(parsed, node), parsed.GetValue(id)!, parsed.GetValue(year), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(paper);
            else foreach (var (party, name) in paper.Parties)
                Console.WriteLine($"{name}: {Yuan.Show(paper.TotalsFen.GetValueOrDefault(party))} + {Yuan.Show(paper.CorrectionsFen.GetValueOrDefault(party))}");
        });
        return command;
    }

    private static Command Export(CliContext cli)
    {
        var (id, year) = (Id(), Year());
        var file = new Argument<string>("FILE") { Description = "name ending in .xlsx, .docx, .csv (for the treasury) or .json" };
        var command = new Command("export", "a statement as workbook, letter or its bytes / 导出结算单") { id, year, file };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var view = await node.GetRequiredService<AgreementsEngine>().GetStatement(CliContext.ActorOf(parsed, node), parsed.GetValue(id)!, parsed.GetValue(year), stop: stop);
            var path = parsed.GetValue(file)!;
            await File.WriteAllBytesAsync(path, Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".xlsx" => StatementFiles.ToWorkbook(view.Paper),
                ".docx" => StatementFiles.ToLetter(view.Paper, view.Sha256),
                ".csv" => TreasuryFile.Write(view.Paper, view.Sha256, view.Payments),
                _ => System.Text.Encoding.UTF8.GetBytes(view.Bytes),
            }, stop);
        });
        return command;
    }

    private static Command Confirm(CliContext cli)
    {
        var (id, year, party) = (Id(), Year(), new Argument<string>("PARTY") { Description = "id of the party / 哪一方" });
        var command = new Command("confirm", "confirm for a party (with --as) / 确认") { id, year, party };
        command.SetAction((parsed, stop) => Run(cli, parsed, (engine, actor) => engine.Confirm(actor, parsed.GetValue(id)!, parsed.GetValue(year), parsed.GetValue(party)!, stop)));
        return command;
    }

    private static Command Dispute(CliContext cli)
    {
        var (id, year, party) = (Id(), Year(), new Argument<string>("PARTY") { Description = "id of the party / 哪一方" });
        var (firm, head, reason) = (new Option<string>("--firm") { Required = true }, new Option<string>("--head") { Required = true }, new Option<string>("--reason") { Required = true });
        var command = new Command("dispute", "dispute a line / 对一行提出异议") { id, year, party, firm, head, reason };
        command.SetAction((parsed, stop) => Run(cli, parsed, (engine, actor) => engine.Dispute(actor, parsed.GetValue(id)!, parsed.GetValue(year),
            new DisputedLine(parsed.GetValue(party)!, parsed.GetValue(firm)!, parsed.GetValue(head)!, parsed.GetValue(reason)!), stop)));
        return command;
    }

    private static Command Rule(CliContext cli)
    {
        var (id, year, ruling) = (Id(), Year(), new Argument<string>("RULING") { Description = "what the superior ruled / 裁定" });
        var moves = new Option<string[]>("--move") { Description = "FIRM,HEAD,PAYER,PAYEE,YUAN: what it moves; may be repeated / 调整" };
        var command = new Command("rule", "record the superior's ruling and what it moves / 上级裁定") { id, year, ruling, moves };
        command.SetAction((parsed, stop) => Run(cli, parsed, (engine, actor) => engine.Rule(actor, parsed.GetValue(id)!, parsed.GetValue(year), parsed.GetValue(ruling)!, Amounts(parsed.GetValue(moves) ?? []))));
        return command;
    }

    private static Command Withdraw(CliContext cli)
    {
        var (id, year, party) = (Id(), Year(), new Argument<string>("PARTY") { Description = "id of the party / 哪一方" });
        var number = new Argument<long>("NUMBER") { Description = "number of the party's objection, as show prints it / 异议编号" };
        var command = new Command("withdraw", "take back an objection not ruled on yet / 撤回异议") { id, year, party, number };
        command.SetAction((parsed, stop) => Run(cli, parsed, (engine, actor) => engine.Withdraw(actor, parsed.GetValue(id)!, parsed.GetValue(year), parsed.GetValue(party)!, parsed.GetValue(number), stop)));
        return command;
    }

    private static Command Step(CliContext cli, string name, string about, Func<AgreementsEngine, Actor, string, int, CancellationToken, Task> step)
    {
        var (id, year) = (Id(), Year());
        var command = new Command(name, about) { id, year };
        command.SetAction((parsed, stop) => Run(cli, parsed, (engine, actor) => step(engine, actor, parsed.GetValue(id)!, parsed.GetValue(year), stop)));
        return command;
    }

    private static async Task Run(CliContext cli, ParseResult parsed, Func<AgreementsEngine, Actor, Task> step)
    {
        await using var node = await cli.OpenNode(parsed);
        await step(node.GetRequiredService<AgreementsEngine>(), CliContext.ActorOf(parsed, node));
        await node.GetRequiredService<ExchangeEngine>().DeliverHere();
    }

    private static List<RuledAmount> Amounts(IEnumerable<string> moves) => [.. moves.Select(move => move.Split(',') is [var firm, var head, var payer, var payee, var yuan]
        && ReceiptsFile.ReadFen(yuan.Trim()) is { } fen
        ? new RuledAmount(firm.Trim(), head.Trim(), payer.Trim(), payee.Trim(), fen)
        : throw new FileFaultException(new FileFault("--move", "", new($"应写成 企业,税种,付方,收方,元，而写的是 {move}", $"expected FIRM,HEAD,PAYER,PAYEE,YUAN, not '{move}'"), new("改正", "correct it"))))];

    private static Command Show(CliContext cli)
    {
        var (id, year) = (Id(), Year());
        var keeper = new Option<string?>("--copy-of") { Description = "whose copy; the drafting city's without it / 哪一市的副本" };
        var command = new Command("show", "a statement's state, copies and signatures / 结算单的状态、副本与签名") { id, year, keeper };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var view = await node.GetRequiredService<AgreementsEngine>().GetStatement(
                CliContext.ActorOf(parsed, node), parsed.GetValue(id)!, parsed.GetValue(year), parsed.GetValue(keeper), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { view.Paper, view.State, view.Sha256, view.Keeper, view.Home, view.Confirmations, view.Disputes, view.Copies, view.Payments });
            else
            {
                Console.WriteLine($"{view.State}\t{view.Sha256}");
                foreach (var copy in view.Copies) Console.WriteLine($"copy\t{copy.Keeper}\t{copy.State}\t{copy.Sha256}\t{(copy.IsIntact ? "intact" : "BROKEN")}");
                foreach (var each in view.Confirmations) Console.WriteLine($"confirmed\t{each.Party}\t{each.KeyId}\t{(each.Holds switch { true => "holds", false => "BROKEN", null => "by letter" })}");
                foreach (var each in view.Disputes) Console.WriteLine($"disputed\t{each.Line.Party} {each.Number}\t{each.Line.Firm}\t{each.Line.Head}\t{each.Line.Reason}\t{(each.WithdrawnAt is null ? each.Ruling : "withdrawn")}");
                foreach (var each in view.Payments) Console.WriteLine($"due\t{each.Payer}\t{each.Payee}\t{Yuan.Show(each.DueFen)}\topen {Yuan.Show(each.OpenFen)}");
            }
            return view.Copies.All(copy => copy.IsIntact) && view.Confirmations.All(each => each.Holds != false) ? 0 : 1;
        });
        return command;
    }

    private static Command Payments(CliContext cli)
    {
        var (id, year, file) = (Id(), Year(), new Argument<string>("FILE") { Description = "CSV voucher,payer,payee,amount,paid_on, or - for stdin" });
        var command = new Command("payments", "enter what the treasury paid / 录入国库划拨") { id, year, file };
        command.SetAction(async (parsed, stop) =>
        {
            var (name, text) = await CliFiles.ReadText(parsed.GetValue(file)!, stop);
            await using var node = await cli.OpenNode(parsed);
            var added = await node.GetRequiredService<AgreementsEngine>().EnterPayments(CliContext.ActorOf(parsed, node), parsed.GetValue(id)!, parsed.GetValue(year), name, text, stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { Added = added });
            else Console.WriteLine($"added {added}");
        });
        return command;
    }
}
