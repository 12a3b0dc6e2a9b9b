using System.Text.Json.Nodes;

namespace Streaming.Contracts.Tests.Schemas;

/// <summary>Schemas, examples and constants say the same.</summary>
public sealed class EventSchemaTests
{
    private static readonly SchemaSet Schemas = SchemaSet.Load();
    private static readonly SchemaValidator Validator = new(Schemas);

    public static TheoryData<string> ValidExamples => [.. ContractFiles.JsonNames("events/examples/valid")];

    public static TheoryData<string> InvalidExamples => [.. ContractFiles.JsonNames("events/examples/invalid")];

    public static TheoryData<string> PublishedExamples => [.. ContractFiles.JsonNames("events/examples/published")];

    public static TheoryData<string> BinaryExamples => [.. ContractFiles.JsonNames("events/examples/binary")];

    [Theory]
    [MemberData(nameof(ValidExamples))]
    public void ValidExample_AgainstEventSchema_HasNoFault(string name)
    {
        var example = JsonNode.Parse(ContractFiles.Read($"events/examples/valid/{name}"));

        Assert.Empty(Validator.Check(example, "event.schema.json"));
    }

    [Theory]
    [MemberData(nameof(ValidExamples))]
    public void ValidExample_Name_StartsWithItsType(string name)
    {
        var example = JsonNode.Parse(ContractFiles.Read($"events/examples/valid/{name}"))!;

        Assert.StartsWith($"{example["type"]}.", name, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(InvalidExamples))]
    public void InvalidExample_AgainstEventSchema_FailsAtItsField(string name)
    {
        var example = JsonNode.Parse(ContractFiles.Read($"events/examples/invalid/{name}"))!;

        var faults = Validator.Check(example["event"], "event.schema.json");

        Assert.Contains(faults, fault => fault.Contains($".{example["field"]}:", StringComparison.Ordinal));
        Assert.Contains(example["reason"]!.GetValue<string>(), Constants.Of(typeof(DeadLetterReasons)).Values);
    }

    [Theory]
    [MemberData(nameof(PublishedExamples))]
    public void PublishedExample_AgainstItsSchema_HasNoFault(string name)
    {
        var example = JsonNode.Parse(ContractFiles.Read($"events/examples/published/{name}"))!;

        Assert.Empty(Validator.Check(example, "sla-event.schema.json"));
        Assert.Contains(example["type"]!.GetValue<string>(), Constants.Of(typeof(SlaEventTypes)).Values);
    }

    /// <summary>What the worker publishes of the longest ticket and tenant that it takes: its id and source are made of these.</summary>
    [Fact]
    public void PublishedEvent_OfTheLongestTicketAndTenant_HasNoFault()
    {
        var (ticket, tenant) = (new string('T', Limits.IdBytes), string.Concat(Enumerable.Repeat("é", Limits.StringBytes / 2)));
        var example = JsonNode.Parse(ContractFiles.Read("events/examples/published/support.sla.retracted.v1.json"))!;
        example["id"] = $"{ticket}/total_resolution/{int.MaxValue}/retracted/{long.MaxValue}";
        example["source"] = $"/sla/{Uri.EscapeDataString(tenant)}";
        example["tenant"] = tenant;
        (example["subject"], example["partitionkey"], example["data"]!["ticketId"]) = (ticket, ticket, ticket);

        Assert.Empty(Validator.Check(example, "sla-event.schema.json"));
    }

    [Theory]
    [MemberData(nameof(BinaryExamples))]
    public void BinaryExample_PutTogether_IsAValidEvent(string name)
    {
        var example = JsonNode.Parse(ContractFiles.Read($"events/examples/binary/{name}"))!;
        var headers = example["headers"]!.AsObject();
        var assembled = new JsonObject { ["data"] = example["value"]!.DeepClone() };
        foreach (var (header, text) in headers.Where(header => header.Key.StartsWith(CloudEventHeaders.Prefix, StringComparison.Ordinal)))
        {
            assembled[header[CloudEventHeaders.Prefix.Length..]] = text!.DeepClone();
        }

        Assert.Empty(Validator.Check(assembled, "event.schema.json"));
        Assert.All(headers, header => Assert.Contains(header.Key, Constants.Of(typeof(CloudEventHeaders)).Values));
        Assert.Equal(CloudEventHeaders.DataContentType, headers[CloudEventHeaders.ContentType]!.GetValue<string>());
    }

