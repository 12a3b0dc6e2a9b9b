using System.CommandLine;
using Grpc.Net.Client;

namespace Streaming.Cli.Commands;

/// <summary>Where to ask, and for whom: the same for every command.</summary>
internal sealed class ConnectionOptions
{
    private const string Default = "http://localhost:9465";
    private const string Variable = "STREAMING_QUERY_URL";

    private readonly Option<Uri?> _server = new("--server")
    {
        Description = $"Address of the query service's gRPC port. Default: {Variable}, else {Default}",
        HelpName = "URL",
        Recursive = true,
        CustomParser = static argument =>
        {
            if (AddressOf(argument.Tokens[0].Value) is { } url)
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
    /// <exception cref="UriFormatException">The environment names something that is no address.</exception>
    public GrpcChannel Connect(ParseResult parsed)
    {
        var named = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable : Default;
        var url = parsed.GetValue(_server) ?? AddressOf(named) ?? throw new UriFormatException($"{Variable}: '{named}' is no http or https address.");
        return GrpcChannel.ForAddress(url, new GrpcChannelOptions { MaxReceiveMessageSize = null });
    }

    private static Uri? AddressOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
}
