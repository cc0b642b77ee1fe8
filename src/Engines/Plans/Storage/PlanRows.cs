using System.Text.Json;
using OneCity.Plans.Features.Files;
using OneCity.Plans.Model.Plans;
using OneCity.Storage;

namespace OneCity.Plans.Storage;

internal sealed class PlanRow
{
    public const string Columns =
        "id, title, kind, starts_on AS StartsOn, ends_on AS EndsOn, scope, drawn_from AS DrawnFrom, confirmer, rules, source, "
        + "is_public AS IsPublic, signed_on AS SignedOn, signed_by AS SignedBy, signed_seq AS SignedSeq, seq";

    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    public string Kind { get; set; } = "";

    public string StartsOn { get; set; } = "";

    public string EndsOn { get; set; } = "";

    public string Scope { get; set; } = "";

    public string? DrawnFrom { get; set; }

    public string Confirmer { get; set; } = "";

    public string Rules { get; set; } = "";

    public string Source { get; set; } = "";

    public long IsPublic { get; set; }

    public string? SignedOn { get; set; }

    public string? SignedBy { get; set; }

    public long? SignedSeq { get; set; }

    public long Seq { get; set; }

    public static PlanRow Of(Plan plan, long seq) => new()
    {
        Id = plan.Id, Title = plan.Title, Kind = plan.Kind, StartsOn = Days.Text(plan.StartsOn), EndsOn = Days.Text(plan.EndsOn),
        Scope = plan.Scope, DrawnFrom = plan.DrawnFrom, Confirmer = plan.Confirmer, Rules = plan.Rules, Source = plan.Source,
        IsPublic = plan.IsPublic ? 1 : 0, SignedOn = plan.SignedOn is { } day ? Days.Text(day) : null, SignedBy = plan.SignedBy,
        SignedSeq = plan.SignedSeq, Seq = seq,
    };

    public Plan ToPlan() => new(
        Id, Title, Kind, Days.Find(StartsOn)!.Value, Days.Find(EndsOn)!.Value, Scope, DrawnFrom, Confirmer, Rules, Source, IsPublic != 0,
        SignedOn is null ? null : Days.Find(SignedOn), SignedBy, SignedSeq);
}

internal sealed class VersionRow
{
    public const string Columns =
        "item, version, plan, parent, level, title, field, lead, city, co_leads AS CoLeads, supports, starts_on AS StartsOn, due_on AS DueOn, "
        + "waits_for AS WaitsFor, evidence_expected AS EvidenceExpected, goal, lon, lat, carried_from AS CarriedFrom, source, "
        + "is_removed AS IsRemoved, from_on AS FromOn, why, by_name AS ByName, at_us AS AtUs, seq";

    public string Item { get; set; } = "";

    public long Version { get; set; }

    public string Plan { get; set; } = "";

    public string? Parent { get; set; }

    public string Level { get; set; } = "";

    public string Title { get; set; } = "";

    public string Field { get; set; } = "";

    public string Lead { get; set; } = "";

    public string? City { get; set; }

    public string CoLeads { get; set; } = "";

    public string Supports { get; set; } = "";

    public string? StartsOn { get; set; }

    public string DueOn { get; set; } = "";

    public string WaitsFor { get; set; } = "";

    public string EvidenceExpected { get; set; } = "";

    public string? Goal { get; set; }

    public string? Lon { get; set; }

    public string? Lat { get; set; }

    public string? CarriedFrom { get; set; }

    public string Source { get; set; } = "";

    public long IsRemoved { get; set; }

    public string FromOn { get; set; } = "";

    public string Why { get; set; } = "";

    public string ByName { get; set; } = "";

    public long AtUs { get; set; }

    public long Seq { get; set; }

    public static VersionRow Of(ItemVersion version, long seq)
    {
        var item = version.Item;
        return new()
        {
            Item = item.Id, Version = version.Version, Plan = item.Plan, Parent = item.Parent, Level = item.Level.ToString(), Title = item.Title,
            Field = item.Field, Lead = item.Lead, City = item.City, CoLeads = string.Join(';', item.CoLeads), Supports = string.Join(';', item.Supports),
            StartsOn = item.StartsOn is { } start ? Days.Text(start) : null, DueOn = Days.Text(item.DueOn), WaitsFor = string.Join(';', item.WaitsFor),
            EvidenceExpected = item.EvidenceExpected, Goal = item.Goal is null ? null : JsonSerializer.Serialize(item.Goal), Lon = item.Longitude,
            Lat = item.Latitude, CarriedFrom = item.CarriedFrom, Source = item.Source, IsRemoved = item.IsRemoved ? 1 : 0,
            FromOn = Days.Text(version.FromOn), Why = version.Why, ByName = version.By, AtUs = Instants.ToMicroseconds(version.At), Seq = seq,
        };
    }

    public ItemVersion ToVersion() => new(
        new PlanItem(
            Item, Plan, Parent, Enum.Parse<ItemLevel>(Level), Title, Field, Lead, City, Split(CoLeads), Split(Supports),
            StartsOn is null ? null : Days.Find(StartsOn), Days.Find(DueOn)!.Value, Split(WaitsFor), EvidenceExpected,
            Goal is null ? null : JsonSerializer.Deserialize<GoalFigure>(Goal), Lon, Lat, CarriedFrom, Source, IsRemoved != 0),
        Version, Days.Find(FromOn)!.Value, Why, ByName, Instants.FromMicroseconds(AtUs), Seq);

    private static string[] Split(string list) => list.Length == 0 ? [] : list.Split(';');
}

internal sealed class EventRow
{
    public const string Columns =
        "number, item, on_day AS OnDay, kind, moved_to AS MovedTo, by_name AS ByName, evidence, words, at_us AS AtUs, seq";

    public long Number { get; set; }

    public string Item { get; set; } = "";

    public string OnDay { get; set; } = "";

    public string Kind { get; set; } = "";

    public string? MovedTo { get; set; }

    public string? ByName { get; set; }

    public string? Evidence { get; set; }

    public string Words { get; set; } = "";

    public long AtUs { get; set; }

    public long Seq { get; set; }
}
