using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using OneCity.Access;

namespace OneCity.Web.Hosting;

/// <summary>Data-protection keys in the database: a restart keeps everybody signed in, and every web process over it reads the same cookies.</summary>
internal sealed class WebKeys(WebMemory memory) : IXmlRepository
{
    /// <summary>Adds data protection over the database.</summary>
    public static IServiceCollection Add(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("OneCity");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlRepository = new WebKeys(provider.GetRequiredService<WebMemory>())));
        return services;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. memory.Keys().GetAwaiter().GetResult().Select(xml => XElement.Parse(xml))];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) =>
        memory.AddKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)).GetAwaiter().GetResult();
}