    [Fact]
    public void Schemas_OfTypes_AreExactlyTheEventTypes()
    {
        var types = Constants.Of(typeof(EventTypes)).Values.Concat(Constants.Of(typeof(SlaEventTypes)).Values).Order(StringComparer.Ordinal);

        var files = Schemas.Names.Where(name => name.StartsWith("support.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        Assert.Equal(types.Select(type => $"{type}.schema.json"), files);
    }

    [Fact]
    public void EventSchema_ForEachType_LeadsToItsData()
    {
        foreach (var type in Constants.Of(typeof(EventTypes)).Values)
        {
            var faults = Validator.Check(WithoutData(type), "event.schema.json");

            Assert.Contains(faults, fault => fault.StartsWith("$.data.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void EventSchema_TypeUnknown_IsLeftToTheReader()
    {
        Assert.Empty(Validator.Check(WithoutData("support.ticket.sung.v1"), "event.schema.json"));
    }

    /// <summary>An optional attribute that is null counts as left out, says the page; a media type may be written in any case.</summary>
    [Theory]
    [InlineData("subject", "null")]
    [InlineData("datacontenttype", "null")]
    [InlineData("datacontenttype", "\"Application/JSON;charset=UTF-8\"")]
    [InlineData("sequence", "null")]
    [InlineData("tenant", "null")]
    [InlineData("partitionkey", "null")]
    public void EventSchema_AttributeThatReadersTake_HasNoFault(string attribute, string value)
    {
        var example = JsonNode.Parse(ContractFiles.Read("events/examples/valid/support.ticket.message.v1.human.json"))!;
        example[attribute] = JsonNode.Parse(value);

        Assert.Empty(Validator.Check(example, "event.schema.json"));
    }

    [Theory]
    [InlineData("9223372036854775807", true)]
    [InlineData("9223372036854775808", false)]
    public void EventSchema_RevisionAtItsLimit_IsWhatReadersTake(string revision, bool isSound)
    {
        var example = JsonNode.Parse(ContractFiles.Read("events/examples/valid/support.survey.revised.v1.csat.json"))!;
        example["data"]!["revision"] = JsonNode.Parse(revision);

        Assert.Equal(isSound, Validator.Check(example, "event.schema.json").Count == 0);
    }

    [Fact]
    public void EventTypes_Each_HasAnExample()
    {
        foreach (var type in Constants.Of(typeof(EventTypes)).Values)
        {
            Assert.Contains(ContractFiles.JsonNames("events/examples/valid"), name => name.StartsWith($"{type}.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void CommonSchema_Bytes_AreTheLimits()
    {
        var common = Schemas.File("common.schema.json")["$defs"]!;

        Assert.Equal(Limits.IdBytes, common["id"]!["x-max-bytes"]!.GetValue<int>());
        Assert.Equal(Limits.StringBytes, common["name"]!["x-max-bytes"]!.GetValue<int>());
        Assert.Equal(Limits.CommentBytes, common["comment"]!["x-max-bytes"]!.GetValue<int>());
        Assert.Equal(Limits.EventBytes, Schemas.File("cloudevent.schema.json")["x-max-bytes"]!.GetValue<int>());
    }

    private static JsonObject WithoutData(string type) => new()
    {
        ["specversion"] = CloudEventHeaders.SpecVersionValue,
        ["id"] = "e-1",
        ["source"] = "/helpdesk",
        ["type"] = type,
        ["time"] = "2026-03-02T09:00:00Z",
        ["data"] = new JsonObject(),
    };
}
