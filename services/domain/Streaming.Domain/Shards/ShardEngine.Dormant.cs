using Streaming.Domain.Events;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Shards;

/// <content>Tickets that rest in the store, and are not in memory.</content>
public sealed partial class ShardEngine
{
    /// <summary>
    /// Says which dormant ticket must be fetched, and given to <see cref="AddDormant"/>, before an event is applied and before another commit is made: what the
    /// store said before that may be of a ticket that has come and gone meanwhile.
    /// </summary>
    /// <param name="batch">The batch that holds the event.</param>
    /// <param name="index">The event's place in the batch.</param>
    /// <param name="key">The ticket's key, to be read from <see cref="ShardHash.Dormant"/>.</param>
    public bool NeedsDormant(EventBatch batch, int index, out byte[] key)
    {
        key = [];
        if (_tickets.IsComplete)
        {
            return false;
        }

        ref var source = ref batch[index];
        Span<byte> buffer = stackalloc byte[TicketKey.MaxBytes];
        var length = TicketKey.Write(buffer, source.SubjectKind, Tenant(batch, source), batch.Text(source.Subject));
        if (!_tickets.MayRest(buffer[..length]))
        {
            return false;
        }

        key = buffer[..length].ToArray();
        return true;
    }

    /// <summary>Takes in a dormant ticket, unless it is known, or was removed while the store may not know.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="state">Its state.</param>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public void AddDormant(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state)
    {
        if (_tickets.LoadDormant(key, state) is >= 0 and var ticket)
        {
            Schedule(ticket);
        }
    }

    /// <summary>Whether a dormant ticket that is in the store alone is to be looked at: its deadline has passed, or only a closer look can tell.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="state">Its state, or an older one.</param>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format.</exception>
    public bool IsDormantDue(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state) => _tickets.MayRest(key)
        && (!TryReadVerdict(key, state, out var verdict) || verdict.DeadlineMs <= TimerTimeMs);

    /// <summary>
    /// Takes in a dormant ticket if its deadline has passed: it fires the next time that timers are advanced. As with <see cref="AddDormant"/>, no commit is made
    /// between the question and this.
    /// </summary>
    /// <param name="key">Its key.</param>
    /// <param name="state">Its state.</param>
    /// <exception cref="InvalidDataException">The bytes are not a state, or of an unknown format; nothing has changed.</exception>
    public void LookAtDormant(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state)
    {
        if (_tickets.LoadDormant(key, state) is not (>= 0 and var ticket))
        {
            return;
        }

        try
        {
            Schedule(ticket);
        }
        catch (InvalidDataException)
        {
            _tickets.Forget(ticket);
            throw;
        }

        _tickets.ForgetUnlessDue(ticket, TimerTimeMs);
    }
}
