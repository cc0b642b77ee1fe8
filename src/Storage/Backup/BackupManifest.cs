namespace OneCity.Storage.Backup;

/// <summary>The last entry of a backup: what is in it, with the hash of each part.</summary>
/// <param name="Format">Version of this layout; 1.</param>
/// <param name="Dialect"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="MadeAt">Instant of the snapshot, ISO 8601 in UTC.</param>
/// <param name="AuditEntries">Entries in the audit trail at that moment.</param>
/// <param name="Parts">SHA-256 of every other entry by its name.</param>
public sealed record BackupManifest(
    int Format, string Dialect, string MadeAt, long AuditEntries, SortedDictionary<string, string> Parts)
{
    /// <summary>Name of the entry that holds the manifest.</summary>
    public const string EntryName = "manifest.json";
}
