using System.Text;
using System.Text.Json;
using Streaming.Ingestion.Decoding;

namespace Streaming.Ingestion.Tests.Decoding;

/// <summary>The examples that the contract publishes mean to the decoder what they say they mean.</summary>
public sealed class ContractExampleTests
{
    private readonly DecoderHarness _harness = new();

    public static TheoryData<string> Valid => Examples("valid");

    public static TheoryData<string> Invalid => Examples("invalid");

    public static TheoryData<string> Binary => Examples("binary");

    [Theory]
    [MemberData(nameof(Valid))]
    public void Decode_ValidExample_IsDecoded(string name)
    {
        var json = File.ReadAllBytes(RepositoryFiles.Find("contracts", "events", "examples", "valid", name));
        using var document = JsonDocument.Parse(json);

        var result = _harness.Decode(json, KeyOf(document.RootElement));

        Assert.True(result.IsDecoded, result.Message);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Decode_InvalidExample_HasTheStatedReasonAndField(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Find("contracts", "events", "examples", "invalid", name)));
        var root = document.RootElement;
        var letter = root.GetProperty("event");

        var result = _harness.Decode(letter.GetRawText(), KeyOf(letter));

        Assert.Equal(DecodeOutcome.Invalid, result.Outcome);
        Assert.Equal(root.GetProperty("reason").GetString(), ReasonNames.Of(result.Reason));
        Assert.Equal(root.TryGetProperty("field", out var field) ? field.GetString() : null, result.Field);
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void DecodeBinary_Example_IsDecoded(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Find("contracts", "events", "examples", "binary", name)));
        var attributes = new BinaryAttributes();
        foreach (var header in document.RootElement.GetProperty("headers").EnumerateObject())
        {
            attributes.Add(header.Name, Encoding.UTF8.GetBytes(header.Value.GetString()!));
        }

        var result = _harness.DecodeBinary(
            attributes,
            document.RootElement.GetProperty("value").GetRawText(),
            document.RootElement.GetProperty("key").GetString()!);

        Assert.True(result.IsDecoded, result.Message);
    }

    private static string? KeyOf(JsonElement cloudEvent)
    {
        if (!cloudEvent.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            return "none";
        }

        foreach (var id in new[] { "ticketId", "responseId", "callId", "customerId", "sessionId", "agentId", "segment" })
        {
            if (data.TryGetProperty(id, out var key) && key.ValueKind == JsonValueKind.String)
            {
                return key.GetString();
            }
        }

        return data.TryGetProperty("count", out _) ? "base" : "none";
    }

    private static TheoryData<string> Examples(string folder)
    {
        var names = new TheoryData<string>();
        foreach (var path in Directory.GetFiles(RepositoryFiles.Find("contracts", "events", "examples", folder)).Order(StringComparer.Ordinal))
        {
            names.Add(Path.GetFileName(path));
        }

        return names;
    }
}
