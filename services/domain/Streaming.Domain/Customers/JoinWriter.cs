using System.Buffers;
using Streaming.Domain.Binary;
using Streaming.Domain.Events;
using Streaming.Domain.Names;
using Streaming.Domain.Outbox;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <summary>
/// Gathers what a shard of tickets tells those of customers until its next commit, which has it published as one message. Each entry says all that is to
/// be known of one thing and one customer, and is numbered in the order of telling, so that the highest number stands.
/// </summary>
/// <param name="names">The shard's names.</param>
/// <param name="outbox">Takes the messages.</param>
/// <param name="topic">The topic; empty tells nothing.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class JoinWriter(NameTable names, ShardOutbox outbox, string topic)
{
    // A commit's entries share a version: so many of them have numbers of their own.
    private const int MostInCommit = 1 << 16;

    // A message must fit a record, and a record what brokers take by default, 1 MiB; an entry has a few hundred bytes at most.
    private const int MessageBytes = 64 * 1024;

    private const int FirstBytes = 4096;

    // The message as it grows: its form, then entries. From the pool, to which the outbox gives it back once it is published.
    private byte[] _message = [];
    private int _length;
    private long _lastNumber;
    private long _newestMs;

    /// <summary>Whether anybody is told.</summary>
    public bool IsHeard => topic.Length > 0;

    /// <summary>
    /// What is added to a version in the numbers of what is told with it. It never falls, and is raised when a shard is taken over: versions fall where
    /// the store loses commits, but what was told with those stays told.
    /// </summary>
    public long NumbersFrom { get; set; }

    /// <summary>Bytes of the message that the next commit makes of what was told.</summary>
    public int ChangedBytes => _length;

    /// <summary>Tells what is no answer.</summary>
    /// <param name="kind">What is told.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="identity">What it is about: of one thing and one customer the newest entry stands.</param>
    /// <param name="timeMs">Its time, Unix milliseconds.</param>
    /// <param name="version">The version that the next commit follows.</param>
    public void Tell(EventKind kind, NameId tenant, NameId customer, ReadOnlySpan<byte> identity, long timeMs, long version)
    {
        var writer = new ByteWriter(512);
        JoinCodec.WriteHead(ref writer, kind, names, tenant, customer, identity, timeMs, NextNumber(version));
        Append(writer.Written, timeMs);
        writer.Dispose();
    }

    /// <summary>Tells that an answer stands as a customer's.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="identity">The answer: of one answer and one customer the newest entry stands.</param>
    /// <param name="timeMs">When it was given, Unix milliseconds.</param>
    /// <param name="counted">The newest form of the answer.</param>
    /// <param name="values">Whose it is.</param>
    /// <param name="version">The version that the next commit follows.</param>
    public void TellAnswer(
        NameId tenant, NameId customer, ReadOnlySpan<byte> identity, long timeMs, in Fact counted, in Attribution values, long version)
    {
        var writer = new ByteWriter(1024);
        JoinCodec.WriteHead(ref writer, EventKind.AnswerTold, names, tenant, customer, identity, timeMs, NextNumber(version));
        JoinCodec.WriteAnswer(ref writer, counted, values, names);
        Append(writer.Written, timeMs);
        writer.Dispose();
    }

    /// <summary>Has what was gathered published once the next commit is stored.</summary>
    public void Flush()
    {
        if (_length == 0)
        {
            return;
        }

        // Without a key: whoever publishes it deals its entries out by customer.
        outbox.Add(OutboxMessage.FromPool(topic, _message, _length, _newestMs));
        (_message, _length) = ([], 0);
    }

    private long NextNumber(long version) => _lastNumber = Math.Max(_lastNumber + 1, (NumbersFrom + version) * MostInCommit);

    private void Append(ReadOnlySpan<byte> entry, long timeMs)
    {
        if (_length + entry.Length > MessageBytes)
        {
            Flush();
        }

        if (_length == 0)
        {
            _message = ArrayPool<byte>.Shared.Rent(FirstBytes);
            _message[_length++] = JoinCodec.Format;
            _newestMs = timeMs;
        }

        Ensure(Varint.MaxBytes + entry.Length);
        _newestMs = Math.Max(_newestMs, timeMs);
        _length = Varint.Write(_message, _length, (ulong)entry.Length);
        entry.CopyTo(_message.AsSpan(_length));
        _length += entry.Length;
    }

    private void Ensure(int bytes)
    {
        if (_message.Length - _length >= bytes)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_message.Length * 2, _length + bytes));
        _message.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_message);
        _message = larger;
    }
}
