using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Cases;
using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Cases;

/// <summary>The commands of the engine.</summary>
internal static class CasesCommands
{
    /// <summary>Every top-level command this engine brings.</summary>
    public static IEnumerable<Command> All(CliContext cli) =>
    [
        Cases(cli),
        new Command("procedures", "how cases are worked, as data / 办理程序") { Check(cli) },
    ];

    private static Command Cases(CliContext cli)
    {
        var cases = new Command("cases", "cases across the city border / 跨域办件")
        {
            Submit(cli), Offer(cli), Answer(cli, "accept"), Answer(cli, "decline"), Answer(cli, "revoke"), List(cli), Show(cli), Verify(cli),
        };
        foreach (var command in DeskCommands.All(cli)) cases.Subcommands.Add(command);
        return cases;
    }

    private static Option<string> Member() => new("--member") { Required = true, Description = "the city that acts, such as 430100" };

    private static Command Submit(CliContext cli)
    {
        var (member, procedure) = (Member(), new Option<string>("--procedure") { Required = true });
        var (applicant, person) = (new Option<string>("--applicant") { Required = true }, new Option<string>("--person") { DefaultValueFactory = _ => "" });
        var field = new Option<string[]>("--field") { Description = "code=value", AllowMultipleArgumentsPerToken = true };
        var paper = new Option<string[]>("--paper") { Description = "kind=FILE", AllowMultipleArgumentsPerToken = true };
        var command = new Command("submit", "take a case in / 收件") { member, procedure, applicant, person, field, paper };
        command.SetAction(async (parsed, _) =>
        {
            var fields = (parsed.GetValue(field) ?? []).Select(each => Pair("--field", each)).ToDictionary(each => each.Key, each => each.Value);
            var given = (parsed.GetValue(paper) ?? []).Select(each => Present(Pair("--paper", each))).ToList();
            return await Act(cli, parsed, async (engine, desks, actor) =>
            {
                var papers = new List<Paper>();
                foreach (var (kind, file) in given)
                {
                    await using var content = File.OpenRead(file);
                    papers.Add(await desks.KeepPaper(actor, parsed.GetValue(member)!, kind, file, content));
                }
                var answer = await engine.Submit(actor, new SubmitCase.Request(parsed.GetValue(member)!, parsed.GetValue(procedure)!,
                    new CaseContent(parsed.GetValue(applicant)!, parsed.GetValue(person)!, "", fields, papers, [])));
                return new
                {
                    answer.Record.Header.Id, answer.Record.Header.Number, answer.Record.Header.Holder,
                    duplicates = answer.Duplicates.Select(record => record.Header.Number), missing = answer.Missing.Select(each => each.Kind),
                };
            });
        });
        return command;
    }

    private static Command Offer(CliContext cli)
    {
        var (id, member, to) = (new Argument<string>("CASE"), Member(), new Option<string>("--to") { Required = true });
        var terms = new Option<string>("--terms") { DefaultValueFactory = _ => "" };
        var command = new Command("offer", "offer a case to another city / 移交") { id, member, to, terms };
        command.SetAction((parsed, _) => Act(cli, parsed, async (engine, actor) => await engine.Offer(actor,
            new OfferCase.Request(parsed.GetValue(member)!, parsed.GetValue(id)!, parsed.GetValue(to)!, parsed.GetValue(terms)!))));
        return command;
    }

    private static Command Answer(CliContext cli, string verb)
    {
        var (id, member, reason) = (new Argument<string>("CASE"), Member(), new Option<string>("--reason") { DefaultValueFactory = _ => "" });
        var command = new Command(verb, verb switch
        {
            "accept" => "accept an offered case / 接收",
            "decline" => "decline it with a reason / 退回",
            _ => "take an open offer back / 撤回",
        }) { id, member };
        if (verb != "accept") command.Options.Add(reason);
        command.SetAction((parsed, _) => Act(cli, parsed, async (engine, actor) =>
        {
            var (city, number) = (parsed.GetValue(member)!, parsed.GetValue(id)!);
            return verb switch
            {
                "accept" => (object)(await engine.Accept(actor, city, number)).Header,
                "decline" => (await engine.Decline(actor, city, number, parsed.GetValue(reason)!)).Header,
                _ => await engine.Revoke(actor, city, number, parsed.GetValue(reason)!),
            };
        }));
        return command;
    }

