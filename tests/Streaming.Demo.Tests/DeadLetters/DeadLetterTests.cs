using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Demo.DeadLetters;

namespace Streaming.Demo.Tests.DeadLetters;

public sealed class DeadLetterTests
{
    [Fact]
    public void Read_LetterWithField_IsWhatTheHeadersSay()
    {
        var headers = Headers((DeadLetterHeaders.Reason, "missing_field"), (DeadLetterHeaders.Field, "data.ticketId"), (DeadLetterHeaders.Topic, "t"), (DeadLetterHeaders.Partition, "3"), (DeadLetterHeaders.Offset, "42"));

        Assert.Equal(new("missing_field", "data.ticketId", "t", 3, 42), DeadLetter.Read(headers));
    }

    [Fact]
    public void Read_SourceCarriesTheSameHeader_TheWorkersCounts()
    {
        var headers = Headers((DeadLetterHeaders.Reason, "mine"), (DeadLetterHeaders.Reason, "not_json"), (DeadLetterHeaders.Topic, "t"), (DeadLetterHeaders.Partition, "0"), (DeadLetterHeaders.Offset, "1"));

        Assert.Equal("not_json", DeadLetter.Read(headers)!.Reason);
    }

    [Fact]
    public void Read_WithoutAPlace_IsNothing() => Assert.Null(DeadLetter.Read(Headers((DeadLetterHeaders.Reason, "not_json"))));

    private static Headers Headers(params (string Name, string Value)[] pairs)
    {
        var headers = new Headers();
        foreach (var (name, value) in pairs)
        {
            headers.Add(name, Encoding.UTF8.GetBytes(value));
        }

        return headers;
    }
}
