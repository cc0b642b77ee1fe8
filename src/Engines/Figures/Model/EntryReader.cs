using OneCity.Kernel;

namespace OneCity.Figures.Model;

/// <summary>The cells of a row by our column names, as text; a missing cell is empty.</summary>
/// <param name="Place">Line, or sheet and cell of the first cell.</param>
/// <param name="Cells">Text by column name.</param>
/// <param name="PlaceOf">Where a column's cell stands, for faults.</param>
public sealed record SourceRow(string Place, IReadOnlyDictionary<string, string> Cells, Func<string, string>? PlaceOf = null)
{
    /// <summary>The text of a column, trimmed; empty when there is none.</summary>
    public string this[string column] => Cells.TryGetValue(column, out var text) ? text.Trim() : "";

    /// <summary>Where the column's cell stands.</summary>
    public string At(string column) => PlaceOf?.Invoke(column) ?? Place;
}

/// <summary>What became of reading a row: an entry, a refusal by rule, or a fault of the file.</summary>
/// <param name="Entry">The entry when it could be read.</param>
/// <param name="Refusal">Why a rule does not let it in.</param>
/// <param name="Fault">What cannot be read.</param>
public sealed record ReadRow(Entry? Entry, Refusal? Refusal = null, FileFault? Fault = null);

/// <summary>Reads rows against a directory: codes must exist, units must fit the indicator.</summary>
public sealed class EntryReader(RegionDirectory directory, string file)
{
    // What both databases and every sum can keep: 18 digits.
    private const decimal LargestValue = 999_999_999_999_999_999m;

    private readonly Dictionary<string, Period?> _periods = [];
    private readonly Dictionary<string, Unit?> _units = [];
    private readonly Dictionary<string, string?> _subjects = [];
    private readonly Owners _owners = new(directory);

    /// <summary>Who owns which indicator where, in the directory this reader uses.</summary>
    public Owners Owners => _owners;

    /// <summary>Reads one row.</summary>
    public ReadRow Read(SourceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (StatedWords.IsGoal(row["status"])) return new(null, FiguresRefusals.GoalIsNoFigure);
        if (row["period"].Length == 0) return new(null, FiguresRefusals.NoPeriod);
        if (directory.FindIndicator(row["indicator"]) is not { } indicator)
            return Fault(row, "indicator", FiguresRefusals.UnknownIndicator(row["indicator"], NearestIndicator(row["indicator"])));
        if (Subject(row["region"]) is not { } subject) return Fault(row, "region", FiguresRefusals.UnknownRegion(row["region"]));
        if (PeriodOf(row["period"]) is not { } period)
            return Fault(row, "period", new($"读不懂时期“{row["period"]}”", $"cannot read the period \"{row["period"]}\""),
                new("写作 2021、2021-H1、2021-Q1、2021-05、2021-06-21 或 2016/2020", "write 2021, 2021-H1, 2021-Q1, 2021-05, 2021-06-21 or 2016/2020"));
        if (StatedWords.FindStatus(row["status"]) is not { } status)
            return Fault(row, "status", new($"没有状态“{row["status"]}”", $"there is no status \"{row["status"]}\""),
                new("写 as-printed、preliminary、initial、final 或 revised", "write as-printed, preliminary, initial, final or revised"));
        if (StatedWords.FindBook(row["book"]) is not { } book)
            return Fault(row, "book", new($"没有账本“{row["book"]}”", $"there is no book \"{row["book"]}\""),
                new("写 official 或 assessment", "write official or assessment"));
        return ReadValue(row, indicator, period, status, new Fact(indicator.Code, subject, period.ToString(), book));
    }

