using Confluent.Kafka;
using Streaming.Ingestion.Publishing;

namespace Streaming.Ingestion.Tests.Publishing;

public sealed class JointReportTests
{
    private static readonly Error Refused = new(ErrorCode.Local_MsgTimedOut);
    private static readonly Error Taken = new(ErrorCode.NoError);
    private readonly List<Error> _told = [];

    [Fact]
    public void Take_AllTaken_IsToldOnceAfterTheLast()
    {
        var report = new JointReport(3, _told.Add);

        report.Take(Taken);
        report.Take(Taken);
        Assert.Empty(_told);
        report.Take(Taken);

        Assert.False(Assert.Single(_told).IsError);
    }

    [Fact]
    public void Take_OneRefused_IsARefusalOnceAllAreReported()
    {
        var report = new JointReport(4, _told.Add);

        report.Take(Refused);
        report.Take(Taken);
        Assert.Empty(_told);
        report.Take(Taken, 2);

        Assert.True(Assert.Single(_told).IsError);
    }
}
