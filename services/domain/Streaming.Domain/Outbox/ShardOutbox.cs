using System.Buffers.Binary;
using Streaming.Domain.Binary;
using Streaming.Domain.Shards;

namespace Streaming.Domain.Outbox;

/// <summary>
/// What a shard still has to tell the outside, in order. A message is stored by the commit that stores its cause, taken for publishing
/// once that commit is stored, and removed by a commit after it was acknowledged. Whoever loads the shard takes what is stored anew, so
/// each message is published at least once.
/// </summary>
/// <param name="maxBytes">Beyond about this many bytes the shard should not go on before messages are published.</param>
/// <remarks>Messages of one commit share one field of the store. Not safe for use by two threads at once.</remarks>
public sealed class ShardOutbox(long maxBytes)
{
    private readonly List<OutboxMessage> _fresh = [];
    private readonly List<long> _finished = [];
    private readonly Queue<OutboxMessage> _taken = new();
    private Queue<OutboxMessage> _waiting = new();
    private long _lastNumber;

    /// <summary>Number of messages that are not acknowledged.</summary>
    public int Count => _taken.Count + _waiting.Count;

    /// <summary>The topic of the first message that is not acknowledged; <see langword="null"/> when there is none.</summary>
    public string? NextTopic => _taken.TryPeek(out var message) || _waiting.TryPeek(out message) ? message.Topic : null;

    /// <summary>About the bytes of the messages that are not acknowledged.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether there is so much to publish that the shard should wait.</summary>
    public bool IsFull => Bytes > maxBytes;

    /// <summary>Whether messages were acknowledged whose removal the next commit stores.</summary>
    public bool HasAcknowledged => _finished.Count > 0;

    /// <summary>Whether messages were added since the last commit.</summary>
    internal bool HasChanges => _fresh.Count > 0;

    /// <summary>About the bytes of the messages that were added since the last commit.</summary>
    internal long ChangedBytes { get; private set; }

    /// <summary>Adds a message behind all others; the next commit stores it.</summary>
    /// <param name="message">The message.</param>
    public void Add(OutboxMessage message)
    {
        _fresh.Add(message);
        ChangedBytes += message.Bytes;
        Append(message);
    }

    /// <summary>The next message to publish, of those that are stored.</summary>
    /// <param name="storedVersion">The newest version that the store is known to have.</param>
    /// <returns><see langword="null"/> when there is none now.</returns>
    public OutboxMessage? TakeNext(long storedVersion)
    {
        if (!_waiting.TryPeek(out var message) || message.Version == 0 || message.Version > storedVersion)
        {
            return null;
        }

        _taken.Enqueue(_waiting.Dequeue());
        return message;
    }

    /// <summary>All taken messages up to a number are published.</summary>
    /// <param name="number">The number of the last one.</param>
    public void Acknowledge(long number)
    {
        while (_taken.TryPeek(out var message) && message.Number <= number)
        {
            _taken.Dequeue();
            Bytes -= message.Bytes;
            message.Release();
            var isMore = (_taken.TryPeek(out var next) || _waiting.TryPeek(out next)) && next!.Version == message.Version;
            if (!isMore)
            {
                _finished.Add(message.Version);
            }
        }
    }

    /// <summary>What was taken and not acknowledged is to be taken anew, in the same order.</summary>
    public void TakeAgain()
    {
        if (_taken.Count == 0)
        {
            return;
        }

        var waiting = new Queue<OutboxMessage>(_taken);
        foreach (var message in _waiting)
        {
            waiting.Enqueue(message);
        }

        _taken.Clear();
        _waiting = waiting;
    }

    /// <summary>Adds to a commit what changed.</summary>
    internal void Write(CommitBuilder commit, long version)
    {
        foreach (var finished in _finished)
        {
            commit.Delete(ShardHash.Outbox, CommitBuilder.VersionField(finished));
        }

        _finished.Clear();
        if (_fresh.Count == 0)
        {
            return;
        }

        var writer = new ByteWriter(4096);
        OutboxCodec.Write(ref writer, _fresh);
        commit.Set(ShardHash.Outbox, CommitBuilder.VersionField(version), ref writer);
        foreach (var message in _fresh)
        {
            message.Version = version;
        }

        _fresh.Clear();
        ChangedBytes = 0;
    }

    /// <summary>Takes in what the store has, in the order of its fields.</summary>
    internal void Load(ReadOnlySpan<byte> field, ReadOnlySpan<byte> value)
    {
        var version = BinaryPrimitives.ReadInt64BigEndian(field);
        using var plain = PlainValue.Of(value);
        foreach (var message in OutboxCodec.Read(plain.Bytes))
        {
            message.Version = version;
            Append(message);
        }
    }

    private void Append(OutboxMessage message)
    {
        message.Number = ++_lastNumber;
        _waiting.Enqueue(message);
        Bytes += message.Bytes;
    }
}
