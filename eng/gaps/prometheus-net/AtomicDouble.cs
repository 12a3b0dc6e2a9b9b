namespace Prometheus;

/// <summary>A double that threads may change at once.</summary>
internal struct AtomicDouble
{
    private long _bits;

    public double Value
    {
        readonly get => BitConverter.Int64BitsToDouble(Volatile.Read(in _bits));
        set => Volatile.Write(ref _bits, BitConverter.DoubleToInt64Bits(value));
    }

    public void Add(double increment)
    {
        while (true)
        {
            var seen = Volatile.Read(ref _bits);
            var next = BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(seen) + increment);
            if (Interlocked.CompareExchange(ref _bits, next, seen) == seen)
            {
                return;
            }
        }
    }

    public void RaiseTo(double target)
    {
        while (true)
        {
            var seen = Volatile.Read(ref _bits);
            if (BitConverter.Int64BitsToDouble(seen) >= target
                || Interlocked.CompareExchange(ref _bits, BitConverter.DoubleToInt64Bits(target), seen) == seen)
            {
                return;
            }
        }
    }

    public void LowerTo(double target)
    {
        while (true)
        {
            var seen = Volatile.Read(ref _bits);
            if (BitConverter.Int64BitsToDouble(seen) <= target
                || Interlocked.CompareExchange(ref _bits, BitConverter.DoubleToInt64Bits(target), seen) == seen)
            {
                return;
            }
        }
    }
}
