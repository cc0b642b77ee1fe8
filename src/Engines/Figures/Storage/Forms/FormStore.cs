using System.Text.Json;
using System.Text.Json.Serialization;
using OneCity.Figures.Model;
using OneCity.Figures.Model.Forms;
using OneCity.Kernel;
using OneCity.Storage;

namespace OneCity.Figures.Storage.Forms;

/// <summary>Keeps forms, rounds, their cells and links.</summary>
internal static class FormStore
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new UnitText() } };

    /// <summary>Keeps a form; registering again replaces the description.</summary>
    public static async Task Keep(IWriteSession session, Form form, byte[]? layout, long atUs, string actor, string reason)
    {
        await session.Execute(
            "INSERT INTO figures_forms (code, body, layout, at_us, actor, reason) VALUES (@Code, @body, @layout, @atUs, @actor, @reason) "
            + "ON CONFLICT (code) DO UPDATE SET body = excluded.body, layout = COALESCE(excluded.layout, figures_forms.layout), "
            + "at_us = excluded.at_us, actor = excluded.actor, reason = excluded.reason",
            new { form.Code, body = JsonSerializer.Serialize(form, Options), layout, atUs, actor, reason });
    }

    /// <summary>A form; null when there is none.</summary>
    public static async Task<Form?> Find(IReadSession session, string code) =>
        await session.Find<string>("SELECT body FROM figures_forms WHERE code = @code", new { code }) is { } body
            ? JsonSerializer.Deserialize<Form>(body, Options) : null;

    /// <summary>All forms in the order of their codes.</summary>
    public static async Task<IReadOnlyList<Form>> List(IReadSession session) =>
        [.. (await session.List<string>("SELECT body FROM figures_forms ORDER BY code")).Select(body => JsonSerializer.Deserialize<Form>(body, Options)!)];

    /// <summary>The department's workbook; null when none was handed in.</summary>
    public static Task<byte[]?> Layout(IReadSession session, string code) =>
        session.Find<byte[]>("SELECT layout FROM figures_forms WHERE code = @code", new { code });

    /// <summary>Opens a round; answers its number.</summary>
    public static Task<long> Open(IWriteSession session, string form, Period period, DateOnly? dueOn, long atUs, string actor) => session.Get<long>(
        "INSERT INTO figures_rounds (form, period, state, due_on, at_us, actor) VALUES (@form, @period, 'open', @due, @atUs, @actor) RETURNING id",
        new { form, period = period.ToString(), due = dueOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), atUs, actor });

    /// <summary>The round of a form for a period; null when it was never opened.</summary>
    public static Task<RoundRow?> FindRound(IReadSession session, string form, Period period) => session.Find<RoundRow>(
        "SELECT id AS Id, form AS Form, period AS Period, state AS State, due_on AS DueOn, at_us AS AtUs FROM figures_rounds WHERE form = @form AND period = @period",
        new { form, period = period.ToString() });

    /// <summary>All rounds, the newest first.</summary>
    public static Task<IReadOnlyList<RoundRow>> Rounds(IReadSession session) => session.List<RoundRow>(
        "SELECT id AS Id, form AS Form, period AS Period, state AS State, due_on AS DueOn, at_us AS AtUs FROM figures_rounds ORDER BY id DESC");

    /// <summary>Writes a cell of a round anew.</summary>
    public static Task Put(IWriteSession session, long round, RoundCell cell, long atUs)
    {
        var value = cell.Value is { } number ? FigureValue.From(number) : null;
        return session.Execute(
            "INSERT INTO figures_round_cells (round, address, owner, asked, mantissa, scale, unit, answered_by, answered_us) "
            + "VALUES (@round, @Address, @Owner, @asked, @mantissa, @scale, @Unit, @AnsweredBy, @answeredUs) "
            + "ON CONFLICT (round, address) DO UPDATE SET owner = excluded.owner, asked = excluded.asked, mantissa = excluded.mantissa, "
            + "scale = excluded.scale, unit = excluded.unit, answered_by = excluded.answered_by, answered_us = excluded.answered_us",
            new
            {
                round, cell.Cell.Address, cell.Owner, asked = cell.WasAsked ? 1L : 0L, mantissa = value?.Mantissa, scale = (long?)value?.Scale, cell.Unit,
                cell.AnsweredBy, answeredUs = cell.AnsweredBy is null ? null : (long?)atUs,
            });
    }

    /// <summary>The cells of a round in the form's order.</summary>
    public static async Task<IReadOnlyList<RoundCell>> Cells(IReadSession session, long round, Form form)
    {
        var rows = (await session.List<CellRow>(
            "SELECT address AS Address, owner AS Owner, asked AS Asked, mantissa AS Mantissa, scale AS Scale, unit AS Unit, answered_by AS AnsweredBy "
            + "FROM figures_round_cells WHERE round = @round", new { round })).ToDictionary(row => row.Address);
        return [.. form.Cells.Where(cell => rows.ContainsKey(cell.Address)).Select(cell => rows[cell.Address].ToCell(cell))];
    }

    /// <summary>Closes a round.</summary>
    public static Task Approve(IWriteSession session, long round) =>
        session.Execute("UPDATE figures_rounds SET state = 'approved' WHERE id = @round", new { round });

    /// <summary>Keeps the hash of a link.</summary>
    public static Task KeepLink(IWriteSession session, string sha256, long round, string owner, long expiresUs, long atUs, string actor) => session.Execute(
        "INSERT INTO figures_links (token_sha256, round, owner, expires_us, at_us, actor) VALUES (@sha256, @round, @owner, @expiresUs, @atUs, @actor)",
        new { sha256, round, owner, expiresUs, atUs, actor });

    /// <summary>A link by its hash; null when there is none.</summary>
    public static Task<LinkRow?> FindLink(IReadSession session, string sha256) => session.Find<LinkRow>(
        "SELECT l.owner AS Owner, l.expires_us AS ExpiresUs, r.form AS Form, r.period AS Period FROM figures_links l "
        + "JOIN figures_rounds r ON r.id = l.round WHERE l.token_sha256 = @sha256", new { sha256 });

    /// <summary>Who was invited to a round by link, the newest first.</summary>
    public static async Task<IReadOnlyList<InvitedUnit>> Invited(IReadSession session, string form, Period period) =>
        [.. (await session.List<InvitedRow>(
            "SELECT l.owner AS Owner, l.expires_us AS ExpiresUs, l.at_us AS AtUs FROM figures_links l JOIN figures_rounds r ON r.id = l.round "
            + "WHERE r.form = @form AND r.period = @period ORDER BY l.at_us DESC", new { form, period = period.ToString() }))
            .Select(row => new InvitedUnit(row.Owner, Instants.FromMicroseconds(row.AtUs), Instants.FromMicroseconds(row.ExpiresUs)))];

    internal sealed record InvitedRow(string Owner, long ExpiresUs, long AtUs);

    internal sealed record RoundRow(long Id, string Form, string Period, string State, string? DueOn, long AtUs);

    internal sealed record LinkRow(string Owner, long ExpiresUs, string Form, string Period);

    internal sealed record CellRow(string Address, string Owner, long Asked, long? Mantissa, long? Scale, string Unit, string? AnsweredBy)
    {
        public RoundCell ToCell(FormCell cell) => new(
            cell, Mantissa is { } mantissa ? new FigureValue(mantissa, (int)Scale!.Value).Number : null, Unit, Owner, Asked == 1, AnsweredBy);
    }

    private sealed class UnitText : JsonConverter<Unit>
    {
        public override Unit? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Unit.Find(reader.GetString());

        public override void Write(Utf8JsonWriter writer, Unit value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }
}
