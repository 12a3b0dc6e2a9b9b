namespace Streaming.Domain.Tickets;

/// <summary>
/// Room for encoded states, in sizes that rise by 64 bytes. A state that outgrows its room leaves it to another ticket, so that growing
/// tickets make no garbage.
/// </summary>
/// <remarks>Holds at most what its shard has used at once. Not safe for use by two threads at once.</remarks>
internal sealed class StateArrays
{
    private const int Step = 64;
    private const int Sizes = 32;

    private readonly Stack<byte[]>[] _free = Enumerable.Range(0, Sizes).Select(_ => new Stack<byte[]>()).ToArray();

    /// <summary>An array of at least a length.</summary>
    /// <param name="length">Above 0.</param>
    public byte[] Rent(int length)
    {
        var size = (length - 1) / Step;
        return size < Sizes && _free[size].TryPop(out var array) ? array : new byte[(size + 1) * Step];
    }

    /// <summary>Takes an array back that <see cref="Rent"/> gave; an empty one is ignored.</summary>
    public void Return(byte[] array)
    {
        var size = (array.Length / Step) - 1;
        if (size is >= 0 and < Sizes)
        {
            _free[size].Push(array);
        }
    }
}
