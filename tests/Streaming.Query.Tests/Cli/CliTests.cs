using System.Diagnostics;
using System.Text;
using Streaming.Cli;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Cli;

/// <summary>The command line against a running query service.</summary>
public sealed class CliTests : IAsyncLifetime
{
    private QueryHost _host = null!;

    public async Task InitializeAsync() => _host = await TicketDesk.StartAsync(TicketDesk.Log());

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Kpis_OneSplitByTeam_ShowsEveryGroup()
    {
        var (code, text, _) = await RunAsync("kpis", "first_response_time", "tickets_total", "--group-by", "team");

        Assert.Equal(0, code);
        Assert.Contains("2026-03-01 01:00:00 to 2026-03-02 01:00:10 UTC", text, StringComparison.Ordinal);
        Assert.Matches(@"billing\s+first_response_time\s+5\.0 min \(mean\)\s+1\s+p50", text);
        Assert.Matches(@"-tech\s+first_response_time\s+-\s+0", text);
    }

    // Of all customers together it is the number of tickets once more: nobody who lists everything asks for that.
    [Theory]
    [InlineData(false, "kpis")]
    [InlineData(true, "kpis", "tickets_total", "tickets_by_customer", "category_share", "tickets_by_category")]
    [InlineData(true, "kpis", "--filter", "category=unknown")]
    [InlineData(true, "kpis", "--group-by", "category")]
    public async Task Kpis_OfGroups_AreShownWhereTheySaySomething(bool areShown, params string[] args)
    {
        var (code, text, errors) = await RunAsync(args);

        Assert.True(code == 0, errors);
        Assert.Contains("tickets_total", text, StringComparison.Ordinal);
        Assert.Equal(areShown, text.Contains("tickets_by_category", StringComparison.Ordinal));
        Assert.Equal(areShown, text.Contains("category_share", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TicketsList_Default_SlowestFirst()
    {
        var (code, text, _) = await RunAsync("tickets", "list", "first_response_time", "--limit", "5");

        Assert.Equal(0, code);
        Assert.Contains(": 2 tickets", text, StringComparison.Ordinal);
        Assert.Matches(@"T-2\s+New\s+a ""b"", c\s+unknown\s+30\.0 min\s+2026-03-02 00:30:01\s+1[\s\S]*T-1\s+Solved\s+billing\s+unknown\s+5\.0 min", text);
    }

    [Theory]
    [InlineData("frt_literal", @"ticket\s+status\s+team\s+priority\s+at\s+times")]
    [InlineData("wait_time", @"ticket\s+status\s+team\s+priority\s+value\s+at\s+times[\s\S]*T-1\s+Solved\s+billing\s+unknown\s+1\.0 h")]
    [InlineData("active_customers", @"ticket\s+status\s+customer\s+at\s+times[\s\S]*T-1\s+Solved\s+\S+\s+2026")]
    public async Task TicketsList_Values_AreShownWhereTheyAreMoreThanACount(string kpi, string shown)
    {
        var (code, text, _) = await RunAsync("tickets", "list", kpi);

        Assert.Equal(0, code);
        Assert.Matches(shown, text);
    }

    // As groups and filters call it, and as lists of what is no level do.
    [Fact]
    public async Task TicketsList_LevelWithoutAPriority_SaysUnknown()
    {
        var (code, text, _) = await RunAsync("tickets", "list", "backlog");

        Assert.Equal(0, code);
        Assert.Matches(@"T-2\s+New\s+a ""b"", c\s+unknown\s+2026", text);
    }

    [Fact]
    public async Task TicketsList_NumberThatIsNotMadeOfTickets_SaysWhatItIsMadeOf()
    {
        var (code, _, errors) = await RunAsync("tickets", "list", "revenue");

        Assert.Equal(1, code);
        Assert.Contains("'revenue' counts no tickets, but costs and revenues.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TicketsGet_InBothLanguages_TellsTheStory()
    {
        var (code, english, _) = await RunAsync("tickets", "get", "T-1");
        var (_, french, _) = await RunAsync("tickets", "get", "T-1", "--fr");

        Assert.Equal(0, code);
        Assert.Contains("2026-03-02 00:05:00  Reply by a1", english, StringComparison.Ordinal);
        Assert.Contains("first response 2026-03-02 00:05:00, after 5.0 min", english, StringComparison.Ordinal);
        Assert.Contains("first_response_time: 300", english, StringComparison.Ordinal);
        Assert.Contains("2026-03-02 00:05:00  Réponse de a1", french, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportTickets_ToFileAndToStandardOutput_IsTheSame()
    {
        var file = Path.GetTempFileName();
        try
        {
            var (code, _, errors) = await RunAsync("export", "tickets", "tickets_total", "-o", file);
            var (_, piped, _) = await RunAsync("export", "tickets", "tickets_total");

            Assert.Equal((0, "3 rows."), (code, errors.Trim()));
            Assert.Equal(piped, await File.ReadAllTextAsync(file));
            Assert.Equal(4, piped.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task ExportSeries_JsonLinesOfAPeriod_HasARowForEachStep()
    {
        var (code, text, errors) = await RunAsync("export", "series", "tickets_total", "--window", "today", "--step", "1h", "--format", "jsonl");

        Assert.Equal((0, "2 rows."), (code, errors.Trim()));
        Assert.StartsWith("{\"start\":\"2026-03-02T00:00:00.000Z\"", text, StringComparison.Ordinal);
        Assert.Contains("\"kpi\":\"tickets_total\",\"statistic\":\"\",\"value\":3", text.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_OneState_IsALine()
    {
        var (code, text, _) = await RunAsync("watch", "tickets_total", "backlog", "--window", "24h", "--count", "1");

        Assert.Equal(0, code);
        Assert.Equal("2026-03-02 01:00:10  tickets_total 3 (n 3)  backlog 2 (n 2)", text.Trim());
    }

    [Fact]
    public async Task Run_RefusedByTheServer_SaysWhyInOneLine()
    {
        var (code, text, errors) = await RunAsync("tickets", "list", "happiness");
        var (missing, _, _) = await RunAsync("tickets", "get", "T-99");

        Assert.Equal((1, 1), (code, missing));
        Assert.Empty(text);
        Assert.Contains("'happiness' is no KPI", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Required argument missing for command: 'list'.", "tickets", "list")]
    [InlineData("--filter: 'team' is not DIMENSION=VALUE,VALUE.", "kpis", "--filter", "team")]
    [InlineData("--from and --to go together.", "kpis", "--from", "2026-03-02")]
    [InlineData("--to: 'tomorrow' is no time; write 2026-03-02 or 2026-03-02T15:00:00Z.", "kpis", "--from", "2026-03-02", "--to", "tomorrow")]
    [InlineData("--from: 'soon' is no time; write 2026-03-02 or 2026-03-02T15:00:00Z.", "sla", "list", "--from", "soon")]
    [InlineData("--limit: '0' is no number from 1 up.", "tickets", "list", "backlog", "--limit", "0")]
    [InlineData("--limit: '-3' is no number from 1 up.", "kpis", "--limit", "-3")]
    [InlineData("--limit: 'all' is no number from 1 up.", "sla", "list", "--limit", "all")]
    [InlineData("--count: '0' is no number from 1 up.", "watch", "backlog", "--count", "0")]
    [InlineData("--output: the name is empty.", "export", "tickets", "mttr", "-o", "")]
    [InlineData("Argument 'xml' not recognized.", "export", "tickets", "mttr", "--format", "xml")]
    [InlineData("Unrecognized command or argument '--window'.", "sla", "list", "--window", "7d")]
    public async Task Run_BadCommandLine_SaysWhatIsWrongAndEndsWithTwo(string expected, params string[] args)
    {
        var (code, text, errors) = await RunAsync(args);

        Assert.Equal((2, ""), (code, text));
        Assert.StartsWith(expected, errors, StringComparison.Ordinal);
        Assert.EndsWith("See --help.", errors.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("tickets")]
    public async Task Run_NoCommand_SaysWhichThereAre(params string[] args)
    {
        var (code, text, _) = await RunAsync(args);

        Assert.Equal(2, code);
        Assert.Contains("Commands:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_ToAFolder_IsRefusedInWords()
    {
        var (code, _, errors) = await RunAsync("export", "tickets", "tickets_total", "-o", AppContext.BaseDirectory);

        Assert.Equal((1, $"{AppContext.BaseDirectory} is a folder; name a file to write."), (code, errors.Trim()));
    }

    [Fact]
    public async Task Run_NobodyListens_SaysWhere()
    {
        using var bytes = new MemoryStream();
        var errors = new StringWriter();

        var code = await CliProgram.RunAsync(["kpis", "--server", "http://127.0.0.1:1"], new CliStreams(new StringWriter(), bytes, errors));

        Assert.Equal(1, code);
        Assert.Contains("127.0.0.1:1 cannot be reached", errors.ToString(), StringComparison.Ordinal);
    }

    // The environment is the process's, which tests share: a process of its own.
    [Fact]
    public async Task Run_EnvironmentNamesNoAddress_SaysSo()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Streaming.Cli.dll"), "kpis"])
        {
            RedirectStandardError = true,
            Environment = { ["STREAMING_QUERY_URL"] = "localhost:9465" },
        };
        using var cli = Process.Start(start)!;
        var errors = await cli.StandardError.ReadToEndAsync();
        await cli.WaitForExitAsync();

        Assert.Equal((2, "STREAMING_QUERY_URL: 'localhost:9465' is no http or https address."), (cli.ExitCode, errors.Trim()));
    }

    private async Task<(int Code, string Text, string Errors)> RunAsync(params string[] args)
    {
        using var bytes = new MemoryStream();
        var (text, errors) = (new StringWriter(), new StringWriter());
        var code = await CliProgram.RunAsync([.. args, "--server", $"http://{_host.Channel.Target}"], new CliStreams(text, bytes, errors));
        return (code, text.ToString() + Encoding.UTF8.GetString(bytes.ToArray()), errors.ToString());
    }
}
