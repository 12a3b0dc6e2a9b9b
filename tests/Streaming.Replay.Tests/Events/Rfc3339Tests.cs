using System.Text;
using Streaming.Replay.Events;

namespace Streaming.Replay.Tests.Events;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("2026-03-02T09:14:05Z", "2026-03-02T09:14:05Z")]
    [InlineData("2026-03-02t09:14:05.250z", "2026-03-02T09:14:05.250Z")]
    [InlineData("2026-03-02T09:14:05.123456789Z", "2026-03-02T09:14:05.1234567Z")]
    [InlineData("2026-03-02T00:14:05+01:30", "2026-03-01T22:44:05Z")]
    [InlineData("2026-03-02T09:14:05-00:00", "2026-03-02T09:14:05Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z")]
    public void TryParse_Time_IsReadAndWrittenInUtc(string text, string expected)
    {
        Assert.True(Rfc3339.TryParse(Encoding.ASCII.GetBytes(text), out var time));

        Span<byte> written = stackalloc byte[Rfc3339.MaxLength];
        Assert.Equal(expected, Encoding.ASCII.GetString(written[..Rfc3339.Format(time, written)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-02T09:14:05")]
    [InlineData("2026-03-02 09:14:05Z")]
    [InlineData("2026-02-29T09:14:05Z")]
    [InlineData("2026-13-01T09:14:05Z")]
    [InlineData("2026-03-02T24:00:00Z")]
    [InlineData("2026-03-02T09:14:05.Z")]
    [InlineData("2026-03-02T09:14:05+0100")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:60Z")]
    public void TryParse_NoTime_IsRefused(string text) => Assert.False(Rfc3339.TryParse(Encoding.ASCII.GetBytes(text), out _));
}
