namespace Streaming.Containers.Tests.Images;

/// <summary>What is read of the Dockerfile; this needs no engine.</summary>
public sealed class DockerfileTests
{
    [Fact]
    public void BaseImages_OfTheFile_HaveTheVersionsThatItGives()
    {
        Assert.Collection(
            Dockerfile.BaseImages,
            static sdk => Assert.Matches(@"^mcr\.microsoft\.com/dotnet/sdk:10\.[0-9.]+$", sdk),
            static runtime => Assert.Matches(@"^mcr\.microsoft\.com/dotnet/aspnet:10\.[0-9.]+$", runtime));
    }

    [Fact]
    public void Environment_OfAllImages_NamesNoPortBesideTheOptions()
    {
        Assert.Equal("", Dockerfile.EnvironmentOf("base")["ASPNETCORE_HTTP_PORTS"]);
        Assert.Equal("*", Dockerfile.EnvironmentOf("base")["Hosting__Address"]);
    }
}
