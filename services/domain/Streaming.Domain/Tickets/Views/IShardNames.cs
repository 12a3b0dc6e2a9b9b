using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets.Views;

/// <summary>The names and splits of one shard, by the numbers that its ticket states use.</summary>
public interface IShardNames
{
    /// <summary>The text of a name.</summary>
    /// <param name="id">Its number.</param>
    /// <returns><see langword="null"/> for no value.</returns>
    string? TextOf(NameId id);

    /// <summary>A split.</summary>
    /// <param name="split">Its number.</param>
    Split SplitOf(int split);
}
