using OneCity.Agreements.Model;
using OneCity.Storage;

namespace OneCity.Agreements.Storage;

/// <summary>A member's copy of a statement.</summary>
/// <param name="Keeper">The member that keeps it; empty where the drafting city is no member of the exchange.</param>
/// <param name="Agreement">Id of the agreement.</param>
/// <param name="Year">Budget year.</param>
/// <param name="Home">The member that drafted it; empty as <paramref name="Keeper"/>.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Moved">The last step of the drafting city; empty for none.</param>
/// <param name="Paper">The bytes, as text.</param>
/// <param name="Sha256">Their digest.</param>
/// <param name="Terms">The terms it was computed by, where they travelled with it.</param>
/// <param name="AtUs">When it was drafted or arrived.</param>
internal sealed record PaperRow(string Keeper, string Agreement, long Year, string Home, string State, string Moved, string Paper, string Sha256, string Terms, long AtUs);

/// <summary>A party's confirmation; key and signature are empty for a party that is no member and confirmed by letter.</summary>
internal sealed record SignatureRow(
    string Keeper, string Agreement, long Year, string Party, string Sha256, string Member, string KeyId, string Signature, string Actor, long AtUs);

/// <summary>An objection to a line; the number counts per party. Open while it was neither ruled on nor withdrawn.</summary>
internal sealed record ObjectionRow(
    string Keeper, string Agreement, long Year, string Party, long Number, string Firm, string Head, string Reason, string Ruling, string Actor, long AtUs, long? WithdrawnUs = null)
{
    public bool IsOpen => Ruling.Length == 0 && WithdrawnUs is null;
}

/// <summary>The copies that members keep, with signatures and objections.</summary>
internal static class PaperStore
{
    private const string PaperColumns = "keeper, agreement, year, home, state, moved, paper, sha256, terms, at_us AS AtUs";

    private const string SignatureColumns = "keeper, agreement, year, party, sha256, member, key_id AS KeyId, signature, actor, at_us AS AtUs";

    private const string ObjectionColumns = "keeper, agreement, year, party, number, firm, head, reason, ruling, actor, at_us AS AtUs, withdrawn_us AS WithdrawnUs";

    private const string OfOne = "WHERE keeper = @keeper AND agreement = @agreement AND year = @year";

    /// <summary>Every copy of every statement of an agreement on this node, by year; the drafting city's copy first.</summary>
    public static Task<IReadOnlyList<PaperRow>> List(IReadSession session, string agreement) => session.List<PaperRow>(
        $"SELECT {PaperColumns} FROM agreements_papers WHERE agreement = @agreement ORDER BY year, CASE WHEN keeper = home THEN 0 ELSE 1 END, keeper", new { agreement });

    /// <summary>Copies of agreements whose terms are not kept on this node.</summary>
    public static Task<IReadOnlyList<PaperRow>> ListForeign(IReadSession session) => session.List<PaperRow>(
        $"SELECT {PaperColumns} FROM agreements_papers WHERE agreement NOT IN (SELECT id FROM agreements_agreements) ORDER BY agreement, year, keeper");

    /// <summary>One copy; null when the keeper has none.</summary>
    public static Task<PaperRow?> Find(IReadSession session, string keeper, string agreement, long year) =>
        session.Find<PaperRow>($"SELECT {PaperColumns} FROM agreements_papers {OfOne}", new { keeper, agreement, year });

    /// <summary>Adds or replaces a copy.</summary>
    public static Task Save(IWriteSession session, PaperRow row) => session.Execute(
        "INSERT INTO agreements_papers (keeper, agreement, year, home, state, moved, paper, sha256, terms, at_us) "
        + "VALUES (@Keeper, @Agreement, @Year, @Home, @State, @Moved, @Paper, @Sha256, @Terms, @AtUs) "
        + "ON CONFLICT (keeper, agreement, year) DO UPDATE SET home = excluded.home, state = excluded.state, moved = excluded.moved, "
        + "paper = excluded.paper, sha256 = excluded.sha256, terms = excluded.terms, at_us = excluded.at_us", row);

    /// <summary>Removes a draft whose city has changed.</summary>
    public static Task RemoveDraft(IWriteSession session, string agreement, long year, string exceptKeeper) => session.Execute(
        "DELETE FROM agreements_papers WHERE agreement = @agreement AND year = @year AND keeper = home AND keeper <> @exceptKeeper AND state = 'Draft'",
        new { agreement, year, exceptKeeper });

    /// <summary>Confirmations known to the keeper.</summary>
    public static Task<IReadOnlyList<SignatureRow>> Signatures(IReadSession session, string keeper, string agreement, long year) => session.List<SignatureRow>(
        $"SELECT {SignatureColumns} FROM agreements_signatures {OfOne} ORDER BY at_us, party", new { keeper, agreement, year });

    /// <summary>Adds a confirmation; the same one again changes nothing.</summary>
    public static Task AddSignature(IWriteSession session, SignatureRow row) => session.Execute(
        "INSERT INTO agreements_signatures (keeper, agreement, year, party, sha256, member, key_id, signature, actor, at_us) "
        + "VALUES (@Keeper, @Agreement, @Year, @Party, @Sha256, @Member, @KeyId, @Signature, @Actor, @AtUs) ON CONFLICT DO NOTHING", row);

    /// <summary>Objections known to the keeper.</summary>
    public static Task<IReadOnlyList<ObjectionRow>> Objections(IReadSession session, string keeper, string agreement, long year) => session.List<ObjectionRow>(
        $"SELECT {ObjectionColumns} FROM agreements_objections {OfOne} ORDER BY at_us, party, number", new { keeper, agreement, year });

    /// <summary>Adds an objection, or writes the ruling on one.</summary>
    public static Task SaveObjection(IWriteSession session, ObjectionRow row) => session.Execute(
        "INSERT INTO agreements_objections (keeper, agreement, year, party, number, firm, head, reason, ruling, actor, at_us) "
        + "VALUES (@Keeper, @Agreement, @Year, @Party, @Number, @Firm, @Head, @Reason, @Ruling, @Actor, @AtUs) "
        + "ON CONFLICT (keeper, agreement, year, party, number) DO UPDATE SET ruling = CASE WHEN excluded.ruling = '' THEN agreements_objections.ruling ELSE excluded.ruling END", row);

    /// <summary>Marks an objection as taken back; the first time counts.</summary>
    public static Task WithdrawObjection(IWriteSession session, string keeper, string agreement, long year, string party, long number, long atUs) => session.Execute(
        $"UPDATE agreements_objections SET withdrawn_us = @atUs {OfOne} AND party = @party AND number = @number AND withdrawn_us IS NULL",
        new { keeper, agreement, year, party, number, atUs });

    /// <summary>Finds the copy's state anew from what the keeper knows, and keeps it.</summary>
    public static async Task<PaperRow> Restate(IWriteSession session, PaperRow row, StatementPaper paper)
    {
        var signed = (await Signatures(session, row.Keeper, row.Agreement, row.Year)).Where(each => each.Sha256 == row.Sha256 && each.Member == (paper.MemberOf(each.Party) ?? ""));
        var objections = await Objections(session, row.Keeper, row.Agreement, row.Year);
        var state = StatementStanding.Of(
            row.Moved.Length == 0 ? null : Enum.Parse<StatementState>(row.Moved), paper.Parties.Keys, signed.Select(each => each.Party).ToHashSet(),
            objections.Count(each => each.Ruling.Length > 0), objections.Count(each => each.IsOpen));
        row = row with { State = state.ToString() };
        await Save(session, row);
        return row;
    }
}
