using OneCity.Kernel;

namespace OneCity.Cases;

/// <summary>Demonstration cases: invented applicants, real procedures, sent through the exchange between every two cities.</summary>
internal static class DemonstrateCases
{
    public static async Task<int> Run(CasesEngine cases, CaseDesk desk, IReadOnlyList<string> members, Func<Task> deliver)
    {
        if (desk.Procedures.List() is not { Count: > 0 } procedures || members.Count < 2) return 0;
        foreach (var member in members)
            if ((await cases.List(Actor.Node, member, null, 1)).Count > 0) return 0;
        var count = 0;
        foreach (var from in members.Concat(members))
            foreach (var to in members.Where(member => member != from))
            {
                var procedure = procedures[count % procedures.Count];
                var record = (await cases.Submit(Actor.Node, new SubmitCase.Request(from, procedure.Code, ContentFor(procedure, ++count)))).Record;
                await cases.Advance(Actor.Node, from, record.Header.Id, CaseState.Admitted);
                await cases.Offer(Actor.Node, new OfferCase.Request(from, record.Header.Id, to, "请按承诺时限办理"));
                await deliver();
                if (count % 3 == 0)
                {
                    await cases.Decline(Actor.Node, to, record.Header.Id, "缺少一份材料，请补正");
                    await deliver();
                    await cases.Offer(Actor.Node, new OfferCase.Request(from, record.Header.Id, to, "材料已补齐"));
                    await deliver();
                }
                if (count % 4 == 0) continue;
                await cases.Accept(Desk(to), to, record.Header.Id);
                await deliver();
                if (count % 2 == 0) await cases.Advance(Actor.Node, to, record.Header.Id, CaseState.Decided, result: procedure.Results.Count > 0 ? procedure.Results[0].Code : "");
                await deliver();
            }
        return count;
    }

    /// <summary>A named desk of a city: accepting needs a person.</summary>
    private static Actor Desk(string city) =>
        new(ActorKind.User, $"demo-desk-{city}", null, city, new HashSet<string> { Roles.Clerk, Roles.Handler });

    /// <summary>Every field and paper filled; the applicant and the numbers are invented.</summary>
    private static CaseContent ContentFor(Procedure procedure, int number) => new(
        $"演示申请人{number}", $"DEMO{number:D14}", "",
        procedure.Fields.ToDictionary(field => field.Code, field => $"演示{field.Name.Chinese}"),
        [.. procedure.Papers.Select(paper => new Paper(paper.Kind,
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"demo {paper.Kind} {number}"))),
            $"{paper.Name.Chinese}.pdf", 1024))], []);
}
