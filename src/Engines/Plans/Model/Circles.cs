namespace OneCity.Plans.Model;

/// <summary>Finds circles among things that name each other, without recursion, so that long chains do no harm.</summary>
internal static class Circles
{
    /// <summary>The first circle met, beginning with its member that comes first in <paramref name="names"/>; null when there is none.</summary>
    public static IReadOnlyList<string>? Find(IEnumerable<string> names, Func<string, IReadOnlyList<string>> next)
    {
        var finished = new HashSet<string>(StringComparer.Ordinal);
        var onPath = new Dictionary<string, int>(StringComparer.Ordinal);
        var path = new List<(string Name, int NextChild)>();
        foreach (var root in names)
        {
            if (finished.Contains(root)) continue;
            Push(root);
            while (path.Count > 0)
            {
                var (name, child) = path[^1];
                var children = next(name);
                if (child == children.Count)
                {
                    finished.Add(name);
                    onPath.Remove(name);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }
                path[^1] = (name, child + 1);
                if (onPath.TryGetValue(children[child], out var start)) return [.. path.Skip(start).Select(step => step.Name)];
                if (!finished.Contains(children[child])) Push(children[child]);
            }
        }
        return null;

        void Push(string name)
        {
            onPath[name] = path.Count;
            path.Add((name, 0));
        }
    }
}
