using Streaming.Domain.Binary;
using Streaming.Domain.Measures;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Tickets.Views;

/// <summary>A stored ticket state, read only as far as lists need it: the summary, then one contribution after the other.</summary>
/// <remarks>The contributions are those that the shard's cells contain, so what is listed by them is exactly what was counted.</remarks>
public ref struct StoredTicket
{
    private ByteReader _reader;
    private StoredContributions _contributions;
    private ClockNews _lastNews;
    private int _newsLeft;
    private readonly bool _isPacked;
    private bool _isAtContributions;

    /// <summary>Begins to read a state.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public StoredTicket(ReadOnlySpan<byte> state)
    {
        _reader = new ByteReader(state);
        var format = TicketStateCodec.ReadFormat(ref _reader);
        _isPacked = format.IsPacked;
        Summary = TicketSummaryCodec.Read(ref _reader);
        if (format.HasKeeping && TicketStateCodec.PassToHistory(ref _reader))
        {
            _newsLeft = _reader.ReadLength();
        }
    }

    /// <summary>The ticket in short.</summary>
    public TicketSummary Summary { get; }

    /// <summary>Reads the next thing that was said of its SLA clocks, the oldest first; only before the first contribution.</summary>
    /// <param name="news">What was said.</param>
    /// <returns>Whether there was one.</returns>
    public bool NextNews(out ClockNews news)
    {
        news = default;
        if (_newsLeft == 0)
        {
            return false;
        }

        _newsLeft--;
        _lastNews = news = ClockHistory.ReadOne(ref _reader, _lastNews);
        return true;
    }

    /// <summary>Reads the next contribution, but for those of SLA clocks by policy, which say again what others say.</summary>
    /// <param name="contribution">The contribution.</param>
    /// <returns>Whether there was one.</returns>
    public bool Next(out Contribution contribution) => Next(isByPolicy: false, out contribution);

    /// <summary>Reads the next contribution of an SLA clock by policy.</summary>
    /// <param name="contribution">The contribution; its split is one of <see cref="Names.Cube.Sla"/>.</param>
    /// <returns>Whether there was one.</returns>
    public bool NextByPolicy(out Contribution contribution) => Next(isByPolicy: true, out contribution);

    private bool Next(bool isByPolicy, out Contribution contribution)
    {
        while (NextOfAll(out contribution))
        {
            // What SLA clocks add by policy, they add to the main and the agent cube as well.
            if (isByPolicy == (contribution.StandsAlone && Measure.IsSla(contribution.Measure)))
            {
                return true;
            }
        }

        return false;
    }

    private bool NextOfAll(out Contribution contribution)
    {
        if (!_isAtContributions)
        {
            while (NextNews(out _))
            {
                // Lists of tickets do not look at it.
            }

            _contributions = new StoredContributions(ref _reader, _isPacked);
            _isAtContributions = true;
        }

        return _contributions.Next(ref _reader, out contribution);
    }
}
