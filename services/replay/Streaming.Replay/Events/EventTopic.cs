using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>Which topic events of some types go to, and what they are keyed by there.</summary>
internal sealed class EventTopic
{
    /// <summary>Fields of data that are ids, and may be keys.</summary>
    public const int IdFields = 7;

    private const int TicketId = 0;
    private const int ResponseId = 1;
    private const int CallId = 2;
    private const int CustomerId = 3;
    private const int SessionId = 4;
    private const int AgentId = 5;
    private const int Segment = 6;

    // What a count of the whole base is keyed by.
    private const string Base = "base";

    private static readonly EventTopic Surveys = new(Topics.Surveys, TicketId, ResponseId);
    private static readonly EventTopic Customers = new(Topics.Customers, CustomerId, SessionId);
    private static readonly EventTopic Counts = new(Topics.Customers, Segment) { KeyOtherwise = Base };
    private static readonly EventTopic Finance = new(Topics.Business) { IsKeyedByEvent = true, HasPeriods = true };
    private static readonly EventTopic Workforce = new(Topics.Business, AgentId);

    private readonly int[] _keyFields;

    private EventTopic(string name, params int[] keyFields)
    {
        Name = name;
        _keyFields = keyFields;
    }

    /// <summary>Tickets and calls, and whatever has an unknown type.</summary>
    public static EventTopic Tickets { get; } = new(Topics.Tickets, TicketId, CallId);

    /// <summary>The topic's name.</summary>
    public string Name { get; }

    /// <summary>The fields that may be the key, by their places; the first that is there is it, the subject where none is.</summary>
    public ReadOnlySpan<int> KeyFields => _keyFields;

    /// <summary>The key where no field is there; <see langword="null"/>: the subject.</summary>
    public string? KeyOtherwise { get; private init; }

    /// <summary>Whether the event's own id is the key, so that repeats of it meet.</summary>
    public bool IsKeyedByEvent { get; private init; }

    /// <summary>Whether these events tell of a period from one time to another.</summary>
    public bool HasPeriods { get; private init; }

    /// <summary>Finds out by a type.</summary>
    /// <param name="type">The CloudEvents <c>type</c>, UTF-8.</param>
    /// <returns>The topic.</returns>
    public static EventTopic Of(ReadOnlySpan<byte> type)
    {
        if (!type.StartsWith("support."u8))
        {
            return Tickets;
        }

        var rest = type["support.".Length..];
        return rest.StartsWith("survey."u8) ? Surveys
            : rest.StartsWith("customer.base-counted."u8) ? Counts
            : rest.StartsWith("customer."u8) || rest.StartsWith("product."u8) || rest.StartsWith("health."u8) || rest.StartsWith("selfservice."u8) ? Customers
            : rest.StartsWith("finance."u8) ? Finance
            : rest.StartsWith("workforce."u8) ? Workforce
            : Tickets;
    }

    /// <summary>The place of a field of data that is an id.</summary>
    /// <param name="name">Stands on the field's name.</param>
    /// <returns>Its place; -1 for any other field.</returns>
    public static int IdField(in Utf8JsonReader name) =>
        name.ValueTextEquals("ticketId"u8) ? TicketId
        : name.ValueTextEquals("responseId"u8) ? ResponseId
        : name.ValueTextEquals("callId"u8) ? CallId
        : name.ValueTextEquals("customerId"u8) ? CustomerId
        : name.ValueTextEquals("sessionId"u8) ? SessionId
        : name.ValueTextEquals("agentId"u8) ? AgentId
        : name.ValueTextEquals("segment"u8) ? Segment
        : -1;
}
