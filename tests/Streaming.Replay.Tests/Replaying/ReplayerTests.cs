using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Replay.Kafka;
using Streaming.Replay.Replaying;
using Streaming.Replay.Simulation;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Replay.Tests.Replaying;

public sealed class ReplayerTests : IAsyncLifetime
{
    private readonly MockKafkaFixture _mock = new();

    private MockKafkaCluster Kafka => _mock.Server!;

    public Task InitializeAsync() => _mock.InitializeAsync();

    public Task DisposeAsync() => _mock.DisposeAsync();

    [Fact]
    public async Task RunAsync_BundledTickets_AllArriveShiftedToNowInTheOrderOfEachTicket()
    {
        var before = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        await using var input = EventInput.Open(BundledEvents.Path);

        var summary = await new Replayer(Options()).RunAsync(input, CancellationToken.None);

        var after = TimeProvider.System.GetUtcNow();
        Assert.Equal((BundledEvents.Events, 0L, 0L, (long?)null), (summary.Sent, summary.NotEvents, summary.Refused, summary.CutOffAfter));
        var records = TopicReader.ReadAll(Kafka, summary.EndOffsets);
        var events = records.Select(record => Json.Parse(record.Message.Value)).ToList();
        var times = events.Select(e => e.GetProperty("time").GetDateTimeOffset()).ToList();
        Assert.Equal(BundledEvents.Events, events.Select(e => e.Text("id")).Distinct().Count());
        Assert.InRange(times.Max(), before, after);
        Assert.Equal(times.Select(time => time.ToUnixTimeMilliseconds()), records.Select(record => record.Message.Timestamp.UnixTimestampMs));
        Assert.All(events.Zip(records), pair => Assert.Equal(pair.First.Text("data", "ticketId"), Encoding.UTF8.GetString(pair.Second.Message.Key)));
        Assert.All(records.GroupBy(record => Encoding.UTF8.GetString(record.Message.Key)), ticket => Assert.Single(ticket.Select(record => record.Partition).Distinct()));
        Assert.All(
            records.GroupBy(record => record.Partition),
            partition => Assert.Equal(partition.OrderBy(record => record.Message.Timestamp.UnixTimestampMs), partition));
    }

    [Fact]
    public async Task RunAsync_OriginalTime_LinesArriveByteForByte()
    {
        var text = Simulated(new() { Tickets = 60, Duration = TimeSpan.FromDays(1), MalformedShare = 0.1, DuplicateShare = 0.1 });
        await using var input = EventInput.FromStream(new MemoryStream(text));

        var summary = await new Replayer(Options() with { KeepsTimes = true }).RunAsync(input, CancellationToken.None);

        var sent = TopicReader.ReadAll(Kafka, summary.EndOffsets).Select(record => Convert.ToBase64String(record.Message.Value));
        Assert.Equal(Lines(text).Select(Convert.ToBase64String).Order(StringComparer.Ordinal), sent.Order(StringComparer.Ordinal));
        Assert.Equal(TimeSpan.Zero, summary.Shift);
        Assert.True(summary.NotEvents > 0);
    }

