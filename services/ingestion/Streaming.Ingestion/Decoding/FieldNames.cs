namespace Streaming.Ingestion.Decoding;

/// <summary>Finds the field of a property by its name's bytes: first by length, then by at most a few comparisons.</summary>
internal static class FieldNames
{
    private static readonly string[] Names = MakeNames();

    /// <summary>The name of a field, with its path: <c>time</c>, <c>data.team</c>.</summary>
    public static string Of(EventField field) => Names[(int)field];

    /// <summary>The CloudEvents attribute of this name, or <see cref="EventField.None"/>.</summary>
    public static EventField Attribute(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => name.SequenceEqual("id"u8) ? EventField.Id : EventField.None,
        4 => name.SequenceEqual("type"u8) ? EventField.Type
            : name.SequenceEqual("time"u8) ? EventField.Time
            : name.SequenceEqual("data"u8) ? EventField.Data : EventField.None,
        6 => name.SequenceEqual("source"u8) ? EventField.Source
            : name.SequenceEqual("tenant"u8) ? EventField.Tenant : EventField.None,
        7 => name.SequenceEqual("subject"u8) ? EventField.Subject : EventField.None,
        8 => name.SequenceEqual("sequence"u8) ? EventField.Sequence : EventField.None,
        11 => name.SequenceEqual("specversion"u8) ? EventField.SpecVersion : EventField.None,
        12 => name.SequenceEqual("partitionkey"u8) ? EventField.PartitionKey : EventField.None,
        15 => name.SequenceEqual("datacontenttype"u8) ? EventField.DataContentType : EventField.None,
        _ => EventField.None,
    };

    /// <summary>The property of the data of this name, or <see cref="EventField.None"/>.</summary>
    public static EventField Data(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => name.SequenceEqual("to"u8) ? EventField.To : EventField.None,
        4 => name.SequenceEqual("team"u8) ? EventField.Team
            : name.SequenceEqual("kind"u8) ? EventField.Kind
            : name.SequenceEqual("into"u8) ? EventField.Into
            : name.SequenceEqual("from"u8) ? EventField.From : EventField.None,
        5 => name.SequenceEqual("value"u8) ? EventField.Value
            : name.SequenceEqual("count"u8) ? EventField.Count
            : name.SequenceEqual("score"u8) ? EventField.Score
            : name.SequenceEqual("topic"u8) ? EventField.Topic : EventField.None,
        6 => name[1] switch
        {
            (byte)'t' => name.SequenceEqual("status"u8) ? EventField.Status : EventField.None,
            (byte)'u' => name.SequenceEqual("author"u8) ? EventField.Author
                : name.SequenceEqual("public"u8) ? EventField.Public : EventField.None,
            (byte)'e' => name.SequenceEqual("reason"u8) ? EventField.Reason : EventField.None,
            _ => name.SequenceEqual("callId"u8) ? EventField.CallId : EventField.None,
        },
        7 => name.SequenceEqual("agentId"u8) ? EventField.AgentId
            : name.SequenceEqual("channel"u8) ? EventField.Channel
            : name.SequenceEqual("product"u8) ? EventField.Product
            : name.SequenceEqual("comment"u8) ? EventField.Comment
            : name.SequenceEqual("segment"u8) ? EventField.Segment : EventField.None,
        8 => EightLong(name),
        9 => name.SequenceEqual("messageId"u8) ? EventField.MessageId
            : name.SequenceEqual("sessionId"u8) ? EventField.SessionId
            : name.SequenceEqual("component"u8) ? EventField.Component : EventField.None,
        10 => name.SequenceEqual("customerId"u8) ? EventField.CustomerId
            : name.SequenceEqual("responseId"u8) ? EventField.ResponseId : EventField.None,
        11 => name.SequenceEqual("talkSeconds"u8) ? EventField.TalkSeconds
            : name.SequenceEqual("holdSeconds"u8) ? EventField.HoldSeconds
            : name.SequenceEqual("amountMinor"u8) ? EventField.AmountMinor : EventField.None,
        16 => name.SequenceEqual("afterCallSeconds"u8) ? EventField.AfterCallSeconds : EventField.None,
        _ => EventField.None,
    };

    private static EventField EightLong(ReadOnlySpan<byte> name) => name[0] switch
    {
        (byte)'t' => name.SequenceEqual("ticketId"u8) ? EventField.TicketId : EventField.None,
        (byte)'c' => name.SequenceEqual("category"u8) ? EventField.Category
            : name.SequenceEqual("costKind"u8) ? EventField.CostKind
            : name.SequenceEqual("currency"u8) ? EventField.Currency : EventField.None,
        (byte)'p' => name.SequenceEqual("priority"u8) ? EventField.Priority : EventField.None,
        (byte)'o' => name.SequenceEqual("openedBy"u8) ? EventField.OpenedBy : EventField.None,
        (byte)'a' => name.SequenceEqual("audience"u8) ? EventField.Audience : EventField.None,
        (byte)'r' => name.SequenceEqual("revision"u8) ? EventField.Revision
            : name.SequenceEqual("resolved"u8) ? EventField.Resolved : EventField.None,
        (byte)'s' => name.SequenceEqual("scaleMin"u8) ? EventField.ScaleMin
            : name.SequenceEqual("scaleMax"u8) ? EventField.ScaleMax : EventField.None,
        _ => EventField.None,
    };

    private static string[] MakeNames()
    {
        var names = new string[(int)EventField.Total];
        for (var field = EventField.None; field < EventField.Total; field++)
        {
            var name = field.ToString();
            names[(int)field] = field <= EventField.Data ? name.ToLowerInvariant() : "data." + char.ToLowerInvariant(name[0]) + name[1..];
        }

        return names;
    }
}
