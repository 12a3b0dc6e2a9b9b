using System.Security.Cryptography;
using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Ingestion.DeadLetters;

namespace Streaming.Ingestion.Tests.DeadLetters;

public sealed class DeadLetterMessageTests
{
    private static readonly DeadLetter Letter = new(
        "support.tickets.v1",
        3,
        42,
        1_700_000_000_000,
        [0xFF, 0x00],
        Encoding.UTF8.GetBytes("{bad"),
        new Headers { { "x", [1] }, { "x", [2] } },
        DeadLetterReasons.NotJson,
        Field: null);

    [Fact]
    public void Make_Letter_CarriesTheRecordUnchangedAndSaysWhereItWas()
    {
        var message = DeadLetterMessage.Make(Letter);

        Assert.Equal("support.tickets.v1/3/42", message.Key);
        Assert.Equal(Letter.Value, message.Value);
        Assert.Equal(["x", "x"], message.Headers.Take(2).Select(header => header.Key));
        Assert.Equal("3", Text(message, DeadLetterHeaders.Partition));
        Assert.Equal("42", Text(message, DeadLetterHeaders.Offset));
        Assert.Equal("1700000000000", Text(message, DeadLetterHeaders.Timestamp));
        Assert.Equal([0xFF, 0x00], message.Headers.GetLastBytes(DeadLetterHeaders.Key));
        Assert.False(message.Headers.TryGetLastBytes(DeadLetterHeaders.Field, out _));
    }

    [Fact]
    public void Make_FieldKnown_NamesIt() =>
        Assert.Equal("data.team", Text(DeadLetterMessage.Make(Letter with { Field = "data.team" }), DeadLetterHeaders.Field));

    [Fact]
    public void MakePointer_TooLargeRecord_SaysHowToRecogniseIt()
    {
        var message = DeadLetterMessage.MakePointer(Letter);

        Assert.Null(message.Value);
        Assert.False(message.Headers.TryGetLastBytes("x", out _));
        Assert.Equal("4", Text(message, DeadLetterHeaders.SizeBytes));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Letter.Value!)), Text(message, DeadLetterHeaders.Sha256));
    }

    [Fact]
    public void Make_NoKeyAndNoValue_StaysWithout()
    {
        var message = DeadLetterMessage.Make(Letter with { Key = null, Value = null, Headers = null });

        Assert.Null(message.Value);
        Assert.False(message.Headers.TryGetLastBytes(DeadLetterHeaders.Key, out _));
    }

    private static string Text(Message<string, byte[]?> message, string header) => Encoding.UTF8.GetString(message.Headers.GetLastBytes(header));
}
