using Google.Protobuf;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Contracts.Tests;

/// <summary>The query contract says everything beside its fields, and keeps "no data" apart from zero.</summary>
public sealed class KpiProtoTests
{
    [Theory]
    [InlineData("kpi.proto")]
    [InlineData("tickets.proto")]
    [InlineData("feedback.proto")]
    public void Proto_EveryDeclaration_HasAComment(string file)
    {
        var lines = ContractFiles.Read($"grpc/streaming/kpi/v1/{file}").Split('\n').Select(line => line.Trim()).ToList();

        for (var i = 1; i < lines.Count; i++)
        {
            var isDeclared = lines[i].StartsWith("message ", StringComparison.Ordinal)
                || lines[i].StartsWith("enum ", StringComparison.Ordinal)
                || lines[i].StartsWith("rpc ", StringComparison.Ordinal)
                || (lines[i].Contains(" = ", StringComparison.Ordinal) && !lines[i].StartsWith("option ", StringComparison.Ordinal)
                    && !lines[i].StartsWith("//", StringComparison.Ordinal) && !lines[i].StartsWith("syntax", StringComparison.Ordinal));

            Assert.True(!isDeclared || lines[i - 1].StartsWith("//", StringComparison.Ordinal), $"Line {i + 1} has no comment: {lines[i]}");
        }
    }

    [Fact]
    public void Proto_EveryWindowAndStep_IsNamed()
    {
        var proto = ContractFiles.Read("grpc/streaming/kpi/v1/kpi.proto");

        Assert.All(Constants.Of(typeof(WindowNames)).Values, name => Assert.Contains($"`{name}`", proto, StringComparison.Ordinal));
        Assert.All(Constants.Of(typeof(StepNames)).Values, name => Assert.Contains($"`{name}`", proto, StringComparison.Ordinal));
        Assert.All(Constants.Of(typeof(ErrorTrailers)).Values, name => Assert.Contains($"`{name}`", proto, StringComparison.Ordinal));
    }

    [Fact]
    public void KpiValue_WithoutValue_StaysAbsentOnTheWire()
    {
        var absent = new KpiValue { Key = "nps", AbsentReason = AbsentReason.NoData };
        var zero = new KpiValue { Key = "nps", Value = 0, SampleSize = 10 };

        Assert.False(KpiValue.Parser.ParseFrom(absent.ToByteArray()).HasValue);
        Assert.True(KpiValue.Parser.ParseFrom(zero.ToByteArray()).HasValue);
    }

    [Fact]
    public void KpiService_Methods_AreThoseOfTheContract() =>
        Assert.Equal(
            ["ListKpis", "ListLabels", "GetKpis", "GetSeries", "GetLoadProfile", "WatchKpis"],
            KpiService.Descriptor.Methods.Select(method => method.Name));
}
