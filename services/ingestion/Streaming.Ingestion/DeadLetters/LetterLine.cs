namespace Streaming.Ingestion.DeadLetters;

/// <summary>
/// The dead letters of one partition that are not yet safe, in the order of their records. Each is handed on at once. After one that was not
/// taken, those on their way are let come back, and after a moment all from that one on are written again: so the order is kept, at the
/// price of repeats. One that is too large is written by itself then, for letters go in batches, and all of a batch are told so: only what
/// is too large alone becomes a pointer. A letter is safe only once all those before it are. Safe for use by many threads.
/// </summary>
/// <param name="writer">Writes.</param>
/// <param name="time">The clock.</param>
/// <param name="ended">Ends the attempts.</param>
internal sealed class LetterLine(ILetterWriter writer, TimeProvider time, CancellationToken ended)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiting> _letters = [];
    private LinkedListNode<Waiting>? _next;
    private int _onTheirWay;
    private bool _isWriting;
    private bool _isAlone;
    private bool _isRefused;
    private bool _isRetrying;
    private TimeSpan _delay;

    /// <summary>Adds a letter and writes it, behind those that wait.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns>Ends once it is safe; is cancelled when the attempts end before, or when its partition is read anew and it comes again.</returns>
    public Task Add(DeadLetter letter)
    {
        lock (_lock)
        {
            ForgetFrom_NeedsLock(letter.Offset);
            var added = _letters.AddLast(new Waiting(letter));
            _next ??= added;
            if (ended.IsCancellationRequested)
            {
                Cancel_NeedsLock();
            }
            else
            {
                WriteOn_NeedsLock();
            }

            return added.Value.Safe.Task;
        }
    }

    /// <summary>Cancels what waits.</summary>
    public void Cancel()
    {
        lock (_lock)
        {
            Cancel_NeedsLock();
        }
    }

    /// <summary>
    /// A letter that is not behind all others is of a partition that is read anew, by a shard that was loaded again: what waits from there
    /// on comes again too, and nobody waits for it any more.
    /// </summary>
    private void ForgetFrom_NeedsLock(long offset)
    {
        _next = _next?.Value.Letter.Offset < offset ? _next : null;
        while (_letters.Last is { } last && last.Value.Letter.Offset >= offset)
        {
            _letters.RemoveLast();
            last.Value.Safe.TrySetCanceled(CancellationToken.None);
        }
    }

    private void Cancel_NeedsLock()
    {
        foreach (var waiting in _letters)
        {
            waiting.Safe.TrySetCanceled(CancellationToken.None);
        }

        Clear_NeedsLock();
    }

    private void Clear_NeedsLock()
    {
        _letters.Clear();
        _next = null;
    }

    /// <summary>Writes what was not written yet, as far as may be. A report may come before the attempt returns: what it allows is written by the attempt's own loop.</summary>
    private void WriteOn_NeedsLock()
    {
        if (_isWriting)
        {
            return;
        }

        _isWriting = true;
        try
        {
            while (_next is { } node && !_isRefused && MayBeOnItsWay_NeedsLock(node.Value))
            {
                _next = node.Next;
                Write_NeedsLock(node.Value);
            }
        }
        catch (Exception fault)
        {
            // What nobody foresaw is told to those who wait: on the thread of a report or of a timer nobody else would see it.
            foreach (var waiting in _letters)
            {
                waiting.Safe.TrySetException(fault);
            }

            Clear_NeedsLock();
        }
        finally
        {
            _isWriting = false;
        }

        Settle_NeedsLock();
    }

    private bool MayBeOnItsWay_NeedsLock(Waiting waiting) => _onTheirWay == 0 || !(waiting.IsAlone || _isAlone);

    private void Write_NeedsLock(Waiting waiting)
    {
        _isAlone = waiting.IsAlone;
        _onTheirWay++;
        var isTried = false;
        try
        {
            isTried = writer.TryWrite(waiting.Letter, waiting.IsPointer, outcome => Take(waiting, outcome));
        }
        finally
        {
            _onTheirWay -= isTried ? 0 : 1;
        }

        if (!isTried)
        {
            Refuse_NeedsLock(RetryDelay);
        }
    }

    private void Take(Waiting waiting, LetterOutcome outcome)
    {
        lock (_lock)
        {
            _onTheirWay--;
            switch (outcome)
            {
                case LetterOutcome.Safe:
                    waiting.IsTaken = true;
                    break;
                case LetterOutcome.TooLarge:
                    waiting.IsPointer = waiting.IsAlone;
                    waiting.IsAlone = true;
                    Refuse_NeedsLock(TimeSpan.Zero);
                    break;
                default:
                    Refuse_NeedsLock(RetryDelay);
                    break;
            }

            WriteOn_NeedsLock();
        }
    }

    private void Refuse_NeedsLock(TimeSpan delay)
    {
        _isRefused = true;
        _delay = delay > _delay ? delay : _delay;
    }

    private void Settle_NeedsLock()
    {
        while (_letters.First is { Value.IsTaken: true } first)
        {
            _letters.RemoveFirst();
            first.Value.Safe.TrySetResult();
        }

        if (_isRefused && _onTheirWay == 0 && !_isRetrying)
        {
            _isRetrying = true;
            var delay = _delay;
            _ = Task.Run(() => WriteAgainAsync(delay), CancellationToken.None);
        }
    }

    private async Task WriteAgainAsync(TimeSpan delay)
    {
        await Task.Delay(delay, time, ended);
        lock (_lock)
        {
            _isRetrying = false;
            _isRefused = false;
            _delay = TimeSpan.Zero;
            foreach (var waiting in _letters)
            {
                waiting.IsTaken = false;
            }

            _next = _letters.First;
            WriteOn_NeedsLock();
        }
    }

    private sealed class Waiting(DeadLetter letter)
    {
        public DeadLetter Letter => letter;

        public TaskCompletionSource Safe { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whether it was too large, perhaps together with others.</summary>
        public bool IsAlone { get; set; }

        /// <summary>Whether it was too large by itself.</summary>
        public bool IsPointer { get; set; }

        public bool IsTaken { get; set; }
    }
}
