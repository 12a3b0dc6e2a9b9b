using System.Runtime.CompilerServices;
using Streaming.Domain.Binary;

namespace Streaming.Domain.Tickets;

/// <summary>
/// Writes and reads the contributions of one ticket, one after the other. They go to few places, which are a time and two splits, and mostly add or
/// take back one: what was said lately is not said again. One value serves one list, for writing or for reading.
/// </summary>
/// <remarks>
/// A contribution begins with its measure, how its value is said and whether it goes where the one before went. If not, a number says where: one of the
/// last new places, or a new one, as a difference to the one before.
/// </remarks>
internal struct ContributionPlaces
{
    /// <summary>Most bytes of a contribution.</summary>
    public const int MaxBytes = 5 * Varint.MaxBytes;

    private const int Remembered = 8;

    // How a value is said.
    private const int One = 0;
    private const int MinusOne = 1;
    private const int Repeated = 2;
    private const int Told = 3;

    // Which splits a new place has.
    private const int SameSplits = 0;
    private const int NewAgentSplit = 1;
    private const int OneSplit = 2;
    private const int NewSplits = 3;

    private Ring _places;
    private int _new;
    private Place _last;
    private long _value;

    /// <summary>Writes a contribution.</summary>
    /// <param name="room">Where to; at least <see cref="MaxBytes"/>.</param>
    /// <param name="item">The contribution.</param>
    /// <returns>Bytes written.</returns>
    public int Write(Span<byte> room, in Contribution item)
    {
        var place = new Place(item.TimeMs, item.MainSplit, item.AgentSplit);
        var isSame = place == _last;
        var form = item.Value switch
        {
            1 => One,
            -1 => MinusOne,
            _ => item.Value == _value ? Repeated : Told,
        };
        var at = Varint.Write(room, 0, ((ulong)item.Measure.Value << 3) | (uint)(form << 1) | (isSame ? 1UL : 0UL));
        if (form == Told)
        {
            at = Varint.WriteSigned(room, at, item.Value);
            _value = item.Value;
        }

        return isSame ? at : WritePlace(room, at, place);
    }

    /// <summary>Reads a contribution.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="item">Receives it.</param>
    public void Read(ref ByteReader reader, out Contribution item)
    {
        var head = reader.ReadUnsigned();
        var measure = ContributionCodec.MeasureOf(head >> 3);
        var value = ((int)(head >> 1) & 3) switch
        {
            One => 1,
            MinusOne => -1,
            Repeated => _value,
            _ => _value = reader.ReadSigned(),
        };
        if ((head & 1) == 0)
        {
            ReadPlace(ref reader);
        }

        item = new Contribution(measure, _last.TimeMs, value, _last.Main, _last.Agent);
    }

    private int WritePlace(Span<byte> room, int at, in Place place)
    {
        var last = _last;
        _last = place;
        var known = Math.Min(_new, Remembered);
        for (var i = 0; i < known; i++)
        {
            if (_places[i] == place)
            {
                return Varint.Write(room, at, (ulong)i);
            }
        }

        _places[_new++ % Remembered] = place;
        var splits = (place.Main == last.Main, place.Agent == last.Agent, place.Main == place.Agent) switch
        {
            (true, true, _) => SameSplits,
            (_, _, true) => OneSplit,
            (true, false, _) => NewAgentSplit,
            _ => NewSplits,
        };
        var time = place.TimeMs - last.TimeMs;
        at = Varint.Write(room, at, Remembered + (((ulong)((time << 1) ^ (time >> 63)) << 2) | (uint)splits));
        at = splits is OneSplit or NewSplits ? Varint.Write(room, at, (ulong)place.Main) : at;
        return splits is NewAgentSplit or NewSplits ? Varint.Write(room, at, (ulong)place.Agent) : at;
    }

    private void ReadPlace(ref ByteReader reader)
    {
        var said = reader.ReadUnsigned();
        if (said < Remembered)
        {
            _last = _places[(int)said];
            return;
        }

        said -= Remembered;
        var splits = (int)said & 3;
        var time = said >> 2;
        var main = splits is OneSplit or NewSplits ? reader.ReadInt() : _last.Main;
        var agent = splits switch
        {
            SameSplits => _last.Agent,
            OneSplit => main,
            _ => reader.ReadInt(),
        };
        _last = new Place(_last.TimeMs + ((long)(time >> 1) ^ -(long)(time & 1)), main, agent);
        _places[_new++ % Remembered] = _last;
    }

    private readonly record struct Place(long TimeMs, int Main, int Agent);

    [InlineArray(Remembered)]
    private struct Ring
    {
        private Place _first;
    }
}
