using System.Reflection;

namespace Streaming.Recount.Tests.Recount;

/// <summary>The recount is worth something only while it shares nothing with the engine.</summary>
public sealed class IndependenceTests
{
    [Theory]
    [InlineData("Recount")]
    [InlineData("Logs")]
    public void Sources_OfTheRecountAndItsLogs_NameNothingOfTheProduct(string folder)
    {
        var root = typeof(IndependenceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        var sources = Directory.GetFiles(Path.Combine(root, "tests", "Streaming.Testing", folder), "*.cs");

        var namesProduct = sources.Where(source => File.ReadLines(source).Any(line =>
            line.StartsWith("using Streaming.", StringComparison.Ordinal)
            && !line.StartsWith("using Streaming.Testing.", StringComparison.Ordinal)));

        Assert.NotEmpty(sources);
        Assert.Empty(namesProduct);
    }
}
