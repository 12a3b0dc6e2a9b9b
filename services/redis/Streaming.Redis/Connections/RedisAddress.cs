using System.Globalization;
using StackExchange.Redis;

namespace Streaming.Redis.Connections;

/// <summary>Reads where Redis is: a URL such as <c>redis://user:password@host:6379/0</c>, or the client's own comma-separated form.</summary>
public static class RedisAddress
{
    /// <summary>Where Redis is unless something is said: a server on this machine.</summary>
    public const string Default = "redis://127.0.0.1:6379";

    private const int DefaultPort = 6379;

    /// <summary>Reads an address.</summary>
    /// <param name="address">
    /// A URL (<c>redis://</c>, or <c>rediss://</c> for TLS; the path names the database, which a cluster does not have), several such URLs
    /// separated by commas for a cluster's nodes, or a StackExchange.Redis configuration string.
    /// </param>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static ConfigurationOptions Parse(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        if (!address.Contains("://", StringComparison.Ordinal))
        {
            return ParseConfiguration(address);
        }

        var options = new ConfigurationOptions();
        foreach (var part in address.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Add(options, part);
        }

        return options;
    }

    private static ConfigurationOptions ParseConfiguration(string address)
    {
        try
        {
            return ConfigurationOptions.Parse(address);
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"The Redis address is neither a URL (redis://host:port) nor a configuration string: {error.Message}", error);
        }
    }

    private static void Add(ConfigurationOptions options, string part)
    {
        if (!Uri.TryCreate(part, UriKind.Absolute, out var url) || url.Scheme is not ("redis" or "rediss") || url.Host.Length == 0)
        {
            // The address may hold a password, so it is not repeated.
            throw new FormatException("A Redis URL must read redis://[user:password@]host[:port][/database], with rediss:// for TLS.");
        }

        options.EndPoints.Add(url.Host.Trim('[', ']'), url.IsDefaultPort || url.Port < 0 ? DefaultPort : url.Port);
        options.Ssl |= url.Scheme == "rediss";
        SetCredentials(options, url.UserInfo);

        var database = url.AbsolutePath.Trim('/');
        if (database.Length > 0)
        {
            options.DefaultDatabase = int.TryParse(database, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FormatException($"The path of a Redis URL must be a database number, not '{database}'.");
        }
    }

    private static void SetCredentials(ConfigurationOptions options, string userInfo)
    {
        var colon = userInfo.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            options.User = Uri.UnescapeDataString(userInfo[..colon]);
        }

        if (colon >= 0)
        {
            options.Password = Uri.UnescapeDataString(userInfo[(colon + 1)..]);
        }
    }
}
