namespace Streaming.Testing.Recount;

/// <summary>Reads the data of each event type.</summary>
internal static class RecountPayload
{
    private static readonly string[] FirstStatuses = ["new", "open", "pending", "on-hold", "solved", "closed"];
    private static readonly string[] Statuses = [.. FirstStatuses, "reopened"];

    /// <summary>The event types that take part.</summary>
    public static IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "support.ticket.created.v1",
        "support.ticket.message.v1",
        "support.ticket.assigned.v1",
        "support.ticket.attributes-changed.v1",
        "support.ticket.status-changed.v1",
        "support.ticket.merged.v1",
        "support.ticket.deleted.v1",
        "support.call.handled.v1",
        "support.survey.sent.v1",
        "support.survey.answered.v1",
        "support.survey.revised.v1",
        "support.survey.withdrawn.v1",
    };

    /// <summary>Reads the data of one event; time, sequence and content are the caller's.</summary>
    public static RecountFact Read(
        string type, RecountFields data, string tenant, string source, string id, RecountOptions options)
    {
        var blank = new RecountFact
        {
            Scope = new RecountScope(tenant, "ticket", data.OptionalId("ticketId") ?? ""),
            Identity = new RecountIdentity(source, "id", id),
            Content = "",
            Kind = RecountFactKind.Created,
            TimeMs = 0,
        };
        if (type.StartsWith("support.survey.", StringComparison.Ordinal))
        {
            return RecountSurveyPayload.Read(type, data, blank, options);
        }

        if (type == "support.call.handled.v1")
        {
            return Call(data, blank);
        }

        data.Id("ticketId");
        return type switch
        {
            "support.ticket.created.v1" => Created(data, blank),
            "support.ticket.message.v1" => Message(data, blank),
            "support.ticket.assigned.v1" => Split(data, blank) with { Kind = RecountFactKind.Assigned },
            "support.ticket.attributes-changed.v1" => Attributes(data, blank),
            "support.ticket.status-changed.v1" => Status(blank, data.Word("status", null, Statuses)) with
            {
                Kind = RecountFactKind.Status,
                Agent = data.OptionalId("agentId"),
            },
            "support.ticket.merged.v1" => Merged(data, blank),
            _ => Deleted(data, blank),
        };
    }

    private static RecountFact Created(RecountFields data, RecountFact blank)
    {
        var customer = data.Id("customerId");
        return Status(Split(data, blank), data.Word("status", "new", FirstStatuses)) with
        {
            Kind = RecountFactKind.Created,
            OpenedByStaff = data.Word("openedBy", "customer", "customer", "staff") == "staff",
            Priority = data.OptionalText("priority"),
            Product = data.OptionalText("product"),
            Customer = customer,
        };
    }

    private static RecountFact Message(RecountFields data, RecountFact blank)
    {
        var identity = data.OptionalId("messageId") is { } messageId
            ? blank.Identity with { KeyName = "message_id", KeyValue = messageId }
            : blank.Identity;
        return blank with
        {
            Identity = identity,
            Kind = data.Word("author", null, "customer", "human", "automated") switch
            {
                "customer" => RecountFactKind.CustomerMessage,
                "human" => RecountFactKind.HumanMessage,
                _ => RecountFactKind.AutomatedMessage,
            },
            IsPublic = data.Flag("public", true),
            Team = data.OptionalText("team"),
            Agent = data.OptionalId("agentId"),
        };
    }

    private static RecountFact Attributes(RecountFields data, RecountFact blank)
    {
        data.OptionalId("customerId");
        return blank with
        {
            Kind = RecountFactKind.Attributes,
            Channel = data.OptionalText("channel"),
            Category = data.OptionalText("category"),
            Priority = data.OptionalText("priority"),
            Product = data.OptionalText("product"),
        };
    }

    private static RecountFact Merged(RecountFields data, RecountFact blank)
    {
        data.Id("into");
        return blank with { Kind = RecountFactKind.Merged };
    }

    private static RecountFact Deleted(RecountFields data, RecountFact blank) => blank with
    {
        Kind = RecountFactKind.Deleted,
        DeletionVoids = data.Word("reason", null, "spam", "test", "duplicate", "erasure", "other")
            is "spam" or "test" or "duplicate",
    };

    private static RecountFact Call(RecountFields data, RecountFact blank)
    {
        var callId = data.Id("callId");
        return Split(data, blank) with
        {
            Scope = data.OptionalId("ticketId") is null ? blank.Scope with { Kind = "call", Id = callId } : blank.Scope,
            Identity = blank.Identity with { KeyName = "call_id", KeyValue = callId },
            Kind = RecountFactKind.Call,
            TalkMs = data.Milliseconds("talkSeconds"),
            HoldMs = data.Milliseconds("holdSeconds"),
            AfterCallMs = data.Milliseconds("afterCallSeconds"),
            Revision = data.Revision(),
        };
    }

    /// <summary>The fact with the fields by which numbers are split.</summary>
    public static RecountFact Split(RecountFields data, RecountFact fact) => fact with
    {
        HasTeam = data.Has("team"),
        HasAgent = data.Has("agentId"),
        Team = data.OptionalText("team"),
        Agent = data.OptionalId("agentId"),
        Channel = data.OptionalText("channel"),
        Category = data.OptionalText("category"),
    };

    private static RecountFact Status(RecountFact fact, string word) => fact with
    {
        SaysReopened = word == "reopened",
        Status = word switch
        {
            "new" => RecountStatus.New,
            "open" or "reopened" => RecountStatus.Open,
            "pending" => RecountStatus.Pending,
            "on-hold" => RecountStatus.OnHold,
            "solved" => RecountStatus.Solved,
            _ => RecountStatus.Closed,
        },
    };
}
