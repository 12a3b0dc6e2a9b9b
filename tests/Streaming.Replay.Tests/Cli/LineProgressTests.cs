using Streaming.Replay.Cli;
using Streaming.Replay.Replaying;

namespace Streaming.Replay.Tests.Cli;

public sealed class LineProgressTests
{
    private static readonly ReplayProgress Waiting = new()
    {
        Phase = ReplayPhase.WaitingForReader,
        Sent = 30,
        Acknowledged = 20,
        NotEvents = 0,
        Refused = 0,
        Total = 100,
        Fraction = 0.3,
        Unconsumed = 10,
        EventTime = null,
        Elapsed = TimeSpan.FromSeconds(2),
    };

    /// <summary>A wrong password or a misspelt group: the replay would wait for good, and nobody would know for what.</summary>
    [Theory]
    [InlineData(null, "WaitingForReader: 30 of 100 sent, 20 stored, 10 not consumed, 10/s")]
    [InlineData("Not authorized", "WaitingForReader: 30 of 100 sent, 20 stored, 10 not consumed, 10/s; the broker does not say how far the consumer group is: Not authorized")]
    public void Report_WaitingForTheReader_SaysWhyNobodyKnowsOfIt(string? fault, string expected)
    {
        using var output = new StringWriter();

        new LineProgress(output, () => fault).Report(Waiting);

        Assert.Equal(expected + Environment.NewLine, output.ToString());
    }
}
