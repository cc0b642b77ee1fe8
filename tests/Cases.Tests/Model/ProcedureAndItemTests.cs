using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Testing;
using Xunit;
using static OneCity.Cases.Tests.ThreeCities;

namespace OneCity.Cases.Tests.Model;

/// <summary>Procedures and items as the pack gives them, and what is wrong with bad ones.</summary>
public sealed class ProcedureAndItemTests
{
    private static string Pack => TestData.InRepository("regions", "changzhutan");

    [Fact]
    public void The_shipped_pack_has_a_worked_procedure_of_each_kind_and_keeps_earlier_versions()
    {
        var book = ProcedureBook.Load(Path.Combine(Pack, "procedures"));
        Assert.Equal(Enum.GetValues<ProcedureKind>(), book.List().Select(each => each.Kind).Distinct().Order());
        Assert.Equal(2, book.Find("river-enforcement")!.Version);
        Assert.DoesNotContain(book.Find("river-enforcement", 1)!.Steps, step => step.Code == "review");
        Assert.All(book.List(), each => Assert.True(each.HasExampleLimits));
    }

    [Theory]
    [InlineData("kind: online", "kind: teleport", "kind")]
    [InlineData("promised_days: 10", "promised_days: 30", "promised_days")]
    [InlineData("legal_days: 20", "legal_days: 0", "legal_days")]
    [InlineData("offer_days: 2", "offer_days: 0", "offer_days")]
    [InlineData("hop_days: 5", "hop_days: 50", "hop_days")]
    [InlineData("role: handler, at: deciding, days: 5", "role: wizard, at: deciding, days: 5", "wizard")]
    [InlineData("role: handler, at: deciding, days: 5, duty: 办理", "role: handler, at: deciding, days: 5, duty: 看", "duty")]
    [InlineData("{ code: decide, name", "{ code: admit, name", "twice")]
    [InlineData("code: to_city, name: { zh: 转入地, en: Receiving city }", "code: to_city, name: { zh: 转入地 }", "to_city")]
    [InlineData("- { code: transfer-notice, name: { zh: 转移接续通知单, en: Notice of transfer } }", "- { code: transfer-notice }", "results")]
    [InlineData("stays: [window_note]", "stays: [nothing]", "stays")]
    [InlineData("retention_years: 10", "retention_yeras: 10", "retention_yeras")]
    [InlineData("version: 1", "version: [", "YAML")]
    public void A_broken_procedure_is_refused_at_the_line_of_its_fault(string right, string wrong, string named)
    {
        var file = Path.Combine(Pack, "procedures", "pension-transfer.yaml");
        var at = Array.FindIndex(File.ReadAllLines(file), line => line.Contains(right, StringComparison.Ordinal)) + 1;
        var fault = Assert.Throws<FileFaultException>(() => ProcedureBook.Read("p.yaml", File.ReadAllText(file).Replace(right, wrong, StringComparison.Ordinal))).Faults[0];
        Assert.Contains(named, fault.ToLine(Language.English), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(at, int.Parse(fault.Place, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void One_file_can_be_checked_alone_and_a_version_given_twice_is_a_fault_of_the_second_file()
    {
        var folder = Directory.CreateTempSubdirectory("onecity-procedures-").FullName;
        var yaml = File.ReadAllText(Path.Combine(Pack, "procedures", "consultation.yaml"));
        foreach (var name in new[] { "a.yaml", "b.yml" }) File.WriteAllText(Path.Combine(folder, name), yaml);
        Assert.Single(ProcedureBook.Load(Path.Combine(folder, "a.yaml")).ListAll());
        var line = Assert.Single(Assert.Throws<FileFaultException>(() => ProcedureBook.Load(folder)).Faults).ToLine(Language.English);
        Assert.StartsWith(Path.Combine(folder, "b.yml") + ":3: ", line, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_running_case_keeps_the_version_it_began_under(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha, "river-enforcement")).Header.Id;
        Assert.Equal(2, (await cities.Show(Changsha, id)).Record.Header.ProcedureVersion);
        await cities.HandOver(id, Changsha, Zhuzhou);
        Assert.Equal(2, (await cities.Show(Zhuzhou, id)).Record.Header.ProcedureVersion);
    }

    [Fact]
    public void Differences_are_found_whatever_the_order_of_papers_and_a_silent_city_differs()
    {
        ItemTerm[] terms =
        [
            new("x", "papers", "A", "a:甲;b:乙", "example"), new("x", "papers", "B", "b:乙;a:甲", "example"),
            new("x", "limit", "A", "3 日", "s"), new("x", "limit", "B", "5 日", "s"), new("x", "fee", "A", "0", "s"),
        ];
        var rows = ItemComparison.Of(terms, [new("x", "limit", DifferenceState.LegalGround, "org", "law")], ["A", "B"]);
        Assert.Equal([("papers", false), ("limit", true), ("fee", true)], rows.Select(row => (row.Aspect, row.Differs)));
        Assert.Equal([null, DifferenceState.LegalGround, DifferenceState.ToUnify], rows.Select(row => row.State));
    }

    [Fact]
    public void The_deciding_citys_list_adds_its_own_papers()
    {
        var book = ItemBook.Load(Path.Combine(Pack, "items"));
        var procedure = ProcedureBook.Load(Path.Combine(Pack, "procedures")).Find("business-change")!;
        Assert.Contains(ItemComparison.PapersAsked(procedure, book.Terms, Zhuzhou), paper => paper.Kind == "premises");
        Assert.DoesNotContain(ItemComparison.PapersAsked(procedure, book.Terms, Changsha), paper => paper.Kind == "premises");
    }

    [Theory]
    [InlineData("item,aspect,city,value,source\nx,colour,A,1,example\n", "colour")]
    [InlineData("item,aspect,city,value,source\nx,fee,A,1,\n", "source")]
    [InlineData("item,aspect,city,value,source\nx,fee\n", "5")]
    [InlineData("item,aspect\n", "columns")]
    public void A_broken_table_of_terms_is_refused_with_its_line(string text, string named)
    {
        var folder = Directory.CreateTempSubdirectory("onecity-items-").FullName;
        File.WriteAllText(Path.Combine(folder, "terms.csv"), text);
        var fault = Assert.Throws<FileFaultException>(() => ItemBook.Load(folder)).Faults[0];
        Assert.Contains(named, fault.ToLine(Language.English), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task The_joint_office_settles_a_difference_with_its_ground(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        await Refused("cases.reason-missing", async () => await cities.Desks.SetDifference(Planner, new("business-change", "limit", DifferenceState.Accepted, "", "")));
        await Refused("cases.unknown-difference", async () => await cities.Desks.SetDifference(Planner, new("business-change", "weather", DifferenceState.Accepted, "", "x")));
        await Refused("access.not-allowed", async () => await cities.Desks.SetDifference(At(Changsha), new("business-change", "limit", DifferenceState.Accepted, "", "x")));
        await cities.Desks.SetDifference(Planner, new("business-change", "limit", DifferenceState.LegalGround, "", "本市条例"));
        await cities.Deliver();
        var row = (await cities.Desks.ListDifferences(At(Zhuzhou), "business-change")).Single(each => each.Aspect == "limit");
        Assert.Equal((DifferenceState.LegalGround, "本市条例"), (row.State, row.Ground));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Joint_enforcement_notes_disputes_and_rulings_and_adds_patrols_up(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha, "river-enforcement")).Header.Id;
        await cities.HandOver(id, Changsha, Zhuzhou);
        await cities.Desks.Note(At(Zhuzhou), Zhuzhou, id, "disputed", "发现地在湘潭水域");
        await cities.Deliver();
        // The joint office gets the header and the words, and rules from its own record; nothing of what was handed in goes there.
        var atOffice = await cities.Cases.Show(Planner, Office, id);
        Assert.Equal((null, "disputed"), (atOffice.Record.Content, atOffice.Events[^1].Kind));
        Assert.Single(await cities.Desks.Disputed(Office, 10));
        await Refused("access.not-allowed", async () => await cities.Desks.Note(At(Zhuzhou), Zhuzhou, id, "ruled", "株洲"));
        await cities.Desks.Note(Planner, Office, id, "ruled", "由湘潭管辖");
        Assert.Empty(await cities.Desks.Disputed(Office, 10));
        await Refused("cases.unknown-note", async () => await cities.Desks.Note(At(Zhuzhou), Zhuzhou, id, "gossip", "x"));
        await cities.Deliver();
        foreach (var city in new[] { Changsha, Zhuzhou })
            Assert.Equal(["disputed", "ruled"], (await cities.Show(city, id)).Events.Select(line => line.Kind).Where(kind => kind is "disputed" or "ruled"));
        await cities.Desks.Recall(Planner, Office, Office, id, Xiangtan, "发现地在湘潭水域");
        await cities.Deliver();
        Assert.Equal(Standing.Previewed, (await cities.Show(Xiangtan, id)).Record.Standing);
        await cities.Desks.EnterPatrol(At(Changsha), new Patrol(Changsha, new(2026, 3, 1), "湘江昭山段", Changsha, 2, 3, 12, 1, ""));
        await cities.Desks.EnterPatrol(At(Zhuzhou), new Patrol(Zhuzhou, new(2026, 3, 2), "渌江", Zhuzhou, 1, 1, 6, 0, ""));
        await Refused("cases.wrong-patrol", async () => await cities.Desks.EnterPatrol(At(Zhuzhou), new Patrol(Zhuzhou, new(2027, 1, 1), "渌江", Zhuzhou, 1, 1, 6, 0, "")));
        await cities.Deliver();
        // Told to every member, and still counted once.
        Assert.Equal(new PatrolTally(3, 4, 18, 1), (await cities.Desks.ListPatrols(Planner)).Tally);
    }
}
