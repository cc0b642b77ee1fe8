using OneCity.Kernel;

namespace OneCity.Figures.Model.Forms;

/// <summary>A department's form (报表), described once.</summary>
/// <param name="Code">Code of letters, digits and hyphens.</param>
/// <param name="Title">Title.</param>
/// <param name="Department">Code of the organisation that asks.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Rounds">The kind of period its rounds are about; null for any.</param>
public sealed record Form(string Code, string Title, string Department, IReadOnlyList<FormCell> Cells, PeriodKind? Rounds = null);

/// <summary>One cell to fill.</summary>
/// <param name="Address">Sheet and cell, <c>表1!C5</c>.</param>
/// <param name="Field">The field's name as the form has it.</param>
/// <param name="Indicator">Indicator it is drawn from; null for a field of the form's own.</param>
/// <param name="Region">Code of the subject.</param>
/// <param name="PeriodShift">0 for the round's period, −1 for the same period one year before.</param>
/// <param name="Unit">Unit the form shows it in; null for the indicator's.</param>
/// <param name="Status">Only a figure of this status or a higher one fills it; null for any.</param>
/// <param name="Owner">Who is asked for a field of the form's own; null for the asking department.</param>
public sealed record FormCell(
    string Address, string Field, string? Indicator, string Region, int PeriodShift, Unit? Unit, FigureStatus? Status, string? Owner)
{
    /// <summary>The fact that fills it in a round; null for a field of the form's own.</summary>
    public Fact? FactIn(Period round)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (Indicator is null) return null;
        var period = PeriodShift == 0 ? round : round.SamePeriodLastYear;
        return new Fact(Indicator, Region, period.ToString(), FigureBook.Official);
    }
}

/// <summary>A field that exists already under an indicator.</summary>
/// <param name="Address">The cell.</param>
/// <param name="Field">The field's name in the form.</param>
/// <param name="Match">What exists.</param>
public sealed record ExistingField(string Address, string Field, FieldMatch Match);

/// <summary>A cell of an open round.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Value">The value in <paramref name="Unit"/>; null while nobody gave one.</param>
/// <param name="Unit">Unit code; empty for a field without one.</param>
/// <param name="Owner">Who is asked, or who owns what was drawn.</param>
/// <param name="WasAsked">False when it was filled from what is known.</param>
/// <param name="AnsweredBy">Who answered; null when nobody was asked or nobody has answered.</param>
public sealed record RoundCell(FormCell Cell, decimal? Value, string Unit, string Owner, bool WasAsked, string? AnsweredBy);

/// <summary>A round of a form.</summary>
/// <param name="Form">The form.</param>
/// <param name="Period">What it is about.</param>
/// <param name="State"><c>open</c> or <c>approved</c>.</param>
/// <param name="DueOn">Last day to answer; null without one.</param>
/// <param name="Cells">Its cells.</param>
public sealed record Round(Form Form, Period Period, string State, DateOnly? DueOn, IReadOnlyList<RoundCell> Cells)
{
    /// <summary>Cells filled without asking anybody.</summary>
    public int Drawn => Cells.Count(cell => !cell.WasAsked);

    /// <summary>What the checks on entry found about the answers just given.</summary>
    public IReadOnlyList<Words> Warnings { get; init; } = [];

    /// <summary>Cells that were asked and not answered, with who was asked.</summary>
    public IReadOnlyList<RoundCell> Unanswered => [.. Cells.Where(cell => cell.WasAsked && cell.Value is null)];
}

/// <summary>A unit that was asked by link.</summary>
/// <param name="Owner">Code of the unit.</param>
/// <param name="At">When the link was made.</param>
/// <param name="Until">When it ends.</param>
public sealed record InvitedUnit(string Owner, DateTimeOffset At, DateTimeOffset Until);
