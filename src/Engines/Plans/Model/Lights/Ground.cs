using System.Globalization;
using OneCity.Kernel;

namespace OneCity.Plans.Model.Lights;

/// <summary>What a light stands on; says in one sentence why it has its colour.</summary>
/// <param name="State">What the task's events add up to.</param>
/// <param name="Facts">Facts of the day asked about.</param>
/// <param name="On">The day asked about.</param>
/// <param name="Blames">The open task past its own due date that this red one waits for; null otherwise.</param>
/// <param name="BlamesDaysLate">How many days that one is late.</param>
internal readonly record struct Ground(TaskState State, Conditions Facts, DateOnly On, string? Blames, int BlamesDaysLate)
{
    public Words Say()
    {
        var sentence = Colour(State, Facts, On);
        if (Blames is not null)
        {
            sentence = Add(sentence,
                $"等待任务 {Blames}，它已逾期 {BlamesDaysLate} 天", $"waits for {Blames}, itself {BlamesDaysLate} days past due");
        }
        return Waiting(sentence, State);
    }

    private static Words Colour(in TaskState state, Conditions facts, DateOnly on)
    {
        var due = Day(state.DueOn);
        var left = state.DueOn.DayNumber - on.DayNumber;
        if (state.CompletedOn is { } completed)
        {
            var confirmed = Day(completed);
            if (!facts.HasFlag(Conditions.InTime)) return new($"{confirmed} 才确认办结，晚于期限 {due}", $"confirmed on {confirmed}, after the due date {due}");
            return facts.HasFlag(Conditions.WasRed)
                ? new($"{confirmed} 确认办结，但曾经逾期（红灯）", $"confirmed on {confirmed}, but was red before")
                : new($"{confirmed} 确认办结，期限 {due}", $"confirmed on {confirmed}, in time for {due}");
        }
        if (left < 0) return new($"期限 {due} 已过 {-left} 天，尚未办结", $"open {-left} days after the due date {due}");
        if (facts.HasFlag(Conditions.WasRed)) return new($"曾经逾期，期限改到 {due}，还剩 {left} 天", $"was red before its due date moved to {due}, {left} days left");
        if (!facts.HasFlag(Conditions.Started))
        {
            return facts.HasFlag(Conditions.NearLimit)
                ? new($"尚未启动，还剩 {left} 天", $"not started, {left} days left")
                : new($"尚未启动，期限 {due}", $"not started, due {due}");
        }
        return facts.HasFlag(Conditions.NearLimit)
            ? new($"临近期限 {due}，还剩 {left} 天", $"near the limit, {left} days left until {due}")
            : new($"按期推进，期限 {due}，还剩 {left} 天", $"on its way, {left} days left until {due}");
    }

    /// <summary>Between done and its confirmation: since when it waits and for whom.</summary>
    private static Words Waiting(Words sentence, in TaskState state)
    {
        if (state.CompletedOn is not null || state.ReportedOn is not { } reported) return sentence;
        if (state.ReportConfirmedOn is null)
        {
            return Add(sentence,
                $"{Day(reported)} 已报办结，等待{Other(state.ReportedBy).Chinese}确认",
                $"done since {Day(reported)}, waits for confirmation by {Other(state.ReportedBy).English}");
        }
        if (state.EvidenceWaiting is { } evidence)
        {
            return Add(sentence,
                $"{Day(evidence.On)} 提交的佐证等待{Other(evidence.By).Chinese}确认",
                $"evidence of {Day(evidence.On)} waits for confirmation by {Other(evidence.By).English}");
        }
        return Add(sentence,
            $"{Day(state.ReportConfirmedOn.Value)} 已确认办结，等待佐证材料", $"done confirmed on {Day(state.ReportConfirmedOn.Value)}, waits for evidence");
    }

    private static Words Other(string? author) => author is null
        ? new("另一人", "another person")
        : new($" {author} 以外的人", $"somebody other than {author}");

    private static Words Add(Words sentence, string chinese, string english) =>
        new($"{sentence.Chinese}；{chinese}", $"{sentence.English}; {english}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
