namespace Streaming.Ingestion.Kafka;

/// <summary>What the broker says of a topic.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id, new whenever the topic is created anew; empty where the broker gives none.</param>
/// <param name="PartitionCount">Number of partitions; 0 while it does not exist.</param>
internal readonly record struct TopicInfo(string Name, string Id, int PartitionCount);
