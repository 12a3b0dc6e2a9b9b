using Streaming.Observability.Cli;
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
}
