using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Streaming.Domain.Names;
using Streaming.Domain.Outbox;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>Writes what became of a clock as a CloudEvent in structured JSON. It depends on what it tells alone, so that a repeat equals the first.</summary>
/// <param name="names">The shard's names.</param>
internal sealed class SlaEventWriter(NameTable names)
{
    private const string ContentType = "application/cloudevents+json; charset=UTF-8";
    private static readonly string[] Types =
        ["support.sla.at-risk.v1", "support.sla.breached.v1", "support.sla.retracted.v1", "support.sla.met.v1"];

    private static readonly string[] Signs = ["", "at-risk", "breached", "met"];
    private static readonly string[] Fates = ["running", "met", "breached", "cancelled", "voided"];

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    /// <summary>The message that tells it.</summary>
    public OutboxMessage Write(
        string topic,
        string tenant,
        ReadOnlySpan<byte> ticketKey,
        SlaTransitionKind kind,
        in PublishedClock said,
        in ClockInstance instance,
        long atMs,
        ClockSign retracted,
        ClockFate becomes)
    {
        var id = TicketKey.Id(ticketKey);
        var ticket = Encoding.UTF8.GetString(id);
        var clock = said.Kind.Name();
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", ClockNewsText.IdOf(ticket, said.Kind, said.Cycle, kind, said.Revision));
            json.WriteString("source", "/sla/" + Uri.EscapeDataString(tenant));
            json.WriteString("type", Types[(int)kind]);
            json.WriteString("subject", ticket);
            json.WriteString("time", Time(atMs));
            json.WriteString("datacontenttype", "application/json");
            json.WriteString("tenant", tenant);
            json.WriteString("partitionkey", ticket);
            json.WriteStartObject("data");
            json.WriteString("ticketId", ticket);
            json.WriteString("clock", clock);
            json.WriteNumber("cycle", said.Cycle);
            json.WriteNumber("revision", said.Revision);
            if (kind == SlaTransitionKind.Retracted)
            {
                json.WriteString("retracts", Signs[(int)retracted]);
                json.WriteString("becomes", Fates[(int)becomes]);
            }

            json.WriteString("policy", names.Text(said.Policy));
            WriteInstance(json, kind, instance);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new OutboxMessage(topic, id.ToArray(), ContentType, _buffer.WrittenSpan.ToArray(), atMs);
    }

    private void WriteInstance(Utf8JsonWriter json, SlaTransitionKind kind, in ClockInstance instance)
    {
        if (instance.Policy is not { } policy)
        {
            return;
        }

        json.WriteString("policyVersion", policy.Version.Version);
        json.WriteString("startedAt", Time(instance.StartMs));
        if (instance.DueMs != TicketClock.Never)
        {
            json.WriteString("dueAt", Time(instance.DueMs));
        }

        if (kind == SlaTransitionKind.Met)
        {
            json.WriteString("metAt", Time(instance.EndMs));
        }

        if (instance.Target is { } target)
        {
            json.WriteNumber("targetSeconds", target.DurationMs / 1000m);
            json.WriteString("calendar", target.Calendar.Name);
            if (kind == SlaTransitionKind.AtRisk)
            {
                json.WriteNumber("thresholdPerMille", target.AtRiskPerMille[instance.Thresholds - 1]);
            }
        }

        WriteName(json, "team", instance.Values.Team);
        WriteName(json, "agentId", instance.Values.Agent);
        WriteName(json, "channel", instance.Values.Channel);
        WriteName(json, "category", instance.Values.Category);
        WriteName(json, "priority", instance.Values.Priority);
        WriteName(json, "product", instance.Values.Product);
    }

    private void WriteName(Utf8JsonWriter json, string field, NameId name)
    {
        if (!name.IsNone)
        {
            json.WriteString(field, names.Text(name));
        }
    }

    private static string Time(long unixMs) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
