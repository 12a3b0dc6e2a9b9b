using System.Globalization;

namespace Streaming.Contracts.Tests;

public sealed class InstantsTests
{
    [Theory]
    [InlineData("2026-03-02", "2026-03-02T00:00:00.0000000+00:00")]
    [InlineData("2026-03-02T09:14", "2026-03-02T09:14:00.0000000+00:00")]
    [InlineData("2026-03-02T09:14Z", "2026-03-02T09:14:00.0000000+00:00")]
    [InlineData("2026-03-02T09:14:05", "2026-03-02T09:14:05.0000000+00:00")]
    [InlineData("2026-03-02t09:14:05z", "2026-03-02T09:14:05.0000000+00:00")]
    [InlineData("2026-03-02 09:14:05Z", "2026-03-02T09:14:05.0000000+00:00")]
    [InlineData("2026-03-02T09:14:05.25+01:00", "2026-03-02T09:14:05.2500000+01:00")]
    [InlineData("2026-03-02T09:14:05.1234567-05:45", "2026-03-02T09:14:05.1234567-05:45")]
    [InlineData("2026-03-02T09:14:05.123456789Z", "2026-03-02T09:14:05.1234567+00:00")]
    [InlineData("2026-03-02 09:14:05.999999999999+14:00", "2026-03-02T09:14:05.9999999+14:00")]
    [InlineData("2026-03-02T09:14:05,123456789+00:00", "2026-03-02T09:14:05.1234567+00:00")]
    [InlineData("2026-03-02 10:14:05+01", "2026-03-02T10:14:05.0000000+01:00")]
    [InlineData("2026-03-02 10:14:05.25-03", "2026-03-02T10:14:05.2500000-03:00")]
    [InlineData("2026-03-02 10:14:05 +0100", "2026-03-02T10:14:05.0000000+01:00")]
    [InlineData("2026-03-02T10:14:05 +01:00", "2026-03-02T10:14:05.0000000+01:00")]
    [InlineData(" 2026-03-02T09:14Z\r", "2026-03-02T09:14:00.0000000+00:00")]
    [InlineData("2026-03-02 ", "2026-03-02T00:00:00.0000000+00:00")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00.0000000+00:00")]
    public void TryParse_DaysAndTimes_AreRead(string text, string expected)
    {
        Assert.True(Instants.TryParse(text, out var instant));
        Assert.Equal(expected, instant.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("02/03/2026")]
    [InlineData("3/2")]
    [InlineData("09:14")]
    [InlineData("2026-03")]
    [InlineData("2026-02-29")]
    [InlineData("2026-03-02T24:00:00Z")]
    [InlineData("2026-03-02T09:14:05 01:00")]
    [InlineData("2026-03-02T09:14:05 01")]
    [InlineData("2026-03-02 09:14:05  01:00")]
    [InlineData("2026-03-02T09:14:05+1")]
    [InlineData("2026-03-02T09:14:05+15")]
    [InlineData("2026-03-02T09:14:05+0160")]
    [InlineData("2026-03-02T09:14:05,Z")]
    [InlineData("2026-03-02T09:14.5Z")]
    [InlineData("2026-03-02T09:14:05.12x456789Z")]
    [InlineData("1772442845")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(Instants.TryParse(text, out _));
}
