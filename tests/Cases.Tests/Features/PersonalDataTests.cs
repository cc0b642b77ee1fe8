using System.Text;
using OneCity.Kernel;
using OneCity.Storage;
using OneCity.Storage.Files;
using Xunit;
using static OneCity.Cases.Tests.ThreeCities;

namespace OneCity.Cases.Tests.Features;

/// <summary>Personal data: sealed at rest, masked, every look audited; duplicates without sending a person; retention.</summary>
public sealed class PersonalDataTests
{
    private const string Person = "430204199001011234";

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Personal_data_is_sealed_at_rest_masked_on_pages_and_each_look_needs_a_purpose(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha, "river-enforcement", contact: "13900001234")).Header.Id;
        var stored = await cities.Database.Read(session => session.List<string>("SELECT content FROM cases_records"));
        Assert.DoesNotContain(stored, content => content.Contains("张三丰", StringComparison.Ordinal) || content.Contains(Person, StringComparison.Ordinal));
        var shown = (await cities.Show(Changsha, id)).Record.Content!;
        Assert.Equal(("张**", "**************1234", "*******1234", "***"), (shown.Applicant, shown.PersonId, shown.Contact, shown.Fields["informant"]));
        await Refused("cases.purpose-missing", async () => await cities.Desks.LookAtPerson(At(Changsha), Changsha, id, ""));
        await Refused("access.not-allowed", async () => await cities.Desks.LookAtPerson(Planner, Changsha, id, "reading"));
        Assert.Equal("张三丰", (await cities.Desks.LookAtPerson(At(Changsha), Changsha, id, "核对身份")).Applicant);
        var looks = await cities.Database.Read(session => session.Get<long>($"SELECT COUNT(*) FROM audit_entries WHERE event = '{CaseEvents.Looked}'"));
        Assert.Equal(1, looks);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Journals_on_disk_name_no_person_and_every_change_of_what_is_sealed_there_is_found(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var id = (await cities.Submit(Changsha, "river-enforcement", contact: "13900001234")).Header.Id;
        await cities.HandOver(id, Changsha, Zhuzhou);
        await cities.Cases.Supplement(At(Changsha), Changsha, id, new Paper("evidence", new string('b', 64), "张三丰身份证.pdf", 10), "张三丰来电");
        await cities.Deliver();
        var written = await cities.Payloads();
        var stored = await cities.Database.Read(session => session.List<string>("SELECT payload FROM exchange_journal"));
        foreach (var word in (string[])["张三丰", Person, "13900001234", "value of "])
        {
            Assert.Contains(written, payload => payload.Contains(word, StringComparison.Ordinal));
            Assert.DoesNotContain(stored, payload => payload.Contains(word, StringComparison.Ordinal));
        }
        Assert.Empty((await cities.Exchange.Verify()).Broken);

        const string Place = "WHERE keeper = '430200' AND kind = 'case.confirmed'";
        var whole = await cities.Database.Read(session => session.Get<string>($"SELECT payload FROM exchange_journal {Place}"));
        var (from, to) = (whole.IndexOf("sealed2:", StringComparison.Ordinal), whole.IndexOf('"', whole.IndexOf("sealed2:", StringComparison.Ordinal)));
        for (var at = from; at <= to; at += at + 9 < to ? 9 : 1)
            foreach (var changed in (string[])[whole.Remove(at, 1), whole.Insert(at, " "), $"{whole[..at]}{(whole[at] == 'B' ? 'C' : 'B')}{whole[(at + 1)..]}"])
            {
                await cities.Database.Write(session => session.Execute($"UPDATE exchange_journal SET payload = @changed {Place}", new { changed }));
                Assert.Equal("payload", Assert.Single((await cities.Exchange.Verify()).Broken).What);
            }
        // A copy of the database without the keys: nothing can be read, and nobody is accused.
        var key = whole[(from + 8)..(from + 16)];
        await cities.Database.Write(session => session.Execute($"UPDATE exchange_journal SET payload = @whole {Place}", new { whole }));
        await cities.Database.Write(session => session.Execute("UPDATE exchange_journal SET payload = REPLACE(payload, @key, '0123abcd')", new { key }));
        var elsewhere = await cities.Exchange.Verify();
        Assert.Empty(elsewhere.Broken);
        Assert.True(elsewhere.Unreadable > 2);
        // What was written before sealing began stays readable.
        await cities.Database.Write(session => session.Execute("UPDATE exchange_journal SET payload = REPLACE(payload, '0123abcd', @key)", new { key }));
        var clear = written.First(payload => payload.Contains("\"offer\":1", StringComparison.Ordinal) && payload.Contains("张三丰", StringComparison.Ordinal) && !payload.Contains("until_us", StringComparison.Ordinal));
        await cities.Database.Write(session => session.Execute($"UPDATE exchange_journal SET payload = @clear {Place}", new { clear }));
        Assert.Empty((await cities.Exchange.Verify()).Broken);
    }

    [Fact]
    public void A_secret_that_many_need_for_the_first_time_at_once_is_one_and_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("onecity-secret-").FullName;
        try
        {
            for (var round = 0; round < 20; round++)
            {
                var secrets = new string[16];
                Parallel.For(0, secrets.Length, index => secrets[index] = Convert.ToHexString(new PersonSecrets(folder, new Draw()).Of($"city-{round}")));
                Assert.Single(secrets.Distinct());
                Assert.NotEqual(new string('0', 64), secrets[0]);
            }
            Assert.Equal(20, Directory.GetFiles(folder, "*.key").Length);
            Assert.Empty(Directory.GetFiles(folder, "*.new"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Draw : IEntropy
    {
        public Guid NewId() => Guid.CreateVersion7();

        public void Fill(Span<byte> secret) => System.Security.Cryptography.RandomNumberGenerator.Fill(secret);
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task A_paper_is_checked_sealed_and_found_again_only_through_its_case(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var bytes = Encoding.ASCII.GetBytes("%PDF-1.7 the identity card");
        var paper = await cities.Desks.KeepPaper(At(Changsha), Changsha, "identity", "../../card.pdf", new MemoryStream(bytes));
        Assert.Equal("card.pdf", paper.Name);
        foreach (var (name, content) in new[] { ("virus.exe", "MZ..."), ("fake.pdf", "MZ..."), ("empty.pdf", ""), ("page.html", "<script>") })
            await Refused("cases.paper-type", async () => await cities.Desks.KeepPaper(At(Changsha), Changsha, "identity", name, new MemoryStream(Encoding.ASCII.GetBytes(content))));
        await Refused("storage.file-too-large", async () => await cities.Desks.KeepPaper(At(Changsha), Changsha, "identity", "big.pdf", new MemoryStream(new byte[PaperTypes.SizeBytesMax + 1])));
        var content2 = cities.Content("business-change") with { Papers = [paper] };
        var id = (await cities.Cases.Submit(At(Changsha), new SubmitCase.Request(Changsha, "business-change", content2))).Record.Header.Id;
        Assert.Equal(bytes, (await cities.Desks.OpenPaper(At(Changsha), Changsha, id, paper.Hash)).Bytes);
        await Refused("cases.paper-absent", async () => await cities.Desks.OpenPaper(At(Changsha), Changsha, id, new string('0', 64)));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task Another_city_finds_the_same_person_and_item_without_getting_the_person(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        await cities.Submit(Xiangtan);
        await cities.Submit(Xiangtan, person: "430302198005050011");
        var id = (await cities.Submit(Changsha)).Header.Id;
        Assert.Equal(2, await cities.Desks.SeekDuplicates(At(Changsha), Changsha, id));
        await cities.Deliver();
        var lines = (await cities.Show(Changsha, id)).Events;
        Assert.Equal((Xiangtan, "received"), lines.Where(line => line.Kind == "duplicate-found").Select(line => (line.Who, line.Words)).Single());
        Assert.Equal(Zhuzhou, lines.Single(line => line.Kind == "no-duplicate").Who);
        var journal = await cities.Payloads();
        Assert.NotEmpty(journal);
        Assert.DoesNotContain(journal, payload => payload.Contains(Person, StringComparison.Ordinal) || payload.Contains('张', StringComparison.Ordinal));
        await cities.Database.Write(session => session.Execute("UPDATE cases_questions SET asked = 300"));
        await Refused("cases.quota-spent", async () => await cities.Desks.SeekDuplicates(At(Changsha), Changsha, id));
    }

    [Theory, InlineData(Dialect.Sqlite), InlineData(Dialect.Postgres)]
    public async Task After_retention_content_papers_and_payloads_are_erased_and_the_chains_still_hold(Dialect dialect)
    {
        await using var cities = await ThreeCities.Open(dialect);
        var paper = await cities.Desks.KeepPaper(At(Changsha), Changsha, "identity", "id.pdf", new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.7 x")));
        var content = cities.Content("business-change");
        var id = (await cities.Cases.Submit(At(Changsha), new SubmitCase.Request(Changsha, "business-change",
            content with { Papers = [paper, .. content.Papers.Where(each => each.Kind != "identity")] }))).Record.Header.Id;
        await cities.HandOver(id, Changsha, Zhuzhou);
        foreach (var to in new[] { CaseState.Admitted, CaseState.Decided, CaseState.Delivered }) await cities.Cases.Advance(At(Zhuzhou), Zhuzhou, id, to);
        await cities.Deliver();
        Assert.Equal(0, (await cities.Desks.Erase(Actor.Operator, Changsha, isTrial: false)).Cases);
        cities.Clock.Advance(TimeSpan.FromDays(366 * 10 + 3));
        Assert.Equal(1, (await cities.Desks.Erase(Actor.Operator, Changsha, isTrial: true)).Cases);
        Assert.Equal(0, (await cities.Desks.Erase(Actor.Operator, Changsha, isTrial: false)).Papers);
        var last = await cities.Desks.Erase(Actor.Operator, Zhuzhou, isTrial: false);
        Assert.Equal((1, 1), (last.Cases, last.Papers));
        Assert.True(last.Payloads > 0);
        Assert.Null((await cities.Show(Changsha, id)).Record.Content);
        Assert.Equal("erased", (await cities.Show(Zhuzhou, id)).Events[^1].Kind);
        await Refused("access.not-allowed", async () => await cities.Desks.Erase(At(Changsha), Changsha, isTrial: true));
    }
}
