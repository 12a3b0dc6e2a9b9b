using System.Globalization;
using System.Text.Json;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Testing.Servers.Monitoring;

/// <summary>A real Prometheus of a test's own, on a free loopback port, with a configuration that the test writes.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private const string Program = "prometheus";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private readonly ServerProcess _process;
    private readonly TemporaryFolder _folder;
    private readonly HttpClient _http;

    private PrometheusServer(ServerProcess process, TemporaryFolder folder, Uri url)
    {
        _process = process;
        _folder = folder;
        Url = url;
        _http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>Whether the program is on this machine.</summary>
    public static bool IsInstalled => Executables.Find(Program) is not null;

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>The last lines that it wrote.</summary>
    public string Output => _process.Output;

    /// <summary>Ends the test where the program is absent.</summary>
    public static void Require() => Requires.Part(IsInstalled, "Prometheus", "install Debian's prometheus.", Executables.CanInstallPackages());

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="configuration">Its configuration file's text.</param>
    /// <exception cref="ServerNotStartedException">It did not start.</exception>
    public static async Task<PrometheusServer> StartAsync(string configuration)
    {
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["prometheus.yml"], configuration);
        var address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{FreePort.Next()}");
        string[] arguments =
        [
            $"--config.file={folder["prometheus.yml"]}", $"--storage.tsdb.path={folder["data"]}", $"--web.listen-address={address}",
        ];
        var process = await ServerProcess.StartAsync(Program, arguments, "Server is ready to receive web requests", StartTimeout, folder.FullPath);
        return new PrometheusServer(process, folder, new Uri($"http://{address}"));
    }

    /// <summary>Asks for now.</summary>
    /// <param name="expression">PromQL.</param>
    /// <returns>The series of the answer: labels, and their one number, which is not NaN.</returns>
    /// <exception cref="InvalidOperationException">Prometheus refused the question; the message says why.</exception>
    public async Task<IReadOnlyList<PrometheusSeries>> QueryAsync(string expression)
    {
        using var answer = await AskAsync("api/v1/query", ("query", expression));
        return Series(answer.RootElement.GetProperty("data").GetProperty("result"), "value");
    }

    /// <summary>Asks for the course until now.</summary>
    /// <param name="expression">PromQL.</param>
    /// <param name="length">How far back.</param>
    /// <param name="step">From point to point.</param>
    /// <returns>The series of the answer that have a number, each with its last one.</returns>
    /// <exception cref="InvalidOperationException">Prometheus refused the question; the message says why.</exception>
    public async Task<IReadOnlyList<PrometheusSeries>> QueryRangeAsync(string expression, TimeSpan length, TimeSpan step)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var answer = await AskAsync(
            "api/v1/query_range",
            ("query", expression),
            ("start", Seconds(now - length)),
            ("end", Seconds(now)),
            ("step", step.TotalSeconds.ToString(CultureInfo.InvariantCulture)));
        return Series(answer.RootElement.GetProperty("data").GetProperty("result"), "values");
    }

    /// <summary>The values of a label.</summary>
    /// <param name="label">The label.</param>
    /// <param name="selector">Of which series; all when left out.</param>
    public async Task<IReadOnlyList<string>> LabelValuesAsync(string label, string? selector = null)
    {
        using var answer = await AskAsync($"api/v1/label/{label}/values", selector is null ? [] : [("match[]", selector)]);
        return [.. answer.RootElement.GetProperty("data").EnumerateArray().Select(value => value.GetString()!)];
    }

    /// <summary>The alerts that fire.</summary>
    /// <param name="name">Name of the rule.</param>
    public async Task<IReadOnlyList<PrometheusSeries>> FiringAsync(string name) =>
        await QueryAsync($"ALERTS{{alertname=\"{name}\",alertstate=\"firing\"}}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static string Seconds(DateTimeOffset at) => (at.ToUnixTimeMilliseconds() / 1000.0).ToString("0.000", CultureInfo.InvariantCulture);

    private static List<PrometheusSeries> Series(JsonElement result, string member)
    {
        var series = new List<PrometheusSeries>();

        // A scalar is one point without labels.
        if (result.GetArrayLength() == 2 && result[0].ValueKind == JsonValueKind.Number)
        {
            series.Add(new PrometheusSeries(new Dictionary<string, string>(), Number(result)));
            return series;
        }

        foreach (var one in result.EnumerateArray())
        {
            var points = member == "value" ? [one.GetProperty(member)] : one.GetProperty(member).EnumerateArray().ToArray();
            var numbers = points.Select(Number).Where(number => !double.IsNaN(number)).ToList();
            if (numbers.Count > 0)
            {
                var labels = one.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!);
                series.Add(new PrometheusSeries(labels, numbers[^1]));
            }
        }

        return series;
    }

    private static double Number(JsonElement point) => point[1].GetString() switch
    {
        "NaN" => double.NaN,
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        var text => double.Parse(text!, CultureInfo.InvariantCulture),
    };

    private async Task<JsonDocument> AskAsync(string path, params (string Name, string Value)[] parameters)
    {
        var query = string.Join('&', parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(parameter.Value)}"));
        using var answer = await _http.GetAsync(new Uri($"{path}?{query}", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(text)
            : throw new InvalidOperationException($"{string.Join(", ", parameters)}: {text}");
    }
}
