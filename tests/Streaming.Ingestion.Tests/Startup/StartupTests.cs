using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Streaming.Hosting;

namespace Streaming.Ingestion.Tests.Startup;

public sealed class StartupTests
{
    [Theory]
    [InlineData("--Ingestion:CommitBytes=1")]
    [InlineData("--Ingestion:CommitBytes=abc")]
    [InlineData("--Ingestion:DrainTimeout=long")]
    [InlineData("--Ingestion:DrainTimeout=10675199.02:48:05")]
    [InlineData("--Ingestion:DrainTimeout=-00:01:00")]
    [InlineData("--Kafka:SessionTimeout=long")]
    [InlineData("--Engine:TimeZone=Mars")]
    public async Task Host_BadOption_EndsWithACodeInsteadOfAnException(string option)
    {
        await using var app = IngestionApp.Build(["--http-port=0", option]);

        Assert.Equal(StreamingHostRunner.BadConfiguration, await app.RunStreamingAsync());
    }

    [Theory]
    [InlineData("--Ingestion:JoinTopic=", "Ingestion:JoinTopic is ''")]
    [InlineData("--Ingestion:CustomerConsumers=0", "Ingestion:CustomerConsumers is '0'")]
    public async Task Host_LatestAnswersOfCustomersWhoAreNotTold_AreRefused(string option, string expected)
    {
        await using var every = IngestionApp.Build(["--http-port=0", option]);
        every.Services.GetRequiredService<IStartupValidator>().Validate();
        await using var latest = IngestionApp.Build(["--http-port=0", "--Engine:SurveyUnit=LatestPerCustomer", option]);

        var fault = Assert.Throws<OptionsValidationException>(latest.Services.GetRequiredService<IStartupValidator>().Validate);
        Assert.Equal(
            $"{expected} but must be set while Engine:SurveyUnit is LatestPerCustomer, for then answers are told to customers.",
            Assert.Single(fault.Failures));
    }

    /// <summary>The binder leaves out what it does not know: everything would go on by the default, without a word.</summary>
    [Theory]
    [InlineData("--Ingestion:Consmers=2", "Ingestion:Consmers is '2' but must be spelt as one of ")]
    [InlineData("--Ingestion:Consumers:0=2", "Ingestion:Consumers is 'a group of 1' but must be one value.")]
    [InlineData("--Ingestion:Topics=a", "Ingestion:Topics is 'a' but must be a list, even of one.")]
    [InlineData("--Kafka:Client=ssl", "Kafka:Client is 'ssl' but must be a group of options, each by its name.")]
    [InlineData("--Redis:Adress=redis:6379", "Redis:Adress is 'redis:6379' but must be spelt as one of ")]
    public async Task Host_KeyThatIsNoOption_IsAFault(string option, string expected)
    {
        await using var app = IngestionApp.Build(["--http-port=0", option]);

        var fault = Assert.Throws<OptionsValidationException>(app.Services.GetRequiredService<IStartupValidator>().Validate);
        Assert.StartsWith(expected, Assert.Single(fault.Failures), StringComparison.Ordinal);
    }

    /// <summary>Settings of Kafka's client have names of their own, and one list can be in several files.</summary>
    [Fact]
    public async Task Host_KeysOfGroupsAndLists_AreNoFaults()
    {
        await using var app = IngestionApp.Build(
            ["--http-port=0", "--Kafka:Client:security.protocol=plaintext", "--Ingestion:Topics:0=a", "--Ingestion:Topics:3=b", "--Engine:SurveyUnit=PerResponse"]);

        app.Services.GetRequiredService<IStartupValidator>().Validate();
    }

    [Fact]
    public async Task Host_BadOptionsInSeveralSections_AreAllTold()
    {
        await using var app = IngestionApp.Build(["--http-port=0", "--Ingestion:CommitBytes=1", "--Ingestion:Consumers=-3", "--Engine:TimeZone=Mars"]);

        var faults = Assert.Throws<AggregateException>(app.Services.GetRequiredService<IStartupValidator>().Validate)
            .InnerExceptions.Cast<OptionsValidationException>()
            .SelectMany(static fault => fault.Failures)
            .ToList();

        Assert.Equal(3, faults.Count);
        Assert.Contains(faults, static fault => fault.StartsWith("Ingestion:CommitBytes", StringComparison.Ordinal));
        Assert.Contains(faults, static fault => fault.StartsWith("Ingestion:Consumers", StringComparison.Ordinal));
        Assert.Contains(faults, static fault => fault.StartsWith("Engine:TimeZone", StringComparison.Ordinal));
    }
}