    private ReadRow ReadValue(SourceRow row, Indicator indicator, Period period, FigureStatus status, Fact fact)
    {
        if (ValueOf(row) is not { } value)
            return Fault(row, "value", new($"“{row["value"]}”不是数", $"\"{row["value"]}\" is no number"),
                new("写一个不超过 18 位的数，如 22128.3；缺数的行请删去", "write a number of at most 18 digits, such as 22128.3; leave out rows without a value"));
        var written = row["unit"].Length == 0 ? indicator.Unit.Code : row["unit"];
        if (UnitOf(written) is not { } unit) return Fault(row, "unit", Unit.UnknownUnit(written));
        if (!unit.ConvertsTo(indicator.Unit))
            return Fault(row, "unit", new($"{unit} 不能换算成指标“{indicator.Name}”的单位 {indicator.Unit}", $"{unit} does not convert to {indicator.Unit}, the unit of {indicator.Code}"),
                new("改用同类的单位", "use a unit of the same kind"));
        if (Rational.From(Math.Abs(value.Number)).CompareTo(indicator.Unit.Ratio / unit.Ratio * Rational.From(LargestValue)) > 0)
            return Fault(row, "value", new($"{value} {unit} 太大", $"{value} {unit} is too large"),
                new($"以 {indicator.Unit} 计不超过 18 位", $"at most 18 digits in {indicator.Unit}"));
        if (Qualifiers.Find(row["qualifier"]) is null)
            return Fault(row, "qualifier", new($"不认识的限定词“{row["qualifier"]}”", $"unknown qualifier \"{row["qualifier"]}\""),
                new("写 约、以上、超、不足，或 about、at-least、over、under、at-most", "write about, at-least, over, under or at-most"));
        if (row["owner"].Length > 0 && directory.FindOrganisation(row["owner"]) is null)
            return Fault(row, "owner", new($"没有单位“{row["owner"]}”", $"there is no organisation \"{row["owner"]}\""),
                new("用 organisations list 查代码，或留空由默认的数源单位负责", "look the code up with organisations list, or leave it empty for the default owner"));
        if (row["firms"].Length > 0 && (!long.TryParse(row["firms"], out var count) || count < 0))
            return Fault(row, "firms", new($"企业数“{row["firms"]}”不是非负整数", $"the number of firms \"{row["firms"]}\" is no whole number"),
                new("写 0 或正整数，或留空", "write 0 or a positive whole number, or leave it empty"));
        var owner = row["owner"].Length > 0 ? row["owner"] : _owners.Of(fact) ?? "";
        return new(new Entry
        {
            Fact = fact,
            Status = status,
            // Without a source the row is its owner's own statement, whatever the table is called; without an owner the table is all there is.
            Source = row["source"].Length > 0 ? row["source"] : owner.Length > 0 ? owner : file[(file.LastIndexOfAny(['/', '\\']) + 1)..],
            Owner = owner,
            Value = value,
            Unit = unit,
            Qualifier = row["qualifier"],
            Definition = row["definition"],
            Firms = row["firms"].Length > 0 ? long.Parse(row["firms"], System.Globalization.CultureInfo.InvariantCulture) : null,
            Place = row["place"].Length > 0 ? row["place"] : null,
            ExportedKnownAtUs = DateTimeOffset.TryParse(row["known_from"], System.Globalization.CultureInfo.InvariantCulture, out var known) ? (known - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond : null,
        });
    }

    private static FigureValue? ValueOf(SourceRow row)
    {
        var value = FigureValue.Find(row["value"]);
        if (value is not { } found || row["decimals"].Length == 0) return value;
        if (!int.TryParse(row["decimals"], out var decimals) || decimals < found.Scale || decimals > 18) return value;
        while (found.Scale < decimals && Math.Abs(found.Mantissa) < 100_000_000_000_000_000) found = new(found.Mantissa * 10, found.Scale + 1);
        return found;
    }

    private string? Subject(string code)
    {
        if (!_subjects.TryGetValue(code, out var subject))
        {
            subject = directory.FindRegion(code)?.Code.Digits ?? (directory.FindSubject(code) is null ? null : code);
            _subjects[code] = subject;
        }
        return subject;
    }

    private Period? PeriodOf(string text)
    {
        if (!_periods.TryGetValue(text, out var period)) _periods[text] = period = Period.Find(text);
        return period;
    }

    private Unit? UnitOf(string text)
    {
        if (!_units.TryGetValue(text, out var unit)) _units[text] = unit = Unit.Find(text);
        return unit;
    }

    private string NearestIndicator(string code) => Nearest.Of(code, directory.Content.Indicators.Select(indicator => indicator.Code));

    private ReadRow Fault(SourceRow row, string column, Refusal refusal) => Fault(row, column, refusal.What, refusal.Remedy);

    private ReadRow Fault(SourceRow row, string column, Words what, Words remedy) =>
        new(null, Fault: new FileFault(file, row.At(column), what, remedy));
}
