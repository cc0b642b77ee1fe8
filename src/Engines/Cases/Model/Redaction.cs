namespace OneCity.Cases;

/// <summary>What may travel to another city: what the procedure does not keep back. Tasks and side notes never do.</summary>
internal static class Redaction
{
    /// <summary>The content as the next holder gets it.</summary>
    public static CaseContent Travelling(CaseContent content, Procedure procedure, IReadOnlyList<Jotting> jottings) => content with
    {
        Fields = Fields(content, procedure),
        Papers = Papers(content, procedure),
        Remarks = [.. content.Remarks, .. Notes(jottings)],
    };

    /// <summary>Form fields that the procedure lets travel.</summary>
    public static IReadOnlyDictionary<string, string> Fields(CaseContent content, Procedure procedure) =>
        content.Fields.Where(field => !procedure.Stays.Contains(field.Key)).ToDictionary(field => field.Key, field => field.Value);

    /// <summary>Papers that the procedure lets travel.</summary>
    public static IReadOnlyList<Paper> Papers(CaseContent content, Procedure procedure) =>
        [.. content.Papers.Where(paper => !procedure.Stays.Contains(paper.Kind))];

    /// <summary>Of what desks wrote down only the remarks for the next holder.</summary>
    public static IEnumerable<string> Notes(IReadOnlyList<Jotting> jottings) =>
        jottings.Where(jotting => Travels(jotting.Kind)).Select(jotting => jotting.Text);

    /// <summary>Whether a kind of jotting travels.</summary>
    public static bool Travels(JottingKind kind) => kind switch
    {
        JottingKind.Task => false,
        JottingKind.SideNote => false,
        JottingKind.Remark => true,
    };
}

/// <summary>Which cases of the same person and item a desk is shown.</summary>
internal static class Duplicates
{
    /// <summary>Every one the member knows, also those handed over to another member since.</summary>
    public static IReadOnlyList<CaseRecord> Shown(IReadOnlyList<CaseRecord> samePersonAndItem, string except) =>
        [.. samePersonAndItem.Where(record => record.Header.Id != except)];
}
