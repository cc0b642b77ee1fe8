using System.CommandLine;
using OneCity.Access.Features;
using OneCity.Kernel;

namespace OneCity.Cli.Commands.Access;

/// <summary><c>tokens add|list|revoke</c>.</summary>
internal static class TokenCommands
{
    public static Command All(CliContext cli) => new("tokens", "tokens for programs / 程序令牌") { Add(cli), List(cli), Revoke(cli) };

    private static Command Add(CliContext cli)
    {
        var label = new Argument<string>("label") { Description = "what it is for / 用途" };
        var user = new Option<string?>("--user") { Description = "the user whose rights it has / 所属用户" };
        var organisation = new Option<string?>("--organisation") { Description = "organisation of a program of its own / 机构代码" };
        var role = new Option<string?>("--role") { Description = "role of a program of its own; observer when not given / 角色" };
        var scopes = new Option<string?>("--scope", "--scopes") { Description = "engine:verb, engine:*; parted by commas / 权限范围" };
        var days = new Option<int?>("--days") { Description = "days until it ends / 有效天数" };
        var command = new Command("add", "make a token; prints it once / 新增令牌，仅显示一次") { label, user, organisation, role, scopes, days };
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) =>
        {
            var token = await access.AddToken(actor, new(
                parsed.GetValue(label)!, parsed.GetValue(user), parsed.GetValue(organisation), parsed.GetValue(role),
                parsed.GetValue(scopes), parsed.GetValue(days)), stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(token);
            else await Console.Out.WriteLineAsync(token.Token);
        }));
        return command;
    }

    private static Command List(CliContext cli)
    {
        var command = new Command("list", "tokens, without their secrets / 令牌列表");
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) =>
        {
            var tokens = new List<ListTokens.Row>();
            while (await access.ListTokens(actor, tokens.LastOrDefault()?.Id, 500, stop) is { Count: > 0 } page) tokens.AddRange(page);
            if (parsed.GetValue(cli.Json)) CliRun.Print(tokens);
            else foreach (var each in tokens) await Console.Out.WriteLineAsync(Line(each));
        }));
        return command;
    }

    private static string Line(ListTokens.Row token) =>
        $"{token.Id}  {token.Label}  {token.User ?? token.Organisation}  {string.Join(',', token.Scopes)}"
        + (token.RevokedAt is { } at ? $"  revoked 已撤销 {at:yyyy-MM-dd}" : "");

    private static Command Revoke(CliContext cli)
    {
        var id = new Argument<string>("id") { Description = "number or label / 编号或用途" };
        var command = new Command("revoke", "end a token at once / 撤销令牌") { id };
        command.SetAction((parsed, stop) => cli.Run(parsed, async (access, actor) =>
        {
            await access.RevokeToken(actor, parsed.GetValue(id)!, stop);
            if (parsed.GetValue(cli.Json)) CliRun.Print(new { Id = parsed.GetValue(id) });
            else await Console.Error.WriteLineAsync("revoked 已撤销");
        }));
        return command;
    }
}
