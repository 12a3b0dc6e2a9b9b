using System.Text;
using System.Text.Json;
using Streaming.Replay.Replaying;
using Streaming.Replay.Simulation.Companion;

namespace Streaming.Replay.Tests.Simulation;

public sealed class CompanionLogTests
{
    [Fact]
    public async Task WriteAsync_BundledTickets_StayAsTheyAreInTheirOrder()
    {
        var real = await BundledAsync();

        var written = await WrittenAsync();

        Assert.Equal(real.Select(line => line.GetRawText()), written.Where(line => !IsSynthetic(line)).Select(line => line.GetRawText()));
        var times = written.Select(line => line.GetProperty("time").GetDateTimeOffset()).ToList();
        Assert.Equal(times.Order(), times);
        Assert.Equal(real[^1].Text("id"), written[^1].Text("id"));
    }

    [Fact]
    public async Task WriteAsync_BundledTickets_HaveEveryKindOfCompanion()
    {
        var synthetic = (await WrittenAsync()).Where(IsSynthetic).ToList();

        Assert.Equal(
            [
                "support.call.handled.v1", "support.customer.base-counted.v1", "support.customer.joined.v1", "support.customer.left.v1",
                "support.customer.renewal-due.v1", "support.customer.renewed.v1", "support.finance.cost.v1", "support.finance.revenue.v1",
                "support.health.measured.v1", "support.product.first-used.v1", "support.product.purchased.v1", "support.product.used.v1",
                "support.selfservice.session.v1", "support.survey.answered.v1", "support.survey.sent.v1", "support.workforce.agent-joined.v1",
                "support.workforce.agent-left.v1", "support.workforce.demo-booked.v1",
            ],
            synthetic.Select(line => line.Text("type")!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(synthetic, line => Assert.StartsWith("SYN-", line.Text("id"), StringComparison.Ordinal));
        Assert.Equal(synthetic.Count, synthetic.Select(line => line.Text("id")).Distinct().Count());
        Assert.All(Texts(synthetic, "segment").Concat(Texts(synthetic, "product")), name => Assert.StartsWith("synthetic-", name, StringComparison.Ordinal));
        Assert.All(Texts(synthetic, "comment"), text => Assert.StartsWith("(synthetic) ", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WriteAsync_BundledTickets_CompanionsLieBetweenTheLeadAndTheLastTicket()
    {
        var real = await BundledAsync();
        var (first, last) = (real[0].GetProperty("time").GetDateTimeOffset(), real[^1].GetProperty("time").GetDateTimeOffset());

        var synthetic = (await WrittenAsync()).Where(IsSynthetic).Select(line => line.GetProperty("time").GetDateTimeOffset()).ToList();

        Assert.All(synthetic, time => Assert.InRange(time, first.AddHours(-8), last.AddMilliseconds(-1)));
    }

    [Fact]
    public async Task WriteAsync_SameSeed_GivesTheSameBytesAndAnotherOneOthers()
    {
        Assert.Equal(await BytesAsync(new()), await BytesAsync(new()));
        Assert.NotEqual(await BytesAsync(new()), await BytesAsync(new() { Seed = 2 }));
    }

    [Fact]
    public async Task WriteAsync_NoTickets_AddsNothing()
    {
        await using var input = EventInput.FromStream(new MemoryStream("not an event\n"u8.ToArray()));
        using var output = new MemoryStream();

        Assert.Equal(0, await CompanionLog.WriteAsync(input, new(), output, CancellationToken.None));

        Assert.Equal("not an event\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task WriteAsync_LogBreaksOff_WritesNothingAndSaysWhere()
    {
        var whole = await File.ReadAllBytesAsync(BundledEvents.Path);
        await using var input = EventInput.FromStream(new MemoryStream(whole[..(whole.Length / 2)]), "tickets.gz");
        using var output = new MemoryStream();

        var refused = await Assert.ThrowsAsync<ReplayException>(() => CompanionLog.WriteAsync(input, new(), output, CancellationToken.None));

        Assert.StartsWith("tickets.gz breaks off after line ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, output.Length);
    }

    private static bool IsSynthetic(JsonElement line) => line.Text("source") == CompanionOptions.Source;

    private static IEnumerable<string> Texts(IEnumerable<JsonElement> lines, string field) => lines.Select(line => line.Text("data", field)).OfType<string>();

    private static async Task<List<JsonElement>> BundledAsync()
    {
        await using var input = EventInput.Open(BundledEvents.Path);
        var lines = await input.FromStart(CancellationToken.None);
        var all = new List<JsonElement>();
        while (await lines.ReadAsync(CancellationToken.None))
        {
            all.Add(Json.Parse(lines.Current.ToArray()));
        }

        return all;
    }

    private static async Task<List<JsonElement>> WrittenAsync() =>
        [.. Encoding.UTF8.GetString(await BytesAsync(new())).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Json.Parse(Encoding.UTF8.GetBytes(line)))];

    private static async Task<byte[]> BytesAsync(CompanionOptions options)
    {
        await using var input = EventInput.Open(BundledEvents.Path);
        using var output = new MemoryStream();
        await CompanionLog.WriteAsync(input, options, output, CancellationToken.None);
        return output.ToArray();
    }
}
