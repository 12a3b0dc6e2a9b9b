using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Policies;
using Streaming.Hosting;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Query.Tests.Startup;

public sealed class StartupTests
{
    [Theory]
    [InlineData("--Engine:TimeZone=Mars/Base")]
    [InlineData("--Sla:DefaultCalendar=nowhere")]
    [InlineData("--Sla:File=no-such-file.yaml")]
    [InlineData("--Query:MetricsRows=0")]
    [InlineData("--Query:GrpcPort=many")]
    [InlineData("--Redis:CommandTimeout=long")]
    public async Task Host_BadOption_EndsWithACodeInsteadOfAnException(string option)
    {
        string[] args = ["--http-port=0", "--grpc-port=0", option];
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddStreamingHosting(args, 0, QueryHosting.Listeners);
        builder.AddQuery(args);
        await using var app = builder.Build();

        Assert.Equal(StreamingHostRunner.BadConfiguration, await app.RunStreamingAsync(static app => app.MapStreamingEndpoints().MapQuery()));
    }

    [Fact]
    public void Host_BadOptionsInSeveralSections_AreAllTold()
    {
        string[] args =
        [
            "--Engine:TimeZone=Mars", "--Engine:MaxFacts=many", "--Engine:Horizon=long", "--Engine:SurveyCuts:0:Kind=mood",
            "--Sla:DefaultCalendar=nowhere", "--Query:GrpcPort=many", "--Query:MetricsDimensions:0=mood", "--Kpis:MinimumSample=0",
            "--Redis:CommandTimeout=long", "--Redis:ReadPageBytes=many", "--Redis:Address=http://nowhere", "--Redis:RetryDelay=00:00:05",
        ];

        Assert.Equal(
        [
            "Engine:Horizon is 'long' but must be a duration, d.hh:mm:ss.",
            "Engine:MaxFacts is 'many' but must be a whole number.",
            "Engine:SurveyCuts:0:Kind is 'mood' but must be one of Csat, Nps, Ces.",
            "Engine:TimeZone is 'Mars' but must be the IANA id of a time zone, such as Europe/Berlin.",
            "Kpis:MinimumSample is '0' but must be 1 to 1,000,000.",
            "Query:GrpcPort is 'many' but must be a whole number.",
            "Query:MetricsDimensions is 'mood' but must be a dimension of the main cube.",
            "Redis:Address: A Redis URL must read redis://[user:password@]host[:port][/database], with rediss:// for TLS.",
            "Redis:CommandTimeout is 'long' but must be a duration, d.hh:mm:ss.",
            "Redis:ReadPageBytes is 'many' but must be a whole number.",
            "Redis:RetryDelayLimit (00:00:02) must not be less than RetryDelay (00:00:05).",
            "Sla:DefaultCalendar is 'nowhere' but must be a calendar: one of 24x7.",
        ],
            FaultsOf(args));
    }

    [Theory]
    [InlineData("--htp-port is no option: it must be spelt as --", "--htp-port=0")]
    [InlineData("--htp-port is no option: it must be spelt as --", "--htp-port", "0")]
    [InlineData("--Qurey:MetricsRows is no option: it must be spelt as --", "--Qurey:MetricsRows=5")]
    [InlineData("--original-time is no option: it must be spelt as --", "--original-time")]
    [InlineData("--http-port has no value", "--http-port")]
    [InlineData("'stray' is no option", "--http-port", "0", "stray")]
    [InlineData("'-p' is no option", "-p", "--http-port=0")]
    public void Host_CommandLineThatIsNotUnderstood_IsAFaultAmongTheOthers(string expected, params string[] args)
    {
        var faults = FaultsOf(["--Query:MetricsRows=0", .. args]);

        Assert.Contains(faults, fault => fault.StartsWith(expected, StringComparison.Ordinal));
        Assert.Contains("Query:MetricsRows is '0' but must be 1 to 1000.", faults);
    }

    [Theory]
    [InlineData("--environment=Production", "--urls=http://127.0.0.1:0", "/Query:MetricsRows=5", "Kafka:Bootstrap=somewhere:9092", "--Logging:LogLevel:Default", "Debug")]
    [InlineData("--ENVIRONMENT", "Production", "--query:metricsrows=5", "--HTTP-PORT=0", "--grpc-port=0", "--address=*")]
    public void Host_CommandLineOfOptions_HasNoFault(params string[] args) => Assert.Empty(FaultsOf(args));

    [Fact]
    public async Task Host_SectionOfAFileThatThereIsNot_IsAFault()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            folder["appsettings.json"],
            """{ "$schema": "x", "Logging": {}, "AllowedHosts": "*", "Kestrel": {}, "Kafka": { "Bootstrap": "k:9092" }, "query": { "MetricsRows": 5 }, "Querry": { "MetricsRows": 5 } }""");

        var fault = Assert.Single(FaultsOf([$"--contentRoot={folder.FullPath}"]));

        Assert.StartsWith("Querry in appsettings.json is no section: it must be spelt as one of Hosting, ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_Configuration_IsToldByTheHashOfAllOfIt()
    {
        await using var host = await QueryHost.StartAsync(
            new FakeShardReader(), SmallDesk.Now, "--Sla:Calendars:desk:TimeZone=Europe/Paris", "--Sla:Calendars:desk:Hours=daily 09:00-18:00", "--Sla:DefaultCalendar=desk");
        var nine = new DayHours(new DaySpan(9 * 60, 18 * 60));
        var calendar = new BusinessCalendar(
            "desk", TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), new WeeklyHours(Enum.GetValues<DayOfWeek>().ToDictionary(static day => day, _ => nine)));
        var expected = new EngineSettings { Sla = new SlaPolicySet([], calendar) }.ConfigurationHash();

        var metrics = await host.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Contains(
            $"streaming_configuration_info{{version=\"0.1.0\",configuration_hash=\"{expected.ToString("x16", CultureInfo.InvariantCulture)}\"}} 1",
            metrics,
            StringComparison.Ordinal);
    }

    private static List<string> FaultsOf(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddStreamingHosting(args, 0, QueryHosting.Listeners);
        builder.AddQuery(args);
        using var services = builder.Services.BuildServiceProvider();
        var thrown = Record.Exception(services.GetRequiredService<IStartupValidator>().Validate);
        var faults = thrown is AggregateException several ? several.InnerExceptions : thrown is null ? [] : (IEnumerable<Exception>)[thrown];
        return [.. faults.Cast<OptionsValidationException>().SelectMany(static fault => fault.Failures).Order(StringComparer.Ordinal)];
    }
}
