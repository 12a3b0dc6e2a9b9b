namespace Streaming.Ingestion.Options;

/// <summary>How the worker consumes, applies and commits.</summary>
public sealed record IngestionOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Ingestion";

    /// <summary>Part of a shard's address that names the consumer group's state.</summary>
    public const string ShardGroup = "tickets";

    /// <summary>The same of the group of customers.</summary>
    public const string CustomerShardGroup = "customers";

    /// <summary>Topics that are partitioned alike. Default: tickets and surveys. A list that is configured replaces the default as a whole.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>
    /// Topics of customers, partitioned alike. Default: customers and business. A list that is configured replaces the default as a whole.
    /// </summary>
    public IReadOnlyList<string>? CustomerTopics { get; init; }

    /// <summary>
    /// Internal topic on which the shards of tickets tell those of customers which tickets are whose, read with <see cref="CustomerTopics"/> and
    /// partitioned like them; empty for none, and then nothing is known that needs both. Default: support.customer-tickets.v1.
    /// </summary>
    public string JoinTopic { get; init; } = Contracts.InternalTopics.CustomerTickets;

    /// <summary>Consumer threads of the group of customers. 0 to 64; 0 leaves customers, money and the workforce out; default 1.</summary>
    public int CustomerConsumers { get; init; } = 1;

    /// <summary>Topic that receives dead letters.</summary>
    public string DeadLetterTopic { get; init; } = Contracts.Topics.DeadLetters;

    /// <summary>Topic on which what becomes of SLA clocks is published, where there are policies; empty for none. Default: support.sla.v1.</summary>
    public string SlaTopic { get; init; } = Contracts.Topics.Sla;

    /// <summary>Consumer threads, each a member of the group with shards of its own. 1 to 64; default: one for each processor.</summary>
    public int Consumers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 64);

    /// <summary>What moves timer time. Also set to <see cref="ClockMode.Replay"/> by <c>--original-time</c>. Default: live.</summary>
    public ClockMode Mode { get; init; } = ClockMode.Live;

    /// <summary>Which CloudEvents modes are read. Default: both.</summary>
    public ContentMode Content { get; init; } = ContentMode.Auto;

    /// <summary>Most events decoded before they are applied. 1 to 10,000; default 256.</summary>
    public int BatchEvents { get; init; } = 256;

    /// <summary>
    /// A shard commits once what its changes take in Redis, packed, is about this large; what the upkeep of its logs adds comes on top, to 256 KiB in all. 4 KiB to 240 KiB; default 224 KiB.
    /// </summary>
    public int CommitBytes { get; init; } = 224 * 1024;

    /// <summary>A shard commits its changes at the latest after this time. 5 ms to 10 s; default 50 ms.</summary>
    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The same while a shard is behind, which is while it takes records of which the newest is more than a second old: what comes for one ticket meanwhile is
    /// worked out and stored once. Where it is less than the commit interval, that one counts. 5 ms to 10 s; default 250 ms.
    /// </summary>
    public TimeSpan CatchUpInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Commits of one shard on their way at once. 1 to 8; default 2.</summary>
    public int CommitsInFlight { get; init; } = 2;

    /// <summary>How far behind stream time an event may come and still count as on time. 0 to 1 d; default 1 min.</summary>
    public TimeSpan AllowedLateness { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often an idle shard commits, so that a lost ownership is noticed. 200 ms to 1 min; default 1 s.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How often the broker is asked where partitions end; deadlines fire as far as the last answer, so SLA clocks are late by up to
    /// this. 20 ms to 2 s; default 100 ms.
    /// </summary>
    public TimeSpan EndOffsetInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// How often a page of some 256 dormant tickets of a shard that are in the store alone is read, to find those that need not be kept any more. 100 ms to 1 h;
    /// default 10 s.
    /// </summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often topics' ids and partition counts are checked. 1 s to 10 min; default 30 s.</summary>
    public TimeSpan TopicCheckInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stop or a revocation may take to drain, apply and commit. 1 s to 5 min; default 10 s.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most tickets of a shard in memory; beyond, dormant ones are read when they are needed. 1,000 or more; default 2,000,000.</summary>
    public int CachedTickets { get; init; } = 2_000_000;

    /// <summary>
    /// Bytes of a shard's messages that are stored and not yet published, beyond which it stands still until the broker takes some.
    /// The same of its dead letters, which are stored nowhere: it stands still until all of them are taken, and after 1,000 of any size.
    /// 1 MiB to 1 GiB; default 16 MiB.
    /// </summary>
    public int OutboxBytes { get; init; } = 16 << 20;

    /// <summary>Whether topics that are missing are created. Default: true.</summary>
    public bool CreateTopics { get; init; } = true;

    /// <summary>Partitions of topics that are created; one that is read with others that are there already has as many as they. 1 to 1,000; default 8.</summary>
    public int TopicPartitions { get; init; } = 8;

    /// <summary>Replication factor of topics that are created. -1 leaves it to the broker, else 1 to 10; default -1.</summary>
    public short TopicReplication { get; init; } = -1;

    /// <summary>What to do with a shard whose stored state cannot go on. Default: never reset.</summary>
    public ResetPolicy Reset { get; init; } = ResetPolicy.Never;

    /// <summary>The topics, the default resolved.</summary>
    internal IReadOnlyList<string> AllTopics => Topics is { Count: > 0 } ? Topics : [Contracts.Topics.Tickets, Contracts.Topics.Surveys];

    /// <summary>The topics of customers, the default resolved and the internal one among them.</summary>
    internal IReadOnlyList<string> AllCustomerTopics =>
        [.. CustomerTopics is { Count: > 0 } ? CustomerTopics : [Contracts.Topics.Customers, Contracts.Topics.Business], .. JoinsTickets ? [JoinTopic] : Array.Empty<string>()];

    /// <summary>Whether the shards of customers are told of tickets.</summary>
    internal bool JoinsTickets => CustomerConsumers > 0 && JoinTopic.Length > 0;
}
