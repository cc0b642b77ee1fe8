using System.Text.Json;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using OneCity.Testing;
using Xunit;

namespace OneCity.Exchange.Tests;

public sealed class SigningTests
{
    [Fact]
    public void The_signature_of_the_national_standard_verifies()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("ONECITY_TEST_DATA") ?? "", "sm-crypto", "gbt32918_5_annexA_sign.json");
        Assert.SkipUnless(File.Exists(file), "the national test vectors are not here");
        using var vector = JsonDocument.Parse(File.ReadAllText(file));
        string Text(string name) => vector.RootElement.GetProperty(name).GetString()!;
        byte[] publicKey = [4, .. Convert.FromHexString(Text("Px")), .. Convert.FromHexString(Text("Py"))];
        var signature = StandardDsaEncoding.Instance.Encode(GMNamedCurves.GetByName("sm2p256v1").N, new BigInteger(Text("r"), 16), new BigInteger(Text("s"), 16));
        var suite = new Sm2Suite();
        Assert.True(suite.Verify(publicKey, System.Text.Encoding.ASCII.GetBytes(Text("msg")), signature));
        Assert.False(suite.Verify(publicKey, System.Text.Encoding.ASCII.GetBytes("another message"), signature));
        Assert.Equal(Text("e"), Convert.ToHexString(suite.Hash([.. Convert.FromHexString(Text("ZA")), .. System.Text.Encoding.ASCII.GetBytes(Text("msg"))])));
    }

    [Fact]
    public void Every_message_of_a_batch_is_proved_by_the_one_signature_over_its_root()
    {
        var suite = new P256Suite();
        var leaves = Enumerable.Range(0, 7).Select(index => Convert.ToHexStringLower(suite.Hash([(byte)index]))).ToList();
        var (root, paths) = MerkleTree.Build(suite, leaves);
        for (var index = 0; index < leaves.Count; index++) Assert.Equal(root, MerkleTree.RootOf(suite, leaves[index], paths[index]));
        Assert.NotEqual(root, MerkleTree.RootOf(suite, leaves[0], paths[1]));
    }
}