    // Both where all is read beforehand and where it is read as it comes.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_GzipCutShort_SendsTheLinesBeforeAndSaysWhere(bool keepsTimes)
    {
        var whole = await File.ReadAllBytesAsync(BundledEvents.Path);
        await using var input = EventInput.FromStream(new MemoryStream(whole[..(whole.Length / 2)]));

        var summary = await new Replayer(Options() with { KeepsTimes = keepsTimes }).RunAsync(input, CancellationToken.None);

        Assert.InRange(summary.Sent, 1, BundledEvents.Events - 1);
        Assert.Equal((summary.Sent, 0), (summary.CutOffAfter, summary.NotEvents));
        Assert.Equal(summary.Sent, TopicReader.ReadAll(Kafka, summary.EndOffsets).Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1e9)]
    public async Task RunAsync_LinesThatAreNoEvents_AreNoNewerForTheReaderThanTheEventsAroundThem(double? speed)
    {
        var events = Lines(Simulated(new() { Tickets = 20, Duration = TimeSpan.FromDays(1), Start = new(2016, 3, 4, 0, 0, 0, TimeSpan.Zero) }));
        var text = string.Join("\nnot an event\n", events.Select(static line => Encoding.UTF8.GetString(line)).Prepend("not an event"));
        await using var input = EventInput.FromStream(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        var summary = await new Replayer(Options() with { KeepsTimes = true, Speed = speed }).RunAsync(input, CancellationToken.None);

        Assert.True(summary.NotEvents > events.Count);
        Assert.All(TopicReader.ReadAll(Kafka, summary.EndOffsets), static record => Assert.True(record.Message.Timestamp.UtcDateTime.Year is 1970 or 2016));
    }

    [Fact]
    public async Task RunAsync_SurveysAndCalls_MeetTheirTicketsPartition()
    {
        await using var input = EventInput.FromStream(new MemoryStream(Simulated(new() { Tickets = 200, Duration = TimeSpan.FromDays(3) })));

        var summary = await new Replayer(Options()).RunAsync(input, CancellationToken.None);

        var records = TopicReader.ReadAll(Kafka, summary.EndOffsets);
        Assert.Contains(records, record => record.Topic == Topics.Surveys);
        Assert.All(
            records.GroupBy(record => Json.Parse(record.Message.Value).Text("data", "ticketId")),
            ticket => Assert.Single(ticket.Select(record => record.Partition.Value).Distinct()));
    }

    [Fact]
    public async Task RunAsync_Keys_GoWhereOtherClientsPutThem()
    {
        await using var input = EventInput.FromStream(new MemoryStream(Simulated(new() { Tickets = 40, Duration = TimeSpan.FromDays(1) })));
        var summary = await new Replayer(Options()).RunAsync(input, CancellationToken.None);
        using var other = new ProducerBuilder<byte[], byte[]>(KafkaSettings.Producer(Kafka.BootstrapServers)).Build();

        foreach (var record in TopicReader.ReadAll(Kafka, summary.EndOffsets).DistinctBy(record => Encoding.UTF8.GetString(record.Message.Key)))
        {
            var put = await other.ProduceAsync(record.Topic, new() { Key = record.Message.Key, Value = record.Message.Value });
            Assert.Equal(record.Partition, put.Partition);
        }
    }

    [Fact]
    public async Task RunAsync_LineNoBrokerTakes_IsRefusedAndCounted()
    {
        var text = new byte[3_000_001];
        text.AsSpan().Fill((byte)'x');
        text[^1] = (byte)'\n';
        await using var input = EventInput.FromStream(new MemoryStream([.. text, .. "not an event\n"u8]));

        var summary = await new Replayer(Options()).RunAsync(input, CancellationToken.None);

        Assert.Equal((1L, 1L, 1L), (summary.Sent, summary.NotEvents, summary.Refused));
    }

    [Fact]
    public async Task RunAsync_ReaderThatLags_IsNeverFurtherBehindThanTheWindow()
    {
        const int Window = 40_000;
        var reader = new SlowReader(recordsPerAnswer: 20);
        var largest = 0L;
        var options = Options() with { UnconsumedBytesPerPartition = Window, ProgressInterval = TimeSpan.Zero };
        var replayer = new Replayer(options, reader, new Listener(progress => largest = Math.Max(largest, progress.Unconsumed)));
        await using var input = EventInput.Open(BundledEvents.Path);

        var summary = await replayer.RunAsync(input, CancellationToken.None);

        // No event here is smaller than 250 bytes, and each counts at least that.
        Assert.Equal(BundledEvents.Events, summary.Sent);
        Assert.InRange(largest, 1, MockKafkaCluster.DefaultPartitions * Window / 250);
        Assert.True(reader.Answers > 10);
    }

    [Fact]
    public async Task RunAsync_ReaderThatStandsStill_WaitsUntilStopped()
    {
        using var stop = new CancellationTokenSource();
        var options = Options() with { UnconsumedBytesPerPartition = 1_000 };
        var progress = new Listener(told =>
        {
            if (told.Phase == ReplayPhase.WaitingForReader)
            {
                stop.Cancel();
            }
        });
        await using var input = EventInput.Open(BundledEvents.Path);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Replayer(options, new SlowReader(0), progress).RunAsync(input, stop.Token));
    }

    [Fact]
    public async Task RunAsync_Done_TellsEverything()
    {
        var told = new List<ReplayProgress>();
        await using var input = EventInput.Open(BundledEvents.Path);

        await new Replayer(Options(), progress: new Listener(told.Add)).RunAsync(input, CancellationToken.None);

        Assert.Equal(ReplayPhase.Scanning, told[0].Phase);
        var last = told[^1];
        Assert.Equal((ReplayPhase.Done, (long)BundledEvents.Events, (long)BundledEvents.Events), (last.Phase, last.Sent, last.Acknowledged));
        Assert.Equal(((long?)BundledEvents.Events, (double?)1), (last.Total, last.Fraction));
    }

    [Fact]
    public async Task RunAsync_NoBroker_SaysSo()
    {
        await using var input = EventInput.Open(BundledEvents.Path);
        var options = Options() with { BootstrapServers = "127.0.0.1:1" };

        var error = await Assert.ThrowsAsync<ReplayException>(() => new Replayer(options).RunAsync(input, CancellationToken.None));

        Assert.Contains(Topics.Tickets, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Constructor_SpeedThatIsNone_IsRefused(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Replayer(Options() with { Speed = speed }));

    private static byte[] Simulated(SimulationOptions options)
    {
        using var stream = new MemoryStream();
        Simulator.Write(options, stream);
        return stream.ToArray();
    }

    private static List<byte[]> Lines(byte[] text)
    {
        var lines = new List<byte[]>();
        for (var start = 0; start < text.Length;)
        {
            var end = Array.IndexOf(text, (byte)'\n', start);
            lines.Add(text[start..end]);
            start = end + 1;
        }

        return lines;
    }

    private ReplayOptions Options() => new() { BootstrapServers = Kafka.BootstrapServers };

    // Told at once and in order, unlike Progress<T>.
    private sealed class Listener(Action<ReplayProgress> told) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => told(value);
    }

    // A reader that has come a little further each time it is asked.
    private sealed class SlowReader(int recordsPerAnswer) : IConsumedOffsets
    {
        public int Answers { get; private set; }

        public Task<IReadOnlyDictionary<TopicPartition, long>> ReadAsync(IReadOnlyCollection<TopicPartition> partitions, CancellationToken cancellationToken)
        {
            Answers++;
            return Task.FromResult<IReadOnlyDictionary<TopicPartition, long>>(
                partitions.ToDictionary(partition => partition, _ => (long)Answers * recordsPerAnswer));
        }
    }
}
