using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Grpc.Core;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Exports;

/// <summary>Tables over gRPC: what they say is what lists and series say, in a form that other programs read.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task ExportTickets_Csv_IsReadBackAsWritten()
    {
        await using var host = await TicketDesk.StartAsync(TicketDesk.Log());

        var (text, chunks) = await ReadAsync(host.Tickets.ExportTickets(new ExportTicketsRequest { Selection = new ListTicketsRequest { Kpi = "tickets_total", Window = "24h", Order = TicketOrder.Oldest } }));

        Assert.Equal("text/csv; charset=utf-8; header=present", chunks[0].ContentType);
        Assert.NotEmpty(chunks[0].State.StateId);
        Assert.Equal((true, 3, false), (chunks[^1].Last, chunks[^1].RowCount, chunks[^1].Incomplete));
        Assert.StartsWith("tenant,subject,id,status,", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.Equal(4, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        var rows = csv.GetRecords<dynamic>().Select(row => (IDictionary<string, object>)row).ToList();
        Assert.Equal(["T-1", "T-2", "'=T-3"], rows.Select(row => row["id"]));
        Assert.Equal(["billing", "a \"b\", c", "'-tech"], rows.Select(row => row["team"]));
        Assert.Equal(["300", "1800.5", ""], rows.Select(row => row["first_response_time_seconds"]));
        Assert.Equal(["solved", "new", "new"], rows.Select(row => row["status"]));
        Assert.Equal("2026-03-02T00:00:00.000Z", rows[0]["created_at"]);
        Assert.Equal("", rows[2]["first_response_at"]);
    }

    [Fact]
    public async Task ExportTickets_JsonLines_KeepsTextsAndAbsentValues()
    {
        await using var host = await TicketDesk.StartAsync(TicketDesk.Log());

        var (text, chunks) = await ReadAsync(host.Tickets.ExportTickets(new ExportTicketsRequest
        {
            Selection = new ListTicketsRequest { Kpi = "unanswered_open" },
            Format = ExportFormat.JsonLines,
        }));

        using var row = JsonDocument.Parse(Assert.Single(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("application/x-ndjson", chunks[0].ContentType);
        Assert.Equal(("=T-3", "-tech"), (row.RootElement.GetProperty("id").GetString(), row.RootElement.GetProperty("team").GetString()));
        Assert.Equal(JsonValueKind.Null, row.RootElement.GetProperty("first_response_time_seconds").ValueKind);
    }

    [Fact]
    public async Task ExportTickets_ManyTickets_ComeInChunksEachOnceInOrder()
    {
        var log = new EventLog();
        for (var i = 0; i < 7_500; i++)
        {
            log.Created($"T-{i:0000}", TicketDesk.Start + i, team: "billing");
        }

        await using var host = await TicketDesk.StartAsync(log);

        var (text, chunks) = await ReadAsync(host.Tickets.ExportTickets(new ExportTicketsRequest { Selection = new ListTicketsRequest { Kpi = "tickets_total", Window = "24h", Order = TicketOrder.Oldest } }));

        var ids = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[2]);
        Assert.Equal(Enumerable.Range(0, 7_500).Select(i => $"T-{i:0000}"), ids);
        Assert.True(chunks.Count > 10);
        Assert.All(chunks, chunk => Assert.True(chunk.Data.Length < 2 * QueryLimits.ExportChunkBytes, $"A chunk has {chunk.Data.Length} bytes."));
        Assert.All(chunks, chunk => Assert.Equal((byte)'\n', chunk.Data[^1]));
    }

    [Fact]
    public async Task ExportSeries_NoNumber_SaysWhyInTheWordsOfTheApi()
    {
        await using var host = await TicketDesk.StartAsync(TicketDesk.Log());
        var selection = new GetSeriesRequest { Kpis = { "csat_mean" }, Window = "1h", Step = "1h" };

        var (text, _) = await ReadAsync(host.Tickets.ExportSeries(new ExportSeriesRequest { Selection = selection }));

        Assert.EndsWith(",no_data", text.TrimEnd().Split('\n')[^1].TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportSeries_ByTeam_HasTheNumbersOfTheSeries()
    {
        await using var host = await TicketDesk.StartAsync(TicketDesk.Log());
        var selection = new GetSeriesRequest { Kpis = { "tickets_total", "first_response_time" }, Window = "24h", Step = "1h", GroupBy = { "team" } };

        var (text, chunks) = await ReadAsync(host.Tickets.ExportSeries(new ExportSeriesRequest { Selection = selection }));

        var series = await host.Client.GetSeriesAsync(selection);
        var expected = series.Points.SelectMany(point => point.Rows.SelectMany(row => row.Values.Select(value =>
            $"{point.Interval.Start.ToDateTimeOffset():yyyy-MM-ddTHH:mm:ss.fffZ}|{row.Group[0].Value}|{value.Key}|{value.Statistic}|{(value.HasValue ? value.Value.ToString(CultureInfo.InvariantCulture) : "")}|{value.SampleSize}")));
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        var rows = csv.GetRecords<dynamic>().Select(row => (IDictionary<string, object>)row).ToList();
        Assert.Equal(expected, rows.Select(row => $"{row["start"]}|{((string)row["team"]).TrimStart('\'')}|{row["kpi"]}|{row["statistic"]}|{row["value"]}|{row["sample_size"]}"));
        Assert.Equal(rows.Count, chunks[^1].RowCount);
        Assert.Equal(series.State.StateId, chunks[0].State.StateId);
    }

    [Fact]
    public async Task Export_BadArguments_NameTheirFields()
    {
        await using var host = await TicketDesk.StartAsync(TicketDesk.Log());

        await RefusedAsync(host.Tickets.ExportTickets(new ExportTicketsRequest()), "selection.kpi");
        await RefusedAsync(host.Tickets.ExportTickets(new ExportTicketsRequest { Selection = new ListTicketsRequest { Kpi = "mttr", PageSize = 3 } }), "selection.page_size");
        await RefusedAsync(host.Tickets.ExportTickets(new ExportTicketsRequest { Selection = new ListTicketsRequest { Kpi = "mttr", Window = "2h" } }), "selection.window");
        await RefusedAsync(host.Tickets.ExportTickets(new ExportTicketsRequest { Selection = new ListTicketsRequest { Kpi = "mttr" }, Format = (ExportFormat)7 }), "format");
        await RefusedAsync(host.Tickets.ExportSeries(new ExportSeriesRequest()), "kpis");
    }

    [Fact]
    public async Task Export_OneTooMany_IsRefusedUntilOneEnds()
    {
        var log = new EventLog();
        for (var i = 0; i < 4_000; i++)
        {
            log.Created($"T-{i:0000}", TicketDesk.Start + i, team: new string('x', 200));
        }

        await using var host = await TicketDesk.StartAsync(log);
        var request = new ExportTicketsRequest { Selection = new ListTicketsRequest { Kpi = "tickets_total", Window = "24h" } };

        // Readers that take one piece and then no more: the server waits for them.
        var open = new List<AsyncServerStreamingCall<ExportChunk>>();
        for (var i = 0; i < QueryLimits.Exports; i++)
        {
            open.Add(host.Tickets.ExportTickets(request));
            Assert.True(await open[i].ResponseStream.MoveNext(CancellationToken.None));
        }

        var fault = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(host.Tickets.ExportTickets(request)));
        Assert.Equal(StatusCode.ResourceExhausted, fault.StatusCode);

        foreach (var call in open)
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
            }

            call.Dispose();
        }

        var (_, chunks) = await ReadAsync(host.Tickets.ExportTickets(request));
        Assert.Equal(4_000, chunks[^1].RowCount);
    }

    private static async Task RefusedAsync(AsyncServerStreamingCall<ExportChunk> call, string field)
    {
        var fault = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(call));
        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith(field + ":", fault.Status.Detail, StringComparison.Ordinal);
    }

    private static async Task<(string Text, List<ExportChunk> Chunks)> ReadAsync(AsyncServerStreamingCall<ExportChunk> call)
    {
        using (call)
        {
            var chunks = new List<ExportChunk>();
            await foreach (var chunk in call.ResponseStream.ReadAllAsync())
            {
                chunks.Add(chunk);
            }

            return (Encoding.UTF8.GetString([.. chunks.SelectMany(chunk => chunk.Data)]), chunks);
        }
    }
}
