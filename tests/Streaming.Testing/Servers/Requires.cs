using Xunit;

namespace Streaming.Testing.Servers;

/// <summary>
/// What a test needs of the machine. Where a part is absent the test is skipped, saying so; but where a continuous-integration run could
/// have had it, the test fails, so that nothing drops out of the run unseen.
/// </summary>
public static class Requires
{
    /// <summary>Gives the server of a fixture, or ends the test when it is absent.</summary>
    /// <typeparam name="TServer">The server.</typeparam>
    /// <param name="fixture">Where it should run.</param>
    public static TServer Server<TServer>(ServerFixture<TServer> fixture)
        where TServer : class, IAsyncDisposable
    {
        Part(fixture.Server is not null, fixture.PartName, fixture.Absence?.Because ?? string.Empty, fixture.Absence?.CouldBeProvided ?? false);
        return fixture.Server!;
    }

    /// <summary>Starts a server of the test's own, or ends the test when there is no way to get it.</summary>
    /// <typeparam name="TServer">The server.</typeparam>
    /// <param name="part">Its name.</param>
    /// <param name="ways">The ways to get it, the preferred one first.</param>
    public static Task<TServer> ServerAsync<TServer>(string part, params IReadOnlyList<ServerWay<TServer>> ways)
        where TServer : class, IAsyncDisposable
    {
        var (way, absence) = ServerWays.Choose(ways);
        Part(way is not null, part, absence?.Because ?? string.Empty, absence?.CouldBeProvided ?? false);
        return way!.StartAsync();
    }

    /// <summary>Ends the test when a part is absent.</summary>
    /// <param name="present">Whether it is there.</param>
    /// <param name="part">Its name.</param>
    /// <param name="reason">Why it is absent, and how to get it.</param>
    /// <param name="couldBeProvided">Whether this machine could have it: then its absence in continuous integration is a failure.</param>
    public static void Part(bool present, string part, string reason, bool couldBeProvided)
    {
        if (present)
        {
            return;
        }

        if (couldBeProvided && IsContinuousIntegration)
        {
            Assert.Fail($"{part} is absent although this machine could provide it: {reason}");
        }

        Skip.If(true, $"{part} is absent: {reason}");
    }

    private static bool IsContinuousIntegration => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
}
