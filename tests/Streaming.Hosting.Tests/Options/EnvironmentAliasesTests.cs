using Microsoft.Extensions.Configuration;

namespace Streaming.Hosting.Tests.Options;

public sealed class EnvironmentAliasesTests : IDisposable
{
    private const string Variable = "STREAMING_HOSTING_TESTS_ALIAS";

    public EnvironmentAliasesTests() => Environment.SetEnvironmentVariable(Variable, "from the environment");

    [Fact]
    public void AddEnvironmentAliases_FileSaysOtherwise_VariableWins() =>
        Assert.Equal("from the environment", Read(new ConfigurationBuilder().AddInMemoryCollection([new("A:B", "from a file")])));

    [Fact]
    public void AddEnvironmentAliases_CommandLineSaysOtherwise_CommandLineWins() =>
        Assert.Equal("from the command line", Read(new ConfigurationBuilder().AddCommandLine(["--A:B=from the command line"])));

    [Fact]
    public void AddEnvironmentAliases_VariableUnset_ChangesNothing()
    {
        Environment.SetEnvironmentVariable(Variable, null);

        Assert.Equal("from a file", Read(new ConfigurationBuilder().AddInMemoryCollection([new("A:B", "from a file")])));
    }

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    private static string? Read(IConfigurationBuilder builder)
    {
        builder.AddEnvironmentAliases((Variable, "A:B"));
        return builder.Build()["A:B"];
    }
}
