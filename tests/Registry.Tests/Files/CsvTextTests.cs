using System.Text;
using CsCheck;
using OneCity.Registry.Files;
using Xunit;

namespace OneCity.Registry.Tests.Files;

public class CsvTextTests
{
    [Fact]
    public void A_line_of_a_gigabyte_is_refused_after_a_few_bytes()
    {
        using var endless = new Endless(1L << 30);
        using var text = new CsvText(endless);
        var stopped = Assert.Throws<CsvStopped>(() => text.Next());
        Assert.Equal((1, CsvStop.TooLong), (stopped.Line, stopped.Reason));
        Assert.InRange(endless.Given, 1, 1 << 20);
    }

    [Fact]
    public void A_comment_of_a_gigabyte_is_refused_too()
    {
        using var endless = new Endless(1L << 30, first: (byte)'#');
        using var text = new CsvText(endless);
        Assert.Throws<CsvStopped>(() => text.Next());
        Assert.InRange(endless.Given, 1, 1 << 20);
    }

    [Fact]
    public void Records_know_the_line_they_begin_on()
    {
        using var text = Of("# first\r\na,b\r\n\r\n\"x\ny\",\"say \"\"hi\"\"\"\r\nlast,");
        Assert.Equal("2: a|b", Next(text));
        Assert.Equal("4: x\ny|say \"hi\"", Next(text));
        Assert.Equal("6: last|", Next(text));
        Assert.Null(text.Next());
    }

    [Theory]
    [InlineData("a,\"b")]
    [InlineData("a,\"b\"c\n")]
    public void A_quotation_mark_that_does_not_close_is_refused(string csv)
    {
        using var text = Of(csv);
        Assert.Equal(CsvStop.BadQuote, Assert.Throws<CsvStopped>(() => text.Next()).Reason);
    }

    [Fact]
    public void What_is_written_by_the_rules_is_read_back() => Cells.Sample(record =>
    {
        using var text = Of(string.Join(',', record.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n");
        return text.Next() is var (line, cells) && line == 1 && cells.SequenceEqual(record);
    });

    private static readonly Gen<string[]> Cells = Gen.String[Gen.Char["长沙株洲湘潭abc,\"\n #=1"], 0, 12].Array[2, 6];

    private static CsvText Of(string csv) => new(new MemoryStream(Encoding.UTF8.GetBytes(csv)));

    private static string Next(CsvText text) => text.Next() is var (line, cells) ? $"{line}: {string.Join('|', cells)}" : "";

    /// <summary>One endless line.</summary>
    private sealed class Endless(long length, byte first = (byte)'a') : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var give = (int)Math.Min(count, length - Given);
            Array.Fill(buffer, (byte)'a', offset, give);
            if (Given == 0 && give > 0) buffer[offset] = first;
            Given += give;
            return give;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
