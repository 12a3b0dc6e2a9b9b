namespace Streaming.Demo.Screens;

/// <summary>Shows a demo to its user.</summary>
internal interface IScreen
{
    /// <summary>Shows what a view holds until it is stopped.</summary>
    /// <param name="view">What to show.</param>
    /// <param name="cancellationToken">Stops it; the last state stays to be seen.</param>
    /// <returns>When it stopped.</returns>
    Task RunAsync(DemoView view, CancellationToken cancellationToken);
}