    private static Command List(CliContext cli)
    {
        var (member, limit) = (Member(), new Option<int>("--limit") { DefaultValueFactory = _ => 100, Description = "1 to 10000" });
        var (words, item) = (new Option<string>("--find") { DefaultValueFactory = _ => "", Description = "part of a number, or a whole identity number" }, new Option<string>("--item") { DefaultValueFactory = _ => "" });
        var (state, standing, late) = (new Option<CaseState?>("--state"), new Option<Standing?>("--standing"), new Option<bool>("--late") { Description = "only past the limit of the hop" });
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10_000) result.AddError("--limit: 1 to 10000 expected");
        });
        var command = new Command("list", "a city's cases by time left / 办件列表") { member, limit, words, item, state, standing, late };
        command.SetAction((parsed, _) => Act(cli, parsed, async (_, desks, actor) => (await desks.Search(actor, parsed.GetValue(member)!,
            new CaseFilter(parsed.GetValue(words)!, parsed.GetValue(item)!, parsed.GetValue(state), parsed.GetValue(standing), "", parsed.GetValue(late)), parsed.GetValue(limit))).Select(Line)));
        return command;
    }

    private static Command Show(CliContext cli)
    {
        var (id, member) = (new Argument<string>("CASE"), Member());
        var command = new Command("show", "one case with its history / 办件详情") { id, member };
        command.SetAction((parsed, _) => Act(cli, parsed, async (engine, actor) =>
            await engine.Show(actor, parsed.GetValue(member)!, parsed.GetValue(id)!)));
        return command;
    }

    private static Command Verify(CliContext cli)
    {
        var id = new Argument<string?>("CASE") { Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("verify", "check one case, or all: one holder, equal records, signed receipts / 核验") { id };
        command.SetAction(async (parsed, _) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var members = (await node.GetRequiredService<ExchangeEngine>().ListMembers()).Where(member => member.IsHosted == 1).Select(member => member.Code).ToList();
            var verdict = await node.GetRequiredService<CaseDesks>().Verify(await cli.WhoActs(parsed, node), members, parsed.GetValue(id));
            if (parsed.GetValue(cli.Json)) CliRun.Print(verdict);
            else
            {
                Console.WriteLine($"{verdict.Cases} cases, {verdict.Checked} receipts checked, {verdict.Broken.Count} broken");
                foreach (var each in verdict.Receipts) Console.WriteLine($"{each.Kind,-10} {each.Sender} > {each.Receiver} #{each.Number}  {(each.Holds ? "holds" : "BROKEN")}  {each.Hash}  {each.KeyId}");
                foreach (var each in verdict.Broken) Console.WriteLine($"{each.CaseId}: {each.What}");
            }
            return verdict.Broken.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static Command Check(CliContext cli)
    {
        var folder = new Argument<string?>("PLACE") { Arity = ArgumentArity.ZeroOrOne, Description = "a file or a folder; default: the region pack's procedures" };
        var command = new Command("check", "check procedures: every fault with its line / 检查程序") { folder };
        command.SetAction(parsed =>
        {
            var place = parsed.GetValue(folder) ?? OneCity.Registry.FindPack.Folder(null, AppContext.BaseDirectory) switch
            {
                { } pack => Path.Combine(pack, "procedures"),
                null => "procedures",
            };
            if (!Directory.Exists(place) && !File.Exists(place))
                throw new FileFaultException(new FileFault(place, "", new("没有这个文件或文件夹", "there is no such file or folder"), new("核对路径", "check the path")));
            var procedures = ProcedureBook.Load(place).ListAll();
            if (procedures.Count == 0)
                throw new FileFaultException(new FileFault(place, "", new("没有 *.yaml 程序文件", "there is no *.yaml in it"), new("核对路径", "check the path")));
            if (parsed.GetValue(cli.Json)) CliRun.Print(procedures.Select(each => new { each.Code, each.Version, each.Kind, name = each.Name.Chinese }));
            else foreach (var each in procedures) Console.WriteLine($"{each.Code} v{each.Version}  {each.Name.Chinese}");
            return 0;
        });
        return command;
    }

    private static Task<int> Act(CliContext cli, ParseResult parsed, Func<CasesEngine, Actor, Task<object>> act) =>
        Act(cli, parsed, (engine, _, actor) => act(engine, actor));

    /// <summary>Opens the node, acts, delivers between the cities served here, prints.</summary>
    private static async Task<int> Act(CliContext cli, ParseResult parsed, Func<CasesEngine, CaseDesks, Actor, Task<object>> act)
    {
        await using var node = await cli.OpenNode(parsed);
        var answer = await act(node.GetRequiredService<CasesEngine>(), node.GetRequiredService<CaseDesks>(), await cli.WhoActs(parsed, node));
        await node.GetRequiredService<ExchangeEngine>().DeliverHere();
        CliRun.Print(answer);
        return 0;
    }

    internal static object Line(CaseView view) => new
    {
        view.Record.Header.Id, view.Record.Header.Number, view.Record.Header.Procedure, view.Record.Header.Holder, view.Record.Standing,
        view.Record.Header.State, due_on = view.HopDue.On, view.HopDue.IsProvisional, view.Light,
    };

    private static KeyValuePair<string, string> Pair(string option, string text) => text.Split('=', 2) is [var key, var value]
        ? new(key, value)
        : throw new FileFaultException(new FileFault(option, "", new($"「{text}」缺少等号", $"'{text}' has no '='"), new("写成 代码=值", "write code=value")));

    private static KeyValuePair<string, string> Present(KeyValuePair<string, string> given) => File.Exists(given.Value)
        ? given
        : throw new FileFaultException(new FileFault(given.Value, "", new("文件不存在", "there is no such file"), new("核对文件名", "check its name")));
}
