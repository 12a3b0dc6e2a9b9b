using Streaming.Domain.Windows;

namespace Streaming.Domain.Sla.Calendars;

/// <summary>
/// A calendar compiled for questions: blocks of days with sums, made when a question first touches them. A question costs two array
/// reads for each of its ends, however far they are apart, and one more for every five and a half years between.
/// </summary>
/// <param name="build">Makes the block that begins on a day, given in days since 1 January 1 (UTC).</param>
/// <remarks>
/// Safe for use by many threads: blocks are immutable, and two threads that need the same one at once make it alike. Covers the years
/// 1 to 9999; nothing outside them is open.
/// </remarks>
internal sealed class OpenTable(Func<int, OpenBlock> build)
{
    /// <summary>The first instant covered, Unix milliseconds.</summary>
    public const long MinMs = -62_135_596_800_000;

    /// <summary>The first instant after those covered, Unix milliseconds.</summary>
    public const long MaxMs = 253_402_300_800_000;

    private const long BlockMs = (long)OpenBlock.Days * OpenBlock.MsPerDay;
    private const int BlockCount = (int)((MaxMs - MinMs) / BlockMs) + 1;

    private readonly OpenBlock?[] _blocks = new OpenBlock?[BlockCount];

    /// <summary>Open time in [from, to), milliseconds.</summary>
    public long OpenMs(long fromMs, long toMs)
    {
        if (toMs <= fromMs)
        {
            return 0;
        }

        var from = new Place(fromMs);
        var to = new Place(toMs);
        var openMs = Block(to.Block).OpenBefore(to.Day, to.InDayMs) - Block(from.Block).OpenBefore(from.Day, from.InDayMs);
        for (var block = from.Block; block < to.Block; block++)
        {
            openMs += Block(block).TotalMs;
        }

        return openMs;
    }

    /// <summary>The earliest instant by which some open time has passed; <see cref="long.MaxValue"/> where it never does.</summary>
    public long AddOpenMs(long fromMs, long openMs)
    {
        if (openMs == 0)
        {
            return fromMs;
        }

        var from = new Place(fromMs);
        var block = from.Block;
        var day = from.Day;
        var restMs = Block(block).OpenBefore(day, from.InDayMs) + openMs;
        while (restMs > Block(block).TotalMs)
        {
            restMs -= Block(block).TotalMs;
            day = 0;
            if (++block == BlockCount)
            {
                return long.MaxValue;
            }
        }

        return MinMs + (block * BlockMs) + Block(block).Reach(restMs, day);
    }

    /// <summary>Whether an instant is open.</summary>
    public bool IsOpen(long timeMs)
    {
        var place = new Place(timeMs);
        return timeMs is >= MinMs and < MaxMs && Block(place.Block).IsOpen(place.Day, place.InDayMs);
    }

    /// <summary>The open spans of [from, to), cut to it, earliest first, made as they are read.</summary>
    public IEnumerable<TimeInterval> OpenSpans(long fromMs, long toMs)
    {
        var open = new TimeInterval(fromMs, fromMs);
        for (var dayMs = new Place(fromMs).DayStartMs; dayMs < Math.Min(toMs, MaxMs); dayMs += OpenBlock.MsPerDay)
        {
            var place = new Place(dayMs);
            var block = Block(place.Block);
            for (var i = 0; i < block.SpansOf(place.Day).Length; i++)
            {
                var span = block.SpansOf(place.Day)[i];
                var (startMs, endMs) = (Math.Max(fromMs, dayMs + span.StartMs), Math.Min(toMs, dayMs + span.EndMs));
                if (startMs >= endMs)
                {
                    continue;
                }

                if (open.EndMs == startMs)
                {
                    open = open with { EndMs = endMs };
                    continue;
                }

                if (open.LengthMs > 0)
                {
                    yield return open;
                }

                open = new TimeInterval(startMs, endMs);
            }
        }

        if (open.LengthMs > 0)
        {
            yield return open;
        }
    }

    private OpenBlock Block(int index) => Volatile.Read(ref _blocks[index]) ?? Make(index);

    private OpenBlock Make(int index)
    {
        var made = build(index << OpenBlock.DayBits);
        Volatile.Write(ref _blocks[index], made);
        return made;
    }

    /// <summary>Where an instant lies: its block, the day in it, and the milliseconds in that.</summary>
    private readonly struct Place
    {
        public readonly int Block;
        public readonly int Day;
        public readonly int InDayMs;

        public Place(long timeMs)
        {
            var sinceStart = (ulong)(Math.Clamp(timeMs, MinMs, MaxMs) - MinMs);
            var day = (int)(sinceStart / OpenBlock.MsPerDay);
            Block = day >> OpenBlock.DayBits;
            Day = day & (OpenBlock.Days - 1);
            InDayMs = (int)(sinceStart - ((ulong)day * OpenBlock.MsPerDay));
        }

        public long DayStartMs => MinMs + ((((long)Block << OpenBlock.DayBits) + Day) * OpenBlock.MsPerDay);
    }
}
