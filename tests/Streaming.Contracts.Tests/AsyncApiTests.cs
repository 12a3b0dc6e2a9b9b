using YamlDotNet.RepresentationModel;

namespace Streaming.Contracts.Tests;

/// <summary>The AsyncAPI page parses and says what the constants say.</summary>
public sealed class AsyncApiTests
{
    private static readonly YamlMappingNode Page = Load();

    [Fact]
    public void Page_Version_IsThree() => Assert.Equal("3.0.0", Text(Page["asyncapi"]));

    [Fact]
    public void Channels_Addresses_AreExactlyTheTopics() => Assert.Equal(
        Constants.Of(typeof(Topics)).Values.Order(StringComparer.Ordinal),
        Members("channels").Select(channel => Text(channel.Value["address"])).Order(StringComparer.Ordinal));

    [Fact]
    public void Messages_OfEvents_AreExactlyTheTypesWithTheirSchemas()
    {
        var payloads = Members("components", "messages")
            .Select(message => (YamlMappingNode)message.Value)
            .Where(message => message.Children.ContainsKey("payload"))
            .ToDictionary(message => Text(message["name"]), message => Text(message["payload"]["$ref"]));

        Assert.Equal(
            Constants.Of(typeof(EventTypes)).Values.Concat(Constants.Of(typeof(SlaEventTypes)).Values).Order(StringComparer.Ordinal),
            payloads.Keys.Order(StringComparer.Ordinal));
        Assert.All(payloads, payload => Assert.Equal($"./schemas/{payload.Key}.schema.json", payload.Value));
    }

    [Fact]
    public void References_WithinThePage_LeadSomewhere()
    {
        var references = Descend(Page)
            .OfType<YamlMappingNode>()
            .Where(node => node.Children.ContainsKey("$ref"))
            .Select(node => Text(node["$ref"]))
            .Where(reference => reference.StartsWith("#/", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(reference[2..].Split('/').Aggregate((YamlNode)Page, (node, step) => node[step])));
    }

    [Fact]
    public void Messages_EachOne_IsOnExactlyOneChannel()
    {
        var listed = Members("channels").SelectMany(channel => ((YamlMappingNode)channel.Value["messages"]).Children.Keys).Select(Text);

        Assert.Equal(
            Members("components", "messages").Select(message => Text(message.Key)).Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Headers_OfEvents_AreTheBindingsNames()
    {
        var headers = Members("components", "messageTraits", "cloudEvent", "headers", "properties").Select(header => Text(header.Key));

        var names = Constants.Of(typeof(CloudEventHeaders))
            .Where(constant => constant.Key == nameof(CloudEventHeaders.ContentType)
                || (constant.Key != nameof(CloudEventHeaders.Prefix)
                    && constant.Value.StartsWith(CloudEventHeaders.Prefix, StringComparison.Ordinal)))
            .Select(constant => constant.Value);
        Assert.Equal(names.Order(StringComparer.Ordinal), headers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Headers_OfLetters_AreTheDeadLetterHeaders()
    {
        var common = Members("components", "schemas", "letterHeaders", "properties").Select(header => Text(header.Key));
        var pointer = Members("components", "messages", "pointerLetter", "headers", "properties").Select(header => Text(header.Key));

        var names = Constants.Of(typeof(DeadLetterHeaders))
            .Where(constant => constant.Key != nameof(DeadLetterHeaders.Prefix))
            .Select(constant => constant.Value);
        Assert.Equal(names.Order(StringComparer.Ordinal), common.Concat(pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reasons_OfLetters_AreTheDeadLetterReasons()
    {
        var reasons = (YamlSequenceNode)Page["components"]["schemas"]["letterHeaders"]["properties"][DeadLetterHeaders.Reason]["enum"];

        Assert.Equal(
            Constants.Of(typeof(DeadLetterReasons)).Values.Order(StringComparer.Ordinal),
            reasons.Select(Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Operations_OfReaders_NameTheGroup()
    {
        var groups = Members("operations")
            .Where(operation => Text(operation.Value["action"]) == "receive")
            .Select(operation => Text(operation.Value["bindings"]["kafka"]["groupId"]["enum"][0]));

        Assert.Equal(Constants.Of(typeof(ConsumerGroups)).Values.Order(StringComparer.Ordinal), groups.Distinct().Order(StringComparer.Ordinal));
    }

    private static YamlMappingNode Load()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(ContractFiles.Read("events/asyncapi.yaml")));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Members(params string[] path) =>
        ((YamlMappingNode)path.Aggregate((YamlNode)Page, (node, step) => node[step])).Children;

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static IEnumerable<YamlNode> Descend(YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.Children.Values.SelectMany(Descend).Prepend(mapping),
        YamlSequenceNode sequence => sequence.SelectMany(Descend).Prepend(sequence),
        _ => [node],
    };
}
