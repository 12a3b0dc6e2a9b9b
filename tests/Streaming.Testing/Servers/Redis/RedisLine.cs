using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Streaming.Testing.Servers.Redis;

/// <summary>Sends single commands to a Redis over a connection of their own: for setting servers up, apart from the client under test.</summary>
public static class RedisLine
{
    /// <summary>Sends a command and reads its answer.</summary>
    /// <param name="port">The server's port.</param>
    /// <param name="command">The command and its arguments, separated by blanks.</param>
    /// <param name="host">The server's host.</param>
    /// <returns>The answer's text; of an array only the first line.</returns>
    /// <exception cref="InvalidOperationException">The server answered with an error.</exception>
    public static async Task<string> SendAsync(int port, string command, string host = "127.0.0.1")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host, port);
        await using var stream = client.GetStream();
        var words = command.Split(' ');
        var request = string.Concat(words.Select(word => string.Create(CultureInfo.InvariantCulture, $"${word.Length}\r\n{word}\r\n")));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"*{words.Length}\r\n{request}")));

        using var reader = new StreamReader(stream, Encoding.ASCII);
        var line = await reader.ReadLineAsync() ?? throw new InvalidOperationException($"The server closed the connection on '{command}'.");
        switch (line[0])
        {
            case '-':
                throw new InvalidOperationException($"'{command}' was answered: {line}");
            case '$' when line != "$-1":
                var text = new char[int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture)];
                await reader.ReadBlockAsync(text);
                return new string(text);
            default:
                return line[1..];
        }
    }
}
