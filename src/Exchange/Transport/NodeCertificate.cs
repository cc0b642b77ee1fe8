using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OneCity.Exchange;

/// <summary>
/// The certificate this node shows to other nodes: self-signed, made anew from the node's own key at each start and 30 days before it
/// ends. Peers pin the key, not the certificate, so renewing it asks nothing of anybody.
/// </summary>
/// <remarks>The key is P-256 whatever suite the cities sign with: TLS 1.3 (RFC 8446) knows it everywhere.</remarks>
public sealed class NodeCertificate(string folder, TimeProvider clock)
{
    private static readonly TimeSpan Length = TimeSpan.FromDays(397);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    private readonly Lock _gate = new();
    private X509Certificate2? _current;

    /// <summary>The certificate with its private key.</summary>
    public X509Certificate2 Current()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_current is null || _current.NotAfter.ToUniversalTime() < now.UtcDateTime + RenewBefore) _current = Make(ReadKey(), now.AddDays(-1), now + Length);
            return _current;
        }
    }

    /// <summary>What peers pin, as two administrators read it to each other.</summary>
    public string Fingerprint => FingerprintOf(Current());

    /// <summary>A new key for this node; every peer must be told the new fingerprint.</summary>
    public string Renew()
    {
        lock (_gate)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            SecretFile.Write(KeyFile, key.ExportPkcs8PrivateKeyPem());
            _current = null;
            return Fingerprint;
        }
    }

    /// <summary>Fingerprint of a certificate's public key.</summary>
    public static string FingerprintOf(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return KeyRing.Fingerprint(certificate.PublicKey.ExportSubjectPublicKeyInfo());
    }

    /// <summary>A self-signed certificate for these days.</summary>
    internal static X509Certificate2 Make(ECDsa key, DateTimeOffset from, DateTimeOffset until)
    {
        var request = new CertificateRequest("CN=OneCity node", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(from, until);
        // Through PKCS #12, since not every TLS library takes a key that lives only beside the certificate.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private string KeyFile => Path.Combine(folder, "node.pem");

    private ECDsa ReadKey()
    {
        if (!File.Exists(KeyFile))
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            SecretFile.WriteOnce(KeyFile, fresh.ExportPkcs8PrivateKeyPem());
        }
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(KeyFile));
        return key;
    }
}
