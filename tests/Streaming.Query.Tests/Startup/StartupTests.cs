using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Policies;
using Streaming.Hosting;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Startup;

public sealed class StartupTests
{
    [Theory]
    [InlineData("--Engine:TimeZone=Mars/Base")]
    [InlineData("--Sla:DefaultCalendar=nowhere")]
    [InlineData("--Sla:File=no-such-file.yaml")]
    [InlineData("--Query:MetricsRows=0")]
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
}
