using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OneCity.Access;
using OneCity.Access.Features;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Access;

/// <summary><c>users add|list|give|end|substitute|hand-over|move|close|reset-password</c>.</summary>
internal static class UserCommands
{
    public static Command All(CliContext cli) => new("users", "people, their roles and duties / 用户、角色与职责")
    {
        Add(cli), List(cli), Give(cli), End(cli), Substitute(cli), HandOver(cli), Move(cli), Close(cli), Reset(cli),
    };

    private static Argument<string> Name() => new("name") { Description = "sign-in name / 用户名" };

    private static Option<string> Needed(string flag, string words) => new(flag) { Description = words, Required = true };

    private static Option<DateOnly?> Day(string flag, string words) => new(flag) { Description = words };

    private static Command Add(CliContext cli)
    {
        var name = Name();
        var organisation = new Option<string?>("--organisation") { Description = "organisation code / 机构代码" };
        var role = Needed("--role", string.Join(", ", Roles.All));
        var display = new Option<string?>("--display") { Description = "name shown / 显示名" };
        var from = Day("--from", "first day of the role / 角色起始日");
        var to = Day("--to", "last day of the role / 角色截止日");
        var command = new Command("add", "add a user; prints a one-time password / 新增用户并打印一次性密码") { name, organisation, role, display, from, to };
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) =>
        {
            var added = await access.AddUser(actor, new(
                parsed.GetValue(name)!, parsed.GetValue(organisation), parsed.GetValue(role)!, parsed.GetValue(display),
                parsed.GetValue(from), parsed.GetValue(to)), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(added);
            else await Console.Out.WriteLineAsync($"{added.Name}  {added.Organisation}  {added.Role}  one-time password 一次性密码: {added.OneTimePassword}");
        }));
        return command;
    }

    private static Command List(CliContext cli)
    {
        var command = new Command("list", "users with their roles / 用户及角色");
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) =>
        {
            var users = new List<User>();
            while (await access.ListUsers(actor, users.LastOrDefault()?.Name, 500, stop) is { Count: > 0 } page) users.AddRange(page);
            if (parsed.GetValue(cli.Json)) CliRun.Print(users);
            else foreach (var user in users) await Console.Out.WriteLineAsync(Line(user));
        }));
        return command;
    }

    private static string Line(User user)
    {
        var roles = user.Roles.Select(role => $"{role.Role} {role.FromOn:yyyy-MM-dd}..{role.ToOn:yyyy-MM-dd}");
        return $"{user.Name}  {user.Organisation}  {string.Join(", ", roles)}{(user.ClosedOn is { } on ? $"  closed 停用 {on:yyyy-MM-dd}" : "")}";
    }

    private static Command Give(CliContext cli)
    {
        var name = Name();
        var role = Needed("--role", "role / 角色");
        var from = Day("--from", "first day / 起始日");
        var to = Day("--to", "last day / 截止日");
        var command = new Command("give", "give a role from a day to a day / 授予角色") { name, role, from, to };
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) => Done(cli, parsed, await access.GiveRole(
            actor, parsed.GetValue(name)!, new(parsed.GetValue(role)!, parsed.GetValue(from), parsed.GetValue(to)), stop))));
        return command;
    }

    private static Command End(CliContext cli)
    {
        var name = Name();
        var role = Needed("--role", "role, or the number of the holding / 角色或编号");
        var last = Day("--last", "last day; yesterday when not given / 最后一日");
        var command = new Command("end", "end a role / 终止角色") { name, role, last };
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) =>
        {
            await access.EndRole(actor, parsed.GetValue(name)!, parsed.GetValue(role)!, parsed.GetValue(last), stop);
            Done(cli, parsed, new { Name = parsed.GetValue(name), Role = parsed.GetValue(role) });
        }));
        return command;
    }

    private static Command Substitute(CliContext cli)
    {
        var name = Name();
        var by = Needed("--by", "who stands in / 代理人");
        var from = new Option<DateOnly>("--from") { Description = "first day / 起始日", Required = true };
        var to = new Option<DateOnly>("--to") { Description = "last day / 截止日", Required = true };
        var command = new Command("substitute", "let a colleague stand in / 指定代理人") { name, by, from, to };
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) => Done(cli, parsed, await access.AppointSubstitute(
            actor, parsed.GetValue(name)!, new(parsed.GetValue(by)!, parsed.GetValue(from), parsed.GetValue(to)), stop))));
        return command;
    }

    private static Command HandOver(CliContext cli)
    {
        var name = Name();
        var to = Needed("--to", "successor / 接任人");
        var from = Day("--from", "first day of the successor / 接任日");
        var close = new Option<bool>("--close") { Description = "close the account / 同时停用" };
        var command = new Command("hand-over", "hand every role to a successor / 移交全部职责") { name, to, from, close };
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) => Done(cli, parsed, new
        {
            Name = parsed.GetValue(name),
            To = parsed.GetValue(to),
            Roles = await access.HandOverDuties(
                actor, parsed.GetValue(name)!, new(parsed.GetValue(to)!, parsed.GetValue(from), parsed.GetValue(close)), stop),
        })));
        return command;
    }

    private static Command Move(CliContext cli)
    {
        var name = Name();
        var organisation = Needed("--organisation", "new organisation / 新机构");
        var command = new Command("move", "move a user to another organisation / 调动") { name, organisation };
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) =>
        {
            await access.MoveUser(actor, parsed.GetValue(name)!, parsed.GetValue(organisation)!, stop);
            Done(cli, parsed, new { Name = parsed.GetValue(name), Organisation = parsed.GetValue(organisation) });
        }));
        return command;
    }

    private static Command Close(CliContext cli)
    {
        var name = Name();
        var command = new Command("close", "close an account / 停用账户") { name };
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) =>
        {
            await access.CloseUser(actor, parsed.GetValue(name)!, stop);
            Done(cli, parsed, new { Name = parsed.GetValue(name) });
        }));
        return command;
    }

    private static Command Reset(CliContext cli)
    {
        var name = Name();
        var command = new Command("reset-password", "print a new one-time password / 重置密码") { name };
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) =>
        {
            var password = await access.ResetPassword(actor, parsed.GetValue(name)!, stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { Name = parsed.GetValue(name), OneTimePassword = password });
            else await Console.Out.WriteLineAsync($"one-time password 一次性密码: {password}");
        }));
        return command;
    }

    private static void Done<T>(CliContext cli, ParseResult parsed, T answer)
    {
        if (parsed.GetValue(cli.Json)) CliRun.Print(answer);
        else Console.Error.WriteLine("done 已完成");
    }
}
