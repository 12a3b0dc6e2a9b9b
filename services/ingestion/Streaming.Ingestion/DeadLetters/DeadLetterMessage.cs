using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;

namespace Streaming.Ingestion.DeadLetters;

/// <summary>What is written to the dead-letter topic. A letter depends on its source alone, so that a repeat equals the first.</summary>
internal static class DeadLetterMessage
{
    /// <summary>The letter: the source's value and headers unchanged, and what is known of it.</summary>
    public static Message<string, byte[]?> Make(DeadLetter letter)
    {
        var headers = new Headers();
        foreach (var header in letter.Headers ?? [])
        {
            headers.Add(header.Key, header.GetValueBytes());
        }

        Describe(headers, letter);
        return new Message<string, byte[]?> { Key = KeyOf(letter), Value = letter.Value, Headers = headers };
    }

    /// <summary>The pointer letter, for a record too large even for the dead-letter topic.</summary>
    public static Message<string, byte[]?> MakePointer(DeadLetter letter)
    {
        var headers = new Headers();
        Describe(headers, letter);
        var value = letter.Value ?? [];
        headers.Add(DeadLetterHeaders.Sha256, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(value))));
        headers.Add(DeadLetterHeaders.SizeBytes, Number(value.Length));
        return new Message<string, byte[]?> { Key = KeyOf(letter), Value = null, Headers = headers };
    }

    private static string KeyOf(DeadLetter letter) =>
        string.Create(CultureInfo.InvariantCulture, $"{letter.Topic}/{letter.Partition}/{letter.Offset}");

    private static void Describe(Headers headers, DeadLetter letter)
    {
        headers.Add(DeadLetterHeaders.Reason, Encoding.UTF8.GetBytes(letter.Reason));
        if (letter.Field is { } field)
        {
            headers.Add(DeadLetterHeaders.Field, Encoding.UTF8.GetBytes(field));
        }

        headers.Add(DeadLetterHeaders.Topic, Encoding.UTF8.GetBytes(letter.Topic));
        headers.Add(DeadLetterHeaders.Partition, Number(letter.Partition));
        headers.Add(DeadLetterHeaders.Offset, Number(letter.Offset));
        headers.Add(DeadLetterHeaders.Timestamp, Number(letter.TimestampMs));
        if (letter.Key is { } key)
        {
            headers.Add(DeadLetterHeaders.Key, key);
        }
    }

    private static byte[] Number(long value) => Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture));
}
