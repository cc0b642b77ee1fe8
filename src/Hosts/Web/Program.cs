using OneCity.Kernel;
using OneCity.Web.Hosting;

try
{
    if (UpFlags.Read(args) is not { } flags)
    {
        UpFlags.Help(Console.Out);
        return 0;
    }
    return await Server.Run(flags);
}
catch (RefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Refusal.ToLine(Server.Language));
    return 1;
}
catch (FileFaultException broken)
{
    foreach (var fault in broken.Faults) await Console.Error.WriteLineAsync(fault.ToLine(Server.Language));
    return 2;
}
