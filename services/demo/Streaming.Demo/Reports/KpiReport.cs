using System.Text.Json;
using System.Text.Json.Serialization;

namespace Streaming.Demo.Reports;

/// <summary>
/// All numbers of a replay, as <c>--json</c> writes them. A contract: members are only ever added, and <see cref="Format"/> changes when the
/// meaning of one does. Times are RFC 3339 in UTC, to the millisecond; units are those of the query API; a number that is not there is null.
/// </summary>
/// <param name="AsOf">End of the rolling windows.</param>
/// <param name="DataThrough">Everything up to this event time is in the numbers; null when nothing was ever applied.</param>
/// <param name="StateId">Name of the index's state: all numbers of the report stand on this one.</param>
/// <param name="Stale">Whether the numbers may be incomplete.</param>
/// <param name="Mode">How time moves: <c>live</c> or <c>replay</c>.</param>
/// <param name="TimeZone">Time zone of the tenant's days, an IANA name.</param>
/// <param name="Windows">One entry per rolling window, or a single one for the interval that was asked for.</param>
/// <param name="DeadLetters">What was not an event, and why.</param>
/// <param name="Events">What was replayed.</param>
/// <param name="Pipeline">What the worker made of it.</param>
/// <param name="SyntheticKpis">Keys of the KPIs that stand on synthetic events, which go with the bundled tickets; empty where none do.</param>
/// <param name="OfGroups">Keys of the KPIs that say something only of groups: in the total they are another KPI's total, or the whole, under this name.</param>
public sealed record KpiReport(
    DateTimeOffset AsOf,
    DateTimeOffset? DataThrough,
    string StateId,
    bool Stale,
    string Mode,
    string TimeZone,
    IReadOnlyList<WindowReport> Windows,
    DeadLetterReport DeadLetters,
    EventReport Events,
    PipelineReport Pipeline,
    IReadOnlyList<string> SyntheticKpis,
    IReadOnlyList<string> OfGroups)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Converters = { new UtcTimeConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Name and version of this format.</summary>
    [JsonPropertyOrder(-1)]
    public string Format { get; } = "streaming.demo.kpis/1";

    /// <summary>Writes the report.</summary>
    /// <param name="stream">Gets the JSON, UTF-8, with a final newline.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await JsonSerializer.SerializeAsync(stream, this, Json, cancellationToken).ConfigureAwait(false);
        stream.WriteByte((byte)'\n');
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
