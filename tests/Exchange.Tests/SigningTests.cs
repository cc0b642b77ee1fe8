using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Xunit;

namespace OneCity.Exchange.Tests;

public sealed class SigningTests
{
    /// <remarks>GB/T 32918.5-2017, annex A: the signature over "message digest" by identity 1234567812345678.</remarks>
    [Fact]
    public void The_signature_of_the_national_standard_verifies()
    {
        var message = "message digest"u8.ToArray();
        var publicKey = Convert.FromHexString("04"
            + "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020" + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
        var signature = StandardDsaEncoding.Instance.Encode(GMNamedCurves.GetByName("sm2p256v1").N,
            new BigInteger("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3", 16),
            new BigInteger("B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA", 16));
        var suite = new Sm2Suite();
        Assert.True(suite.Verify(publicKey, message, signature));
        Assert.False(suite.Verify(publicKey, "another message"u8.ToArray(), signature));
        var identity = Convert.FromHexString("B2E14C5C79C6DF5B85F4FE7ED8DB7A262B9DA7E07CCB0EA9F4747B8CCDA8A4F3");
        Assert.Equal("F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640", Convert.ToHexString(suite.Hash([.. identity, .. message])));
    }

    /// <remarks>GB/T 32905-2016, annex A.</remarks>
    [Theory]
    [InlineData("abc", 1, "66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0")]
    [InlineData("abcd", 16, "DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732")]
    public void The_hashes_of_the_national_standard_come_out(string text, int times, string hash) =>
        Assert.Equal(hash, Convert.ToHexString(new Sm2Suite().Hash(System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, times))))));

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
