using Streaming.Cli;
using Streaming.Cli.Output;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Tests.Cli;

public sealed class PrintableWriterTests
{
    [Fact]
    public void Text_WithWhatATerminalObeys_IsWrittenWithoutIt()
    {
        using var text = new StringWriter();
        using var bytes = new MemoryStream();
        var streams = new CliStreams(text, bytes, text);

        streams.Text.WriteLine("team \u001b[31mred\u001b[0m\u0007\tvoilà");
        streams.Errors.Write("no \u009b2Jteam");

        Assert.Equal($"team [31mred[0m\tvoilà{Environment.NewLine}no 2Jteam", text.ToString());
    }

    [Fact]
    public void Kpis_CountBesideARatio_IsACount()
    {
        using var text = new StringWriter();
        var row = new GroupRow
        {
            Values =
            {
                new KpiValue { Key = "csat_pct", Value = 0.8125, SampleSize = 80 },
                new KpiValue { Key = "csat_pct", Statistic = "satisfied", Value = 65, SampleSize = 80 },
            },
        };
        var response = new GetKpisResponse { State = new DataState(), Results = { new KpiResult { Interval = new Interval(), Rows = { row } } } };

        new KpiTable(new Dictionary<string, KpiDefinition> { ["csat_pct"] = new() { Key = "csat_pct", Unit = Unit.Ratio } }, hasTotals: true).Write(response, text);

        Assert.Matches(@"csat_pct\s.*%\s+80\s+satisfied 65\b", text.ToString());
    }
}
