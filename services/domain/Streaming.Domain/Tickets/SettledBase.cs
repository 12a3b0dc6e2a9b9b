using Streaming.Domain.Binary;

namespace Streaming.Domain.Tickets;

/// <summary>What the oldest facts of a long-lived ticket left behind when they were settled: later facts go on from here.</summary>
internal sealed record SettledBase
{
    /// <summary>How far the facts are settled, and which of them left.</summary>
    public required SettledPast Past { get; init; }

    /// <summary>The ticket after the last settled fact.</summary>
    public required WalkState State { get; init; }

    /// <summary>What the settled facts contribute for the ticket; voiding takes it back.</summary>
    public required Contribution[] TicketContributions { get; init; }

    /// <summary>What those calls and surveys contribute that left with the settled facts.</summary>
    public required Contribution[] OtherContributions { get; init; }

    /// <summary>The ticket's SLA clocks after the last settled fact, encoded; empty where there are no policies.</summary>
    public required byte[] Clocks { get; init; }

    /// <summary>
    /// For each of the settled calls and surveys that are still facts, which come before all others, what the ticket was then. While the ticket is not
    /// created, only the last human replier before it, as the agent.
    /// </summary>
    public List<Attribution> Then { get; init; } = [];

    /// <summary>Appends the stored form; of what an earlier version settled it is the form of then.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="hasClocks">Whether clocks are part of it.</param>
    public void Write(ref ByteWriter writer, bool hasClocks)
    {
        Past.Write(ref writer);
        WalkStateCodec.Write(ref writer, State);
        ContributionCodec.Write(ref writer, TicketContributions);
        ContributionCodec.Write(ref writer, OtherContributions);
        if (hasClocks)
        {
            writer.WriteBytes(Clocks);
        }

        if (Past.Last is not null)
        {
            writer.WriteUnsigned((ulong)Then.Count);
            foreach (var values in Then)
            {
                WalkStateCodec.Write(ref writer, values);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="format">What the state has.</param>
    public static SettledBase Read(ref ByteReader reader, TicketStateFormat format)
    {
        var settled = new SettledBase
        {
            Past = SettledPast.Read(ref reader, format.HasPast),
            State = WalkStateCodec.Read(ref reader),
            TicketContributions = ContributionCodec.ReadArray(ref reader, format.IsPacked),
            OtherContributions = ContributionCodec.ReadArray(ref reader, format.IsPacked),
            Clocks = format.HasClocks ? reader.ReadBytes().ToArray() : [],
        };
        for (var left = format.HasPast ? reader.ReadLength() : 0; left > 0; left--)
        {
            settled.Then.Add(WalkStateCodec.ReadAttribution(ref reader));
        }

        return settled;
    }
}
