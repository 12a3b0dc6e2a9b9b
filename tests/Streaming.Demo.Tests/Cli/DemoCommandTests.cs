using Streaming.Demo.Cli;

namespace Streaming.Demo.Tests.Cli;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task Parse_NoArguments_IsTheBundledDemoOnItsDefaultPorts()
    {
        var options = await ParseAsync();

        Assert.Equal(new DemoOptions { GroupBy = options.GroupBy }, options);
        Assert.Empty(options.GroupBy);
        Assert.False(options.Ends);
    }

    [Fact]
    public async Task Parse_EveryOption_IsTaken()
    {
        var options = await ParseAsync(
            "--events", "a.ndjson", "--speed", "60", "--original-time", "--once", "--hold", "--json", "out.json", "--from", "2016-03-04", "--to", "2016-03-05T12:15:00+02:00",
            "--grpc-port", "0", "--http-port", "8080", "--worker-http-port", "0", "--keep-days", "400", "--sla", "mine.yaml", "--log-folder", "logs", "--plain", "--real-only");

        Assert.Equal(
            new DemoOptions
            {
                RealOnly = true,
                Events = "a.ndjson",
                Speed = ReplaySpeed.Times(60),
                OriginalTime = true,
                Once = true,
                Hold = true,
                Json = "out.json",
                GroupBy = options.GroupBy,
                From = new(2016, 3, 4, 0, 0, 0, TimeSpan.Zero),
                To = new(2016, 3, 5, 10, 15, 0, TimeSpan.Zero),
                GrpcPort = 0,
                HttpPort = 8080,
                WorkerHttpPort = 0,
                KeepDays = 400,
                Sla = "mine.yaml",
                LogFolder = "logs",
                Plain = true,
            },
            options);
    }

    [Fact]
    public async Task Parse_SeveralSplits_KeepsTheirOrder()
    {
        var options = await ParseAsync("--json", "-", "--group-by", "priority", "--group-by", "team,agent");

        Assert.Equal([["priority"], ["team", "agent"]], options.GroupBy);
    }

    [Fact]
    public async Task Parse_SpeedMax_IsMax() => Assert.Equal(ReplaySpeed.Max, (await ParseAsync("--speed", "max")).Speed);

    [Theory]
    [InlineData("none", false)]
    [InlineData("mine.yaml", true)]
    public async Task Parse_Sla_SaysWhetherThereArePromises(string value, bool expected) => Assert.Equal(expected, (await ParseAsync("--sla", value)).HasPromises);

    [Theory]
    [InlineData("--speed fast", "--speed fast: a number of at least 0.001, or max.")]
    [InlineData("--speed 0", "--speed 0: a number of at least 0.001, or max.")]
    [InlineData("--grpc-port 70000", "--grpc-port 70000: a port from 0 (any free one) to 65535.")]
    [InlineData("--http-port 0 --worker-http-port x", "--worker-http-port x: a port from 0 (any free one) to 65535.")]
    [InlineData("--from soon --to 2016-03-04", "--from soon: a time like 2026-03-02 or 2026-03-02T09:15:00Z.")]
    [InlineData("--keep-days 7", "--keep-days 7: 100 to 3650 days.")]
    [InlineData("--events ", "--events: the name is empty.")]
    [InlineData("--json ", "--json: the name is empty.")]
    [InlineData("--sla ", "--sla: the name is empty.")]
    [InlineData("--log-folder ", "--log-folder: the name is empty.")]
    [InlineData("--events --once", "--events --once: an option stands where a name must be.")]
    [InlineData("--json --once", "--json --once: an option stands where a name must be.")]
    [InlineData("--group-by planet", "--group-by planet: 'planet' is none of team, channel, category, priority, product, agent.")]
    [InlineData("--group-by team,team", "--group-by team,team: one or two different dimensions, separated by a comma.")]
    [InlineData("--group-by agent,channel", "--group-by agent,channel: agent stands alone or with team.")]
    public void Parse_WrongValue_SaysWhatIsAllowed(string line, string message)
    {
        var parsed = DemoCommand.Create(static (_, _) => Task.FromResult(0)).Parse(line.Split(' '));

        Assert.Contains(message, parsed.Errors.Select(static error => error.Message));
    }

    [Theory]
    [InlineData("--grpc-port 9000 --http-port 9000", "--grpc-port and --http-port are both 9000: one port each, or 0 for free ones.")]
    [InlineData("--hold", "--hold is for --once.")]
    [InlineData("--from 2016-03-04", "--from and --to go together.")]
    [InlineData("--from 2016-03-05 --to 2016-03-04", "--from must be before --to.")]
    [InlineData("--from 2016-03-04 --to 2016-03-05", "--from and --to are for --once and --json.")]
    [InlineData("--once --group-by team", "--group-by is for --json.")]
    public async Task Parse_OptionsThatDoNotGoTogether_AreRefusedBeforeAnythingIsStarted(string line, string message)
    {
        var refused = await Assert.ThrowsAsync<DemoException>(() => ParseAsync(line.Split(' ')));

        Assert.Equal(message, refused.Message);
        Assert.Equal(ExitCodes.BadOption, refused.ExitCode);
    }

    private static async Task<DemoOptions> ParseAsync(params string[] args)
    {
        DemoOptions? taken = null;
        var parsed = DemoCommand.Create((options, _) =>
        {
            taken = options;
            return Task.FromResult(0);
        }).Parse(args);

        Assert.Empty(parsed.Errors);
        await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        return taken!;
    }
}
