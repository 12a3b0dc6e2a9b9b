using System.CommandLine;
using Streaming.Replay.Cli;

namespace Streaming.Replay.Tests.Cli;

public sealed class ReplayCommandTests
{
    [Theory]
    [InlineData("", ReplayCommand.AtOnce)]
    [InlineData("--speed max", ReplayCommand.AtOnce)]
    [InlineData("--speed 600", 600)]
    [InlineData("--speed 0.5", 0.5)]
    public void Speed_AsWritten_IsReadAsAFactorOrNone(string line, double expected)
    {
        var speed = ReplayCommand.SpeedOption();

        var parsed = new RootCommand { speed }.Parse(line);

        Assert.Empty(parsed.Errors);
        Assert.Equal(expected, parsed.GetValue(speed));
    }

    [Fact]
    public async Task Replay_SettingThatThereIsNot_EndsBadlyInsteadOfThrowing()
    {
        var parsed = ReplayCommand.Create().Parse([BundledEvents.Path, "--bootstrap", "127.0.0.1:1", "--kafka", "securty.protocol=ssl", "--original-time"]);

        Assert.Equal(CommandErrors.Failed, await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false }));
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("0")]
    [InlineData("-1")]
    public void Speed_ThatIsNone_IsRefused(string text) =>
        Assert.Contains($"'{text}' is no speed", Assert.Single(new RootCommand { ReplayCommand.SpeedOption() }.Parse(["--speed", text]).Errors).Message, StringComparison.Ordinal);
}
