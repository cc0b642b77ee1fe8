using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Exchange;
using OneCity.Http;
using OneCity.Kernel;
using OneCity.Ledger;
using OneCity.Ledger.Files;
using OneCity.Ledger.Model;

namespace OneCity.Cli.Commands.Ledger;

/// <summary><c>ledger</c> and <c>clearing</c>.</summary>
internal static class LedgerCommands
{
    private const int BatchSize = 1000;

    /// <summary>Every top-level command this engine brings.</summary>
    public static IEnumerable<Command> All(CliContext cli)
    {
        var book = new Option<string>("--book") { Description = "book: a city's region code, or joint / 账本", DefaultValueFactory = _ => "joint" };
        yield return new Command("ledger", "accounts and transfers / 账本") { Open(cli, book), Post(cli, book), Cross(cli, book), Balance(cli, book), Verify(cli), Export(cli, book) };
        yield return new Command("clearing", "netting of obligations / 轧差清算") { Net(cli) };
    }

    private static Command Open(CliContext cli, Option<string> book)
    {
        var account = new Argument<string>("ACCOUNT") { Description = "code, such as 应付/株洲" };
        var floor = new Option<decimal?>("--floor") { Description = "lowest balance in yuan" };
        var ceiling = new Option<decimal?>("--ceiling") { Description = "highest balance in yuan" };
        var command = new Command("open", "open an account or set its limits / 开户或设限额") { account, floor, ceiling, book };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            await node.GetRequiredService<LedgerEngine>().OpenAccount(CliContext.ActorOf(parsed, node), parsed.GetValue(book)!,
                parsed.GetValue(account)!, Amount(parsed.GetValue(floor)), Amount(parsed.GetValue(ceiling)), stop);
        });
        return command;
    }

    private static Command Post(CliContext cli, Option<string> book)
    {
        var file = new Argument<string>("FILE") { Description = "CSV id,debit,credit,amount[,kind,refers,linked,expires,reference], or - for stdin" };
        var command = new Command("post", "post transfers; accounts that are not there are opened / 过账") { file, book };
        command.SetAction(async (parsed, stop) =>
        {
            var (name, text) = await Agreements.CliFiles.ReadText(parsed.GetValue(file)!, stop);
            var transfers = LedgerFiles.ReadTransfers(name, new StringReader(text));
            await using var node = await cli.OpenNode(parsed);
            var (engine, actor) = (node.GetRequiredService<LedgerEngine>(), CliContext.ActorOf(parsed, node));
            await engine.ExpireHolds(stop);
            var answers = new List<TransferAnswer>();
            foreach (var batch in Batches(transfers))
                answers.AddRange(await engine.Post(actor, parsed.GetValue(book)!, batch, opensAccounts: true, stop));
            return await Tell(cli, parsed, answers);
        });
        return command;
    }

    private static Command Cross(CliContext cli, Option<string> book)
    {
        var file = new Argument<string>("FILE") { Description = "CSV id,debit,to,credit,amount[,reference], or - for stdin" };
        var command = new Command("cross", "pay into other cities' books / 跨市划转") { file, book };
        command.SetAction(async (parsed, stop) =>
        {
            var (name, text) = await Agreements.CliFiles.ReadText(parsed.GetValue(file)!, stop);
            var transfers = LedgerFiles.ReadCrossings(name, new StringReader(text));
            await using var node = await cli.OpenNode(parsed);
            var (engine, actor) = (node.GetRequiredService<LedgerEngine>(), CliContext.ActorOf(parsed, node));
            var answers = new List<TransferAnswer>();
            foreach (var batch in transfers.Chunk(BatchSize)) answers.AddRange(await engine.Cross(actor, parsed.GetValue(book)!, batch));
            await node.GetRequiredService<ExchangeEngine>().DeliverHere();
            return await Tell(cli, parsed, answers);
        });
        return command;
    }

    private static async Task<int> Tell(CliContext cli, ParseResult parsed, List<TransferAnswer> answers)
    {
        if (parsed.GetValue(cli.Json)) CliRun.Print(answers.Select(answer => LedgerModule.Show(answer, CliRun.Language)));
        else Console.WriteLine($"posted {answers.Count(each => each is { Refusal: null, IsRepeat: false })}, repeated {answers.Count(each => each.IsRepeat)}, refused {answers.Count(each => each.Refusal is not null)}");
        foreach (var refused in answers.Where(answer => answer.Refusal is not null))
            await Console.Error.WriteLineAsync(refused.Refusal!.ToLine(CliRun.Language));
        return answers.Exists(answer => answer.Refusal is not null) ? 1 : 0;
    }

    private static Command Balance(CliContext cli, Option<string> book)
    {
        var at = new Option<DateTimeOffset?>("--at") { Description = "as it stood at this instant / 某时点" };
        var command = new Command("balance", "balances, now or earlier / 余额") { book, at };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var balances = await node.GetRequiredService<LedgerEngine>().ListBalances(
                CliContext.ActorOf(parsed, node), parsed.GetValue(book)!, parsed.GetValue(at), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(balances);
            else foreach (var balance in balances) Console.WriteLine($"{balance.Account}\t{new Money(balance.BalanceFen)}");
        });
        return command;
    }

    private static Command Verify(CliContext cli)
    {
        var command = new Command("verify", "prove every book: chain, sums, holds, transit / 核验");
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var (engine, actor) = (node.GetRequiredService<LedgerEngine>(), CliContext.ActorOf(parsed, node));
            var proofs = new List<OneCity.Ledger.Features.BookProof>();
            foreach (var code in await engine.ListBooks(actor, stop)) proofs.Add(await engine.Verify(actor, code, stop));
            if (parsed.GetValue(cli.Json)) CliRun.Print(proofs);
            else foreach (var proof in proofs)
                Console.WriteLine($"{proof.Book}: {proof.Entries.ToString(CultureInfo.InvariantCulture)} entries, {proof.Accounts} accounts, sum {new Money(proof.SumFen)}, {(proof.Faults.Count == 0 ? "holds" : "BROKEN")}");
            if (!parsed.GetValue(cli.Json))
                foreach (var (proof, item) in proofs.SelectMany(proof => proof.InTransit.Select(item => (proof, item))))
                    Console.WriteLine($"{proof.Book}: in transit {new Money(item.AmountFen)} to {item.Peer}, message {proof.Book}>{item.Peer}#{item.Message}, line {item.Line}");
            foreach (var fault in proofs.SelectMany(proof => proof.Faults.Select(fault => $"{proof.Book}: {fault.In(CliRun.Language)}")))
                await Console.Error.WriteLineAsync(fault);
            return proofs.Exists(proof => proof.Faults.Count > 0) ? 1 : 0;
        });
        return command;
    }

    private static Command Export(CliContext cli, Option<string> book)
    {
        var command = new Command("export", "the journal as plain text that hledger reads / 导出文本账") { book };
        command.SetAction(async (parsed, stop) =>
        {
            await using var node = await cli.OpenNode(parsed);
            await node.GetRequiredService<LedgerEngine>().Export(CliContext.ActorOf(parsed, node), parsed.GetValue(book)!, Console.Out, stop);
        });
        return command;
    }

    private static Command Net(CliContext cli)
    {
        var file = new Argument<string>("FILE") { Description = "CSV from,to,amount[,window], or - for stdin" };
        var mode = new Option<NettingMode>("--mode") { Description = "multilateral or bilateral", DefaultValueFactory = _ => NettingMode.Multilateral };
        var command = new Command("net", "net obligations and prove what each became / 轧差") { file, mode };
        command.SetAction(async (parsed, stop) =>
        {
            var (name, text) = await Agreements.CliFiles.ReadText(parsed.GetValue(file)!, stop);
            var windows = LedgerFiles.ReadObligations(name, new StringReader(text))
                .Select(window => (window.Key, Result: Netting.Run(window.Value, parsed.GetValue(mode)))).ToList();
            if (parsed.GetValue(cli.Json))
            {
                // A million proofs go out as they are written, not as one text.
                await using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
                var shown = windows is [("", var only)] ? NettingJson.Show("", only) : new { Windows = windows.Select(window => NettingJson.Show(window.Key, window.Result)) };
                await JsonSerializer.SerializeAsync(output, shown, ApiJson.Options, stop);
                output.WriteByte((byte)'\n');
                return;
            }
            foreach (var (window, result) in windows)
            {
                if (window.Length > 0) Console.WriteLine(window);
                foreach (var transfer in result.Transfers) Console.WriteLine($"{transfer.From} → {transfer.To}\t{transfer.Amount}");
                Console.WriteLine($"gross {result.Gross}, net {new Money(result.Transfers.Sum(transfer => transfer.Amount.Fen))}, root {result.Root}");
            }
        });
        return command;
    }

    /// <summary>Batches that never part a chain.</summary>
    private static IEnumerable<List<Transfer>> Batches(IReadOnlyList<Transfer> transfers)
    {
        var batch = new List<Transfer>();
        foreach (var transfer in transfers)
        {
            batch.Add(transfer);
            if (batch.Count < BatchSize || transfer.IsLinked) continue;
            yield return batch;
            batch = [];
        }
        if (batch.Count > 0) yield return batch;
    }

    private static Money? Amount(decimal? yuan) => yuan is { } value ? new Money((long)decimal.Round(value * 100)) : null;
}
