using Streaming.Testing.Servers.Containers;

namespace Streaming.Containers.Tests.Servers;

public sealed class DockerImagesTests
{
    // Nobody listens there: a registry that an engine without the Internet cannot reach is as far away.
    private const string OutOfReach = "localhost:1/streaming-none:1.0";

    [SkippableFact]
    public void Require_AnImageThatCannotBePulled_SkipsAndNamesIt()
    {
        DockerEngine.Require();

        var skipped = Assert.Throws<SkipException>(static () => DockerImages.Require([OutOfReach]));

        Assert.Contains($"The image {OutOfReach} is absent: the Docker engine cannot pull it (", skipped.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void NeedsOf_AnImageThatCannotBePulled_AreNotAllThere()
    {
        DockerEngine.Require();

        Assert.Contains(DockerImages.NeedsOf(OutOfReach), static need => !need.IsThere() && need.HowToGetIt.Contains(OutOfReach, StringComparison.Ordinal));
    }

    [Fact]
    public void NeedsOf_AnImage_BeginWithTheEngine() => Assert.Same(DockerEngine.Need, DockerImages.NeedsOf(OutOfReach)[0]);
}
