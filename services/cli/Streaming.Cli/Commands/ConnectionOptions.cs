using System.CommandLine;
using Grpc.Net.Client;

namespace Streaming.Cli.Commands;

/// <summary>Where to ask, and for whom: the same for every command.</summary>
internal sealed class ConnectionOptions
{
    private const string Default = "http://localhost:9465";

    private readonly Option<Uri?> _server = new("--server")
    {
        Description = $"Address of the query service's gRPC port. Default: STREAMING_QUERY_URL, else {Default}",
        HelpName = "URL",
        Recursive = true,
        CustomParser = static argument =>
        {
            if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            {
                return url;
            }

            argument.AddError($"--server: '{argument.Tokens[0].Value}' is no http or https address.");
            return null;
        },
    };

    private readonly Option<string> _tenant = new("--tenant")
    {
        Description = "Tenant. Default: default",
        HelpName = "NAME",
        Recursive = true,
        DefaultValueFactory = static _ => "",
    };

    /// <summary>Adds the options to a command and all below it.</summary>
    /// <param name="root">The command.</param>
    public void AddTo(Command root)
    {
        root.Add(_server);
        root.Add(_tenant);
    }

    /// <summary>The tenant asked for; empty for the default.</summary>
    /// <param name="parsed">The command line.</param>
    public string TenantOf(ParseResult parsed) => parsed.GetValue(_tenant) ?? "";

    /// <summary>Connects.</summary>
    /// <param name="parsed">The command line.</param>
    public GrpcChannel Connect(ParseResult parsed)
    {
        var url = parsed.GetValue(_server) ?? new Uri(Environment.GetEnvironmentVariable("STREAMING_QUERY_URL") is { Length: > 0 } named ? named : Default);
        return GrpcChannel.ForAddress(url, new GrpcChannelOptions { MaxReceiveMessageSize = null });
    }
}
