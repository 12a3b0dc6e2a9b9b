using Streaming.Domain.Outbox;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Tests.Shards;

namespace Streaming.Domain.Tests.Outbox;

/// <summary>What a shard has to tell: stored with its cause, published in order after it, removed when it is acknowledged.</summary>
public sealed class ShardOutboxTests
{
    private static readonly ShardMeta NoTopics = new() { Topics = [] };

    private readonly EngineSettings _settings = new();
    private readonly MemoryShardStore _store = new();

    [Fact]
    public void TakeNext_BeforeItsCommitIsStored_GivesNothing()
    {
        var engine = new ShardEngine(_settings);
        engine.Outbox.Add(Message("a"));

        Assert.True(engine.HasChanges);
        Assert.Null(engine.Outbox.TakeNext(storedVersion: 0));
        Commit(engine);
        Assert.Null(engine.Outbox.TakeNext(storedVersion: 0));
        Assert.Equal("a", Text(engine.Outbox.TakeNext(storedVersion: 1)));
    }

    [Fact]
    public void TakeNext_SeveralCommits_KeepsTheOrder()
    {
        var engine = new ShardEngine(_settings);
        engine.Outbox.Add(Message("a"));
        engine.Outbox.Add(Message("b"));
        Commit(engine);
        engine.Outbox.Add(Message("c"));
        Commit(engine);

        Assert.Equal(["a", "b"], TakeAll(engine, storedVersion: 1));
        Assert.Equal(["c"], TakeAll(engine, storedVersion: 2));
    }

    [Fact]
    public void Acknowledge_AllOfACommit_RemovesItWithTheNextOne()
    {
        var engine = new ShardEngine(_settings);
        engine.Outbox.Add(Message("a"));
        engine.Outbox.Add(Message("b"));
        Commit(engine);
        var (first, second) = (engine.Outbox.TakeNext(1)!, engine.Outbox.TakeNext(1)!);

        engine.Outbox.Acknowledge(first.Number);
        Commit(engine);
        Assert.Equal(1, _store.Count(ShardHash.Outbox));
        engine.Outbox.Acknowledge(second.Number);
        Assert.True(engine.Outbox.HasAcknowledged);
        Commit(engine);

        Assert.Equal(0, _store.Count(ShardHash.Outbox));
        Assert.Equal((0, 0L), (engine.Outbox.Count, engine.Outbox.Bytes));
    }

    [Fact]
    public void Load_UnpublishedMessages_AreTakenAnewInOrder()
    {
        var engine = new ShardEngine(_settings);
        engine.Outbox.Add(Message("a"));
        Commit(engine);
        engine.Outbox.Add(Message("b"));
        engine.Outbox.Add(Message("c"));
        Commit(engine);
        engine.Outbox.Acknowledge(engine.Outbox.TakeNext(2)!.Number);
        TakeAll(engine, 2);
        Commit(engine);

        engine = _store.Load(_settings, new StorageSettings(), withDormant: true);

        var message = engine.Outbox.TakeNext(_store.Version)!;
        Assert.Equal(("topic", "key", "text/plain", 17), (message.Topic, Encoded(message.Key), message.ContentType, message.TimestampMs));
        Assert.Equal("b", Text(message));
        Assert.Equal(["c"], TakeAll(engine, _store.Version));
    }

    [Fact]
    public void TakeAgain_AfterAFailure_GivesWhatIsNotAcknowledged()
    {
        var engine = new ShardEngine(_settings);
        foreach (var text in new[] { "a", "b", "c" })
        {
            engine.Outbox.Add(Message(text));
        }

        Commit(engine);
        engine.Outbox.Acknowledge(engine.Outbox.TakeNext(1)!.Number);
        engine.Outbox.TakeNext(1);
        engine.Outbox.TakeAgain();

        Assert.Equal(["b", "c"], TakeAll(engine, 1));
    }

    [Fact]
    public void IsFull_UntilEnoughIsAcknowledged_IsTrue()
    {
        var engine = new ShardEngine(_settings, new StorageSettings { MaxOutboxBytes = 100 });
        engine.Outbox.Add(Message(new string('x', 101)));
        Assert.True(engine.Outbox.IsFull);
        Commit(engine);

        engine.Outbox.Acknowledge(engine.Outbox.TakeNext(1)!.Number);

        Assert.False(engine.Outbox.IsFull);
    }

    private void Commit(ShardEngine engine) => _store.Apply(engine.CreateCommit(new ShardEpoch(1, 1), NoTopics));

    private static OutboxMessage Message(string text) =>
        new("topic", "key"u8.ToArray(), "text/plain", System.Text.Encoding.UTF8.GetBytes(text), timestampMs: 17);

    private static string Text(OutboxMessage? message) => Encoded(message!.Payload);

    private static string Encoded(ReadOnlyMemory<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes.Span);

    private static List<string> TakeAll(ShardEngine engine, long storedVersion)
    {
        var texts = new List<string>();
        while (engine.Outbox.TakeNext(storedVersion) is { } message)
        {
            texts.Add(Text(message));
        }

        return texts;
    }
}
