using OneCity.Benchmarks;

var promises = typeof(IPromise).Assembly.GetTypes()
    .Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IPromise).IsAssignableFrom(type))
    .Select(type => (IPromise)Activator.CreateInstance(type)!)
    .OrderBy(promise => promise.Name, StringComparer.Ordinal)
    .ToList();
var chosen = args.Length == 0 ? promises : [.. promises.Where(promise => promise.Name == args[0])];
if (args is ["list"] || chosen.Count == 0)
{
    foreach (var promise in promises) Console.WriteLine($"{promise.Name,-16} {promise.About}");
    return args is ["list"] ? 0 : 2;
}
Report.PrintMachine();
foreach (var promise in chosen)
{
    Console.WriteLine($"{promise.Name}: {promise.About}");
    await promise.Run(new Report(), args.Length == 0 ? [] : args[1..]);
}
return 0;
