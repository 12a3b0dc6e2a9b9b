using Streaming.Domain.Binary;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Tests.Shards;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;

namespace Streaming.Domain.Tests.Feedback;

/// <summary>Reads the comments of a store, as the query service would.</summary>
internal static class StoredComments
{
    public static IReadOnlyList<(string Subject, SurveyComment Comment)> Of(MemoryShardStore store)
    {
        var names = StoredCells.Of(store);
        var reader = new SurveyCommentReader(new EngineSettings());
        var comments = new List<(string, SurveyComment)>();
        foreach (var (key, state) in StatesOf(store))
        {
            var found = reader.Read(key, state, names);
            Assert.True(found.Count == 0 || SurveyCommentReader.HasComments(state));
            comments.AddRange(found.Select(comment => (System.Text.Encoding.UTF8.GetString(TicketKey.Id(key)), comment)));
        }

        return comments;
    }

    /// <summary>The newest state of every ticket.</summary>
    public static IEnumerable<(byte[] Key, byte[] State)> StatesOf(MemoryShardStore store)
    {
        var states = new Dictionary<string, byte[]>();
        foreach (var (key, state) in store.Read(ShardHash.Dormant))
        {
            states[Convert.ToHexString(key)] = state;
        }

        foreach (var (_, entry) in store.Read(ShardHash.TicketLog))
        {
            using var plain = PlainValue.Of(entry);
            var log = new StoredTicketLog(plain);
            while (log.Next(out var key, out var state))
            {
                states[Convert.ToHexString(key)] = state.ToArray();
            }
        }

        return states.Where(pair => pair.Value.Length > 0).Select(pair => (Convert.FromHexString(pair.Key), pair.Value));
    }
}
