using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace OneCity.Exchange.Simulation;

/// <summary>
/// Runs a simulation over copies of the production assemblies in which one method has been rewritten in memory. The files
/// that are shipped hold no seam for it: nothing virtual, no setting, no hook.
/// </summary>
/// <remarks>
/// The copies live in a load context of their own, together with a copy of this assembly. The simulation inside gets the
/// options alone: its checker cannot know which mutant it looks at.
/// </remarks>
public static class MutantRun
{
    private static readonly string[] Rewritten = ["OneCity.Exchange", "OneCity.Cases"];

    /// <summary>Runs the options with this mutant.</summary>
    public static SimulationReport Run(SimulationOptions options, Mutant mutant)
    {
        ArgumentNullException.ThrowIfNull(mutant);
        var copies = new Copies(mutant);
        try
        {
            var run = copies.LoadFromAssemblyName(typeof(MutantRun).Assembly.GetName())
                .GetType(typeof(MutantRun).FullName!)!.GetMethod(nameof(RunInside), BindingFlags.NonPublic | BindingFlags.Static)!;
            var report = (string)run.Invoke(null, [JsonSerializer.Serialize(options)])!;
            return JsonSerializer.Deserialize<SimulationReport>(report)!;
        }
        finally
        {
            copies.Unload();
        }
    }

    private static string RunInside(string options) =>
        JsonSerializer.Serialize(Simulator.Run(JsonSerializer.Deserialize<SimulationOptions>(options)!));

    private sealed class Copies(Mutant mutant) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var own = typeof(MutantRun).Assembly;
            if (assemblyName.Name == own.GetName().Name) return LoadCopy(File.ReadAllBytes(own.Location));
            if (!Rewritten.Contains(assemblyName.Name)) return null;
            var file = Path.Combine(Path.GetDirectoryName(own.Location)!, assemblyName.Name + ".dll");
            return LoadCopy(mutant.Type.StartsWith(assemblyName.Name + ".", StringComparison.Ordinal) ? Rewrite(file) : File.ReadAllBytes(file));
        }

        private Assembly LoadCopy(byte[] bytes)
        {
            using var stream = new MemoryStream(bytes);
            return LoadFromStream(stream);
        }

        /// <summary>The assembly with the body of one method replaced by a call to the wrong decision.</summary>
        private byte[] Rewrite(string file)
        {
            using var assembly = AssemblyDefinition.ReadAssembly(file);
            var type = assembly.MainModule.GetType(mutant.Type) ?? throw new MissingMemberException(mutant.Type, mutant.Method);
            var method = type.Methods.Single(each => each.Name == mutant.Method);
            using var own = AssemblyDefinition.ReadAssembly(typeof(MutantRun).Assembly.Location);
            var replacement = own.MainModule.GetType(typeof(Changed).FullName).Methods.Single(each => each.Name == mutant.Replacement);
            var target = new MethodReference(replacement.Name, method.ReturnType,
                new TypeReference(typeof(Changed).Namespace, nameof(Changed), assembly.MainModule, AssemblyNameReference.Parse(own.Name.FullName)));
            assembly.MainModule.AssemblyReferences.Add((AssemblyNameReference)target.DeclaringType.Scope);
            if (method.HasThis) target.Parameters.Add(new ParameterDefinition(type));
            foreach (var parameter in method.Parameters) target.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
            method.Body = new Mono.Cecil.Cil.MethodBody(method);
            var body = method.Body.GetILProcessor();
            for (var index = 0; index < target.Parameters.Count; index++) body.Emit(OpCodes.Ldarg, index);
            body.Emit(OpCodes.Call, target);
            body.Emit(OpCodes.Ret);
            using var written = new MemoryStream();
            assembly.Write(written);
            return written.ToArray();
        }
    }
}
