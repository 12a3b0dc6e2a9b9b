using Microsoft.AspNetCore.Builder;
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

    /// <summary>A host's builder reads the command line before the files and the environment too.</summary>
    [Theory]
    [InlineData()]
    [InlineData("--http-port", "0")]
    [InlineData("--A:C=something else")]
    public void AddEnvironmentAliases_OfAHost_WinsOverTheLongNameWhateverElseIsOnTheCommandLine(params string[] args)
    {
        const string LongName = "STREAMING_HOSTING_TESTS_LONG__NAME";
        Environment.SetEnvironmentVariable(LongName, "from the long name");
        try
        {
            var builder = WebApplication.CreateSlimBuilder(args);
            builder.AddStreamingHosting(args, 0);
            Assert.Equal("from the long name", builder.Configuration["STREAMING_HOSTING_TESTS_LONG:NAME"]);

            builder.Configuration.AddEnvironmentAliases((Variable, "STREAMING_HOSTING_TESTS_LONG:NAME"));

            Assert.Equal("from the environment", builder.Configuration["STREAMING_HOSTING_TESTS_LONG:NAME"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(LongName, null);
        }
    }

    [Fact]
    public void AddEnvironmentAliases_OfAHost_LosesToTheCommandLine()
    {
        string[] args = ["--A:B=from the command line"];
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddStreamingHosting(args, 0);

        builder.Configuration.AddEnvironmentAliases((Variable, "A:B"));

        Assert.Equal("from the command line", builder.Configuration["A:B"]);
    }

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
