using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Cases;
using OneCity.Exchange;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Cases;

/// <summary>Commands of the desks around a case.</summary>
internal static class DeskCommands
{
    /// <summary>Verbs below <c>cases</c>.</summary>
    public static IEnumerable<Command> All(CliContext cli) =>
    [
        Advance(cli), Clock(cli, "pause"), Clock(cli, "resume"), Work(cli), Split(cli), Merge(cli), Recall(cli), Parcel(cli), Code(cli),
        Flow(cli), Differences(cli), Settle(cli), Erase(cli),
    ];

    private static Command Advance(CliContext cli)
    {
        var (id, member, to) = (Case(), Member(), new Option<CaseState>("--to") { Required = true, Description = "Admitted, Decided, Delivered or Closed" });
        var (result, reason) = (new Option<string>("--result") { DefaultValueFactory = _ => "", Description = "of a decision, where the procedure has several" },
            new Option<string>("--reason") { DefaultValueFactory = _ => "", Description = "ground of closing" });
        return With("advance", "record the next state / 办理进度", [id, member, to, result, reason], (parsed, node, actor) =>
            Answer(async () => (await node.GetRequiredService<CasesEngine>().Advance(actor, parsed.GetValue(member)!, parsed.GetValue(id)!, parsed.GetValue(to),
                parsed.GetValue(reason)!, parsed.GetValue(result)!)).Header), cli);
    }

    private static Command Clock(CliContext cli, string verb)
    {
        var (id, member, reason) = (Case(), Member(), new Option<string>("--reason") { DefaultValueFactory = _ => "" });
        return With(verb, verb == "pause" ? "stop the clock for a correction / 停表补正" : "let the clock run again / 恢复计时", [id, member, reason], (parsed, node, actor) =>
            Answer(async () => (verb == "pause"
                ? await node.GetRequiredService<CasesEngine>().Pause(actor, parsed.GetValue(member)!, parsed.GetValue(id)!, parsed.GetValue(reason)!)
                : await node.GetRequiredService<CasesEngine>().Resume(actor, parsed.GetValue(member)!, parsed.GetValue(id)!)).Header), cli);
    }

    private static Command Work(CliContext cli)
    {
        var member = Member();
        return With("work", "unfinished work by time left / 在办件", [member], (parsed, node, actor) =>
            Answer(async () => (await node.GetRequiredService<CaseDesks>().ListWork(actor, parsed.GetValue(member)!)).Select(CasesCommands.Line)), cli);
    }

    private static Command Split(CliContext cli)
    {
        var (id, member, to) = (Case(), Member(), new Option<string[]>("--to") { Required = true, AllowMultipleArgumentsPerToken = true });
        return With("split", "split over cities / 分办", [id, member, to], (parsed, node, actor) =>
            Answer(async () => (await node.GetRequiredService<CaseDesks>().Split(actor, parsed.GetValue(member)!, parsed.GetValue(id)!, parsed.GetValue(to)!)).Select(part => part.Header)), cli);
    }

    private static Command Merge(CliContext cli)
    {
        var (id, member, others) = (Case(), Member(), new Option<string[]>("--other") { Required = true, AllowMultipleArgumentsPerToken = true });
        return With("merge", "merge other cases into this one / 并案", [id, member, others], (parsed, node, actor) =>
            Answer(async () => (await node.GetRequiredService<CaseDesks>().Merge(actor, parsed.GetValue(member)!, parsed.GetValue(id)!, parsed.GetValue(others)!)).Header), cli);
    }

    private static Command Recall(CliContext cli)
    {
        var (id, member, by) = (Case(), Member(), new Option<string>("--by") { Required = true, Description = "the joint office" });
        var (to, reason) = (new Option<string>("--to") { Required = true }, new Option<string>("--reason") { Required = true });
        return With("recall", "order a case to another city / 指定管辖", [id, member, by, to, reason], (parsed, node, actor) =>
            Answer(async () => (await node.GetRequiredService<CaseDesks>().Recall(
                actor, parsed.GetValue(by)!, parsed.GetValue(member)!, parsed.GetValue(id)!, parsed.GetValue(to)!, parsed.GetValue(reason)!)).Header), cli);
    }

