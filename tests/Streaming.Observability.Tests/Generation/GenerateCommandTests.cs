using Streaming.Observability.Cli;
using Streaming.Observability.Settings;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Observability.Tests.Generation;

public sealed class GenerateCommandTests
{
    [Theory]
    [InlineData("--sla")]
    [InlineData("--settings")]
    public void Parse_FileThatIsNotThere_IsRefused(string option)
    {
        using var folder = new TemporaryFolder();

        var parsed = GenerateCommand.Create().Parse(["--output", folder.FullPath, option, folder["polices.yaml"]]);

        Assert.Equal($"{option} {folder["polices.yaml"]}: there is no such file.", Assert.Single(parsed.Errors).Message);
    }

    [Theory]
    [InlineData("""{ "Observability": { "PageWebhok": "https://pager.example/hook" } }""", "PageWebhok")]
    [InlineData("""{ "Observabilty": { "PageWebhook": "https://pager.example/hook" } }""", "Observabilty")]
    [InlineData("""{ "Observability": { "LagRecords": "many" } }""", "LagRecords")]
    public async Task Read_WhatIsNoOption_IsRefused(string settings, string named)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["observability.json"], settings);

        var fault = Assert.Throws<InvalidOperationException>(() => GenerateCommand.Read(folder["observability.json"]));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_SettingsThatAreNoJson_AreRefused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["observability.json"], "{ so");

        var fault = Assert.Throws<InvalidOperationException>(() => GenerateCommand.Read(folder["observability.json"]));

        Assert.StartsWith($"{folder["observability.json"]}: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_NumbersOutOfTheirRanges_AreAllTold()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            folder["observability.json"],
            """
            {
              "Observability": {
                "BoardUrl": "board", "GrafanaUrl": "ftp://grafana.example", "PageWebhook": "pager.example/hook", "NotifyWebhook": "mailto:a@b.example",
                "ScrapeInterval": "00:00:00.5", "GroupWait": "-00:00:01", "GroupInterval": "00:00:00", "SlaGroupInterval": "00:00:00.5", "RepeatInterval": "00:00:00",
                "LagRecords": -1, "VisibleWithin": "00:00:00", "VisibleMinimum": 0, "DeadLetterShare": 5, "DeadLetterMinimum": 0, "RefusedCommits": -1, "BusyRecords": 0,
                "AtRiskTickets": 0, "AtRiskShare": -0.1, "MinimumTickets": 0, "QuietDeskBreaches": 0, "TimerError": "00:00:00"
              }
            }
            """);

        var fault = Assert.Throws<InvalidOperationException>(() => GenerateCommand.Read(folder["observability.json"]));

        var told = fault.Message.Split(Environment.NewLine);
        Assert.Equal(typeof(ObservabilityOptions).GetProperties().Length, told.Length);
        Assert.All(typeof(ObservabilityOptions).GetProperties(), option => Assert.Contains(told, line => line.Contains($"Observability:{option.Name} is '", StringComparison.Ordinal)));
    }
}
