using System.Collections.Immutable;
using OneCity.Agreements.Model;
using OneCity.Kernel;

namespace OneCity.Agreements.Files;

/// <summary>Reads the parts of one version of the terms.</summary>
internal static class TermsParts
{
    private static readonly Dictionary<string, PartyRole> RoleWords = new(StringComparer.Ordinal)
    {
        ["飞出地"] = PartyRole.Out, ["协作地"] = PartyRole.Out, ["out"] = PartyRole.Out,
        ["飞入地"] = PartyRole.In, ["承载地"] = PartyRole.In, ["in"] = PartyRole.In,
        ["company"] = PartyRole.Company, ["公司"] = PartyRole.Company, ["合资公司"] = PartyRole.Company,
        ["province"] = PartyRole.Province, ["省"] = PartyRole.Province, ["省级"] = PartyRole.Province,
    };

    private static readonly Dictionary<string, bool> BasisWords = new(StringComparer.Ordinal) { ["total"] = false, ["local_retained"] = true };

    /// <summary>The terms; null when the parties cannot be read, because nothing else makes sense then.</summary>
    public static Terms? Read(YamlFields top)
    {
        if (Parties(top) is not { } parties) return null;
        var shares = new ShareReading(parties);
        var statistics = StatisticsPart.Read(top, shares);
        var isStatisticsOnly = statistics.Length > 0 && top.Find("heads") is null && top.Find("ratio") is null && top.Find("bands") is null;
        var heads = isStatisticsOnly ? [] : Heads(top, "heads", isRequired: true);
        var bands = RatioPart.Bands(top, shares);
        var ratio = RatioPart.Steps(top, shares, isRequired: !isStatisticsOnly && (bands.Length == 0 || bands[0].OverFen.Sign > 0));
        var collector = Collector(top, shares);
        var cap = LimitParts.Cap(top);
        if (cap?.Measure == CapMeasure.OutShare && !parties.Any(party => party.Role == PartyRole.Out))
            top.Findings.LeaveOpen("parties.role", top.Find("parties")!.Line, "封顶按飞出地份额计算，但没有一方是飞出地", "the cap is measured on the out share, but no party is 飞出地 (out)");
        return new(
            parties, About(top), heads, Retained(top, heads), top.Flag("deduct_incentives"), ratio, bands,
            LimitParts.Increment(top, shares), LimitParts.Threshold(top, heads), cap, LimitParts.Term(top),
            LimitParts.Minimum(top, shares), collector, top.Text("transfer"), statistics);
    }

    private static ImmutableArray<Party>? Parties(YamlFields top)
    {
        if (top.FindOrLeaveOpen("parties", "未定各方", "the parties are open") is not { } value || top.List("parties") is not { } list) return null;
        var parties = new List<Party>();
        foreach (var item in list)
        {
            if (YamlFields.Of(top.Findings, "parties", item, "id", "name", "role", "member") is not { } fields) return null;
            if (fields.Text("id") is not { } id)
            {
                if (fields.Find("id") is null) top.Findings.Fault(item.Line, "缺少 id", "a party has no id", "写上简短的 id", "give it a short id");
                return null;
            }
            if (parties.Exists(party => party.Id == id))
                top.Findings.Fault(item.Line, $"{id} 重复", $"party '{id}' is named twice", "每一方只写一次", "name each party once");
            parties.Add(new(id, fields.Text("name") ?? id, fields.Choice("role", RoleWords) ?? PartyRole.Open,
                fields.Text("member") ?? (id.Length == 6 && id.All(char.IsAsciiDigit) ? id : null)));
        }
        if (parties.Count < 2)
            top.Findings.Fault(value.Line, "至少要有两方", "an agreement needs at least two parties", "补上另一方", "add the other party");
        return [.. parties];
    }

    private static AgreementObject About(YamlFields top)
    {
        if (top.Find("object") is not { } value) return AgreementObject.Everyone;
        if (YamlFields.Of(top.Findings, "object", value, "firms", "park", "projects") is not { } fields) return AgreementObject.Everyone;
        if (fields.Find("firms") is not null && fields.Find("projects") is not null)
            top.Findings.Fault(value.Line, "firms 与 projects 只能写一个", "firms and projects exclude each other", "只保留一个", "keep one");
        var isProjects = fields.Find("projects") is not null;
        return new(Listed(fields, isProjects ? "projects" : "firms"), fields.Text("park"), isProjects);
    }