    private static Command Parcel(CliContext cli)
    {
        var (id, member, number) = (Case(), Member(), new Option<string>("--number") { Required = true });
        var (to, papers) = (new Option<string>("--to") { Description = "sends it to this city; without it, it is received" }, new Option<string>("--papers") { DefaultValueFactory = _ => "" });
        var missing = new Option<string>("--missing") { DefaultValueFactory = _ => "" };
        return With("parcel", "send or receive originals / 寄递", [id, member, number, to, papers, missing], (parsed, node, actor) =>
            Answer(async () => (parsed.GetValue(to) is { Length: > 0 } city
                ? await node.GetRequiredService<CaseDesks>().SendParcel(actor, parsed.GetValue(member)!, parsed.GetValue(id)!, parsed.GetValue(number)!, city, parsed.GetValue(papers)!)
                : await node.GetRequiredService<CaseDesks>().ReceiveParcel(actor, parsed.GetValue(member)!, parsed.GetValue(id)!, parsed.GetValue(number)!, parsed.GetValue(missing)!)).Header), cli);
    }

    private static Command Code(CliContext cli)
    {
        var (id, member) = (Case(), Member());
        return With("code", "the code by which the applicant follows the case / 查询码", [id, member], (parsed, node, actor) =>
            Answer(async () =>
            {
                var view = await node.GetRequiredService<CasesEngine>().Show(actor, parsed.GetValue(member)!, parsed.GetValue(id)!);
                return new { view.Record.Header.Number, code = node.GetRequiredService<CaseDesks>().FollowCode(actor, parsed.GetValue(member)!, view.Record.Header.Id) };
            }), cli);
    }

    private static Command Flow(CliContext cli) => With("flow", "flow between cities / 流转", [], (_, node, actor) =>
        Answer(async () =>
        {
            var flow = await node.GetRequiredService<CaseDesks>().Flow(actor);
            return new { flow.OnTimePercent, flow.Bottleneck, flow.Lines, flow.Held, flow.Oldest };
        }), cli);

    private static Command Differences(CliContext cli)
    {
        var item = new Option<string?>("--item");
        return With("differences", "the item-difference table / 事项差异表", [item], (parsed, node, actor) =>
            Answer(async () => (await node.GetRequiredService<CaseDesks>().ListDifferences(actor, parsed.GetValue(item))).Select(row => new
            {
                row.Item, row.Aspect, row.Differs, state = row.State is { } state ? ItemBook.WordOf(state) : null, row.Owner, row.Ground, example = row.IsExample,
                cities = row.ByCity.ToDictionary(each => each.Key, each => each.Value.Shown),
            })), cli);
    }

    private static Command Settle(CliContext cli)
    {
        var (item, aspect) = (new Argument<string>("ITEM"), new Argument<string>("ASPECT"));
        var state = new Option<string>("--state") { Required = true, Description = "to-unify, legal-ground or accepted" };
        state.AcceptOnlyFromAmong("to-unify", "legal-ground", "accepted");
        var (owner, ground) = (new Option<string>("--owner") { DefaultValueFactory = _ => "" }, new Option<string>("--ground") { DefaultValueFactory = _ => "" });
        return With("settle", "settle a difference / 设定差异状态", [item, aspect, state, owner, ground], (parsed, node, actor) =>
            Answer(async () => await node.GetRequiredService<CaseDesks>().SetDifference(actor, new DifferenceSetting(parsed.GetValue(item)!, parsed.GetValue(aspect)!,
                ItemBook.FindState(parsed.GetValue(state)!)!.Value, parsed.GetValue(owner)!, parsed.GetValue(ground)!))), cli);
    }

    private static Command Erase(CliContext cli)
    {
        var (member, trial) = (Member(), new Option<bool>("--dry-run") { Description = "only count / 只统计" });
        return With("erase", "erase what has outlived its retention / 清除保存期满的内容", [member, trial], (parsed, node, actor) =>
            Answer(async () => await node.GetRequiredService<CaseDesks>().Erase(actor, parsed.GetValue(member)!, parsed.GetValue(trial))), cli);
    }

    private static Argument<string> Case() => new("CASE");

    private static Option<string> Member() => new("--member") { Required = true, Description = "the city that acts, such as 430100" };

    private static async Task<object> Answer<T>(Func<Task<T>> work) => (await work())!;

    private static Command With(
        string name, string about, IReadOnlyList<Symbol> parts, Func<ParseResult, IServiceProvider, Actor, Task<object>> work, CliContext cli)
    {
        var command = new Command(name, about);
        foreach (var part in parts)
        {
            if (part is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)part);
        }
        command.SetAction(async (parsed, _) =>
        {
            await using var node = await cli.OpenNode(parsed);
            var answer = await work(parsed, node, await cli.WhoActs(parsed, node));
            await node.GetRequiredService<ExchangeEngine>().DeliverHere();
            CliRun.Print(answer);
            return 0;
        });
        return command;
    }
}
