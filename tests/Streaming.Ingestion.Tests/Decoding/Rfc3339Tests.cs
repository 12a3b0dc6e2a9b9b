using System.Globalization;
using System.Text;
using Streaming.Ingestion.Decoding;

namespace Streaming.Ingestion.Tests.Decoding;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("1970-01-01T00:00:00.0009Z", 0)]
    [InlineData("1970-01-01T00:00:00.5z", 500)]
    [InlineData("1970-01-01t00:00:01.123456789Z", 1123)]
    [InlineData("1969-12-31T23:59:59.999Z", -1)]
    [InlineData("1970-01-01T01:00:00+01:00", 0)]
    [InlineData("1969-12-31T18:30:00-05:30", 0)]
    [InlineData("2000-02-29T00:00:00Z", 951_782_400_000)]
    [InlineData("2016-12-31T23:59:60Z", 1_483_228_800_000)]
    [InlineData("2017-01-01T00:59:60+01:00", 1_483_228_800_000)]
    [InlineData("0001-01-01T00:00:00Z", -62_135_596_800_000)]
    [InlineData("9999-12-31T23:59:59.999Z", 253_402_300_799_999)]
    public void TryParse_SoundTime_IsFlooredUnixMilliseconds(string text, long expected)
    {
        Assert.True(Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out var unixMs));
        Assert.Equal(expected, unixMs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-02T09:14:05")]
    [InlineData("2026-03-02 09:14:05Z")]
    [InlineData("2026-03-02T09:14Z")]
    [InlineData("2026-3-2T09:14:05Z")]
    [InlineData("2026-02-29T09:14:05Z")]
    [InlineData("1900-02-29T09:14:05Z")]
    [InlineData("2026-13-01T09:14:05Z")]
    [InlineData("2026-00-01T09:14:05Z")]
    [InlineData("2026-04-31T09:14:05Z")]
    [InlineData("2026-04-00T09:14:05Z")]
    [InlineData("0000-04-01T09:14:05Z")]
    [InlineData("2026-03-02T24:00:00Z")]
    [InlineData("2026-03-02T09:60:05Z")]
    [InlineData("2026-03-02T09:14:60Z")]
    [InlineData("2026-03-02T09:14:05.Z")]
    [InlineData("2026-03-02T09:14:05.1")]
    [InlineData("2026-03-02T09:14:05+0100")]
    [InlineData("2026-03-02T09:14:05+24:00")]
    [InlineData("2026-03-02T09:14:05+01:60")]
    [InlineData("2026-03-02T09:14:05Zulu")]
    [InlineData("-026-03-02T09:14:05Z")]
    [InlineData("2026-03-02T09:14:05ZZ")]
    public void TryParse_AnythingElse_IsRefused(string text) =>
        Assert.False(Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void TryParse_RandomTimes_AgreeWithTheFramework()
    {
        var random = new Random(20260302);
        for (var i = 0; i < 20_000; i++)
        {
            var offset = TimeSpan.FromMinutes(random.Next(-14 * 60, (14 * 60) + 1));
            var time = new DateTimeOffset(random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), offset);
            var text = time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

            Assert.True(Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out var unixMs), text);
            Assert.Equal(time.ToUnixTimeMilliseconds(), unixMs);
        }
    }
}
