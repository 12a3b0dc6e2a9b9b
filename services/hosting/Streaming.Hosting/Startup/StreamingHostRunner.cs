using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Streaming.Hosting;

/// <summary>Runs a host and turns what a person can mend (bad options, a taken port) into clear lines instead of a stack trace.</summary>
public static class StreamingHostRunner
{
    /// <summary>Exit code of a host that could not start because of its configuration.</summary>
    public const int BadConfiguration = 2;

    /// <summary>Builds a host and runs it until it is stopped. Files of settings are read while it is built.</summary>
    /// <param name="build">Builds the host.</param>
    /// <param name="map">Maps the host's endpoints, as for <see cref="RunStreamingAsync"/>.</param>
    /// <returns>The process's exit code: <see cref="BadConfiguration"/> also when a file of settings cannot be read.</returns>
    public static async Task<int> RunAsync(Func<WebApplication> build, Action<WebApplication>? map = null)
    {
        WebApplication app;
        try
        {
            app = build();
        }
        catch (Exception fault) when (fault is InvalidDataException or FormatException or UnauthorizedAccessException)
        {
            // The reason is the innermost: those around it say that there is one.
            var reason = fault.GetBaseException();
            return await ReportAsync([reason == fault ? fault.Message : $"{fault.Message} {reason.Message}"]);
        }

        return await app.RunStreamingAsync(map);
    }

    /// <summary>Runs the host until it is stopped.</summary>
    /// <param name="app">The host.</param>
    /// <param name="map">Maps the host's endpoints. What they are made of needs options, so all of those are checked before.</param>
    /// <returns>
    /// The process's exit code: <see cref="Environment.ExitCode"/> (0 unless a part set it) after a stop,
    /// <see cref="BadConfiguration"/> when the options are invalid, or an address or port cannot be taken; other faults are thrown.
    /// </returns>
    public static async Task<int> RunStreamingAsync(this WebApplication app, Action<WebApplication>? map = null)
    {
        // A host that failed to start has no services any more.
        var listeners = app.Services.GetService<BoundListeners>();
        try
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
            map?.Invoke(app);
            await app.RunAsync();
            return Environment.ExitCode;
        }
        catch (OptionsValidationException fault)
        {
            return await ReportAsync(fault.Failures);
        }
        catch (AggregateException faults) when (faults.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return await ReportAsync(faults.InnerExceptions.SelectMany(inner => ((OptionsValidationException)inner).Failures));
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{fault.Message.TrimEnd('.')}. Choose another port, or 0 for any free one.");
            return BadConfiguration;
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.AccessDenied or SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            var places = string.Join(" and ", listeners?.Urls.Values.Select(static url => url.Authority) ?? []);
            await Console.Error.WriteLineAsync($"The host cannot listen at {places}: {fault.Message.TrimEnd('.')}. Choose an address of this machine and ports that this user may take.");
            return BadConfiguration;
        }
    }

    private static async Task<int> ReportAsync(IEnumerable<string> faults)
    {
        await Console.Error.WriteLineAsync("The configuration is invalid:");
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync($"  {fault}");
        }

        return BadConfiguration;
    }
}
