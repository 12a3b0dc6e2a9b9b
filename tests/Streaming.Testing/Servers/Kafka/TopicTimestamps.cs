namespace Streaming.Testing.Servers.Kafka;

/// <summary>Who stamps the records of a topic, named as Kafka's <c>message.timestamp.type</c>.</summary>
public enum TopicTimestamps
{
    /// <summary>The broker, when it appends.</summary>
    LogAppendTime,

    /// <summary>The producer.</summary>
    CreateTime,
}
