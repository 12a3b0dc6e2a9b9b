using System.Globalization;
using System.Text;
using System.Text.Json;
using Streaming.Domain.Outbox;
using Streaming.Testing.Recount;

namespace Streaming.Integration.Tests.Engine;

/// <summary>What consumers of <c>support.sla.v1</c> know of each clock in the end: by the highest revision that they have seen of it.</summary>
internal sealed class ClockOutcomes
{
    private readonly Dictionary<(string Tenant, string Ticket, string Clock, int Cycle), (long Revision, string Type, string Policy, string Time)> _last = [];

    /// <summary>How many messages there were.</summary>
    public int Messages { get; private set; }

    /// <summary>How many of them took something back.</summary>
    public int Retractions { get; private set; }

    /// <summary>Reads a message.</summary>
    /// <param name="message">The message.</param>
    public void Take(OutboxMessage message) => Take(Encoding.UTF8.GetString(message.Payload.Span));

    /// <summary>Reads a message's text.</summary>
    /// <param name="text">The CloudEvent.</param>
    public void Take(string text)
    {
        using var document = JsonDocument.Parse(text);
        var json = document.RootElement;
        var data = json.GetProperty("data");
        var key = (json.GetProperty("tenant").GetString()!, data.GetProperty("ticketId").GetString()!, data.GetProperty("clock").GetString()!, data.GetProperty("cycle").GetInt32());
        var type = json.GetProperty("type").GetString()!;
        var revision = data.GetProperty("revision").GetInt64();
        Messages++;
        Retractions += type.Contains("retracted", StringComparison.Ordinal) ? 1 : 0;
        if (!_last.TryGetValue(key, out var known) || known.Revision < revision)
        {
            _last[key] = (revision, type, data.GetProperty("policy").GetString()!, json.GetProperty("time").GetString()!);
        }
    }

    /// <summary>Every clock that was met or breached in the end, as text: ticket, clock, policy, outcome, and when.</summary>
    public Dictionary<string, int> Final() => Count(_last
        .Where(clock => clock.Value.Type is "support.sla.met.v1" or "support.sla.breached.v1")
        .Select(clock => $"{clock.Key.Tenant}/{clock.Key.Ticket} {clock.Key.Clock} {clock.Value.Policy} {clock.Value.Type.Split('.')[2]} {clock.Value.Time}"));

    /// <summary>The same by the recount.</summary>
    /// <param name="recount">The recount.</param>
    public static Dictionary<string, int> Of(SlowRecount recount) => Count(recount.ByScope.SelectMany(scope => scope.Value
        .Where(one => one.Measure is RecountMeasure.SlaMet or RecountMeasure.SlaBreached)
        .Select(one => $"{scope.Key.Tenant}/{scope.Key.Id} {one.Clock} {one.Policy} {(one.Measure == RecountMeasure.SlaMet ? "met" : "breached")} {Text(one.TimeMs)}")));

    /// <summary>What one of the two has and the other has not.</summary>
    /// <param name="expected">The one.</param>
    /// <param name="actual">The other.</param>
    public static string Differences(Dictionary<string, int> expected, Dictionary<string, int> actual) => string.Join(
        Environment.NewLine,
        expected.Keys.Union(actual.Keys)
            .Where(key => expected.GetValueOrDefault(key) != actual.GetValueOrDefault(key))
            .Order(StringComparer.Ordinal)
            .Take(20)
            .Select(key => $"{key}: recount {expected.GetValueOrDefault(key)}, published {actual.GetValueOrDefault(key)}"));

    private static Dictionary<string, int> Count(IEnumerable<string> outcomes) =>
        outcomes.GroupBy(outcome => outcome, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private static string Text(long timeMs) =>
        DateTimeOffset.FromUnixTimeMilliseconds(timeMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