    private static ImmutableArray<ListedFirm>? Listed(YamlFields fields, string key)
    {
        if (fields.List(key) is not { } list) return null;
        var firms = new List<ListedFirm>(list.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list)
        {
            var inner = item.Entries is null ? null : YamlFields.Of(fields.Findings, fields.At(key), item, "id", "from", "name");
            var id = inner is null ? fields.TextOf(item, fields.At(key)) : inner.Text("id");
            if (id is null)
            {
                if (inner is not null) fields.Findings.Fault(item.Line, "缺少 id", "a firm has no id", "写上企业名", "name the firm");
                continue;
            }
            if (!seen.Add(id)) fields.Findings.Fault(item.Line, $"{id} 重复", $"'{id}' is listed twice", "只保留一处", "keep one of them");
            firms.Add(new(id, inner?.Year("from")));
        }
        return [.. firms];
    }

    /// <summary>A list of tax heads, each named once.</summary>
    public static ImmutableArray<string> Heads(YamlFields fields, string key, bool isRequired)
    {
        if (isRequired && fields.FindOrLeaveOpen(key, "未定分享的税种", "the tax heads are open") is null) return [];
        var heads = new List<string>();
        foreach (var item in fields.List(key) ?? [])
        {
            if (fields.TextOf(item, fields.At(key)) is not { } head) continue;
            if (heads.Contains(head)) fields.Findings.Fault(item.Line, $"税种 {head} 重复", $"head '{head}' is named twice", "只保留一处", "keep one of them");
            if (head == Terms.IncentiveHead)
                fields.Findings.Fault(item.Line, "incentive 是奖补，不是税种", "'incentive' is what was paid to the firm, not a tax head", "从税种中去掉，另设 deduct_incentives", "leave it out; use deduct_incentives");
            heads.Add(head);
        }
        if (isRequired && heads.Count == 0) fields.Findings.LeaveOpen(fields.At(key), fields.Line, "未定分享的税种", "the tax heads are open");
        return [.. heads];
    }

    private static ImmutableArray<Rational> Retained(YamlFields top, ImmutableArray<string> heads)
    {
        var isRetained = top.Choice("basis", BasisWords) ?? false;
        if (!isRetained) return [.. heads.Select(_ => Rational.One)];
        var parts = new Dictionary<string, Rational>(StringComparer.Ordinal);
        if (top.FindOrLeaveOpen("local_retained", "未定各税种的地方留成比例", "the locally retained parts are open") is not { } value) return [];
        foreach (var entry in value.Entries ?? [])
        {
            if (entry.Value.Text is { } text && Exact.Read(text) is { Sign: >= 0 } part && part <= Rational.One) parts[entry.Key] = part;
            else top.Findings.Fault(entry.Line, $"local_retained.{entry.Key} 应在 0 与 1 之间", $"local_retained.{entry.Key} must be between 0 and 1", "写成 0.5", "write it as 0.5");
        }
        if (value.Entries is null) top.Findings.Fault(value.Line, "local_retained 应为“税种: 比例”", "local_retained must map heads to parts", "写成 {增值税: 0.5}", "write it as {增值税: 0.5}");
        foreach (var head in heads.Where(head => !parts.ContainsKey(head)))
            top.Findings.LeaveOpen($"local_retained.{head}", value.Line, $"未定 {head} 的地方留成比例", $"the locally retained part of {head} is open");
        return [.. heads.Select(head => parts.GetValueOrDefault(head, Rational.Zero))];
    }

    private static int Collector(YamlFields top, ShareReading shares)
    {
        if (top.Find("collected_by") is not null) return shares.Party(top, "collected_by") ?? 0;
        for (var i = 0; i < shares.Parties.Length; i++)
        {
            if (shares.Parties[i].Role == PartyRole.In) return i;
        }
        top.Findings.LeaveOpen("collected_by", top.Line, "未定由哪一方征收，也没有飞入地", "nobody is named to collect, and no party is 飞入地 (in)");
        return 0;
    }
}
