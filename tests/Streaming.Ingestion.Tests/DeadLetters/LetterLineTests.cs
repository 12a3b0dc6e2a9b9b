using Streaming.Contracts;
using Streaming.Ingestion.DeadLetters;
using Streaming.Ingestion.Tests.Support;

namespace Streaming.Ingestion.Tests.DeadLetters;

public sealed class LetterLineTests : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly ScriptedWriter _writer = new();
    private readonly LetterLine _line;

    public LetterLineTests() => _line = new LetterLine(_writer, new HastyTime(), _ended.Token);

    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
    }

    [Fact]
    public void Add_LaterLetterSafeFirst_WaitsForTheOneBeforeIt()
    {
        var (first, second) = (Add(1), Add(2));

        _writer.Report(1, LetterOutcome.Safe);
        Assert.False(second.IsCompleted);

        _writer.Report(0, LetterOutcome.Safe);
        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(second.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Add_OneIsRefused_ItAndThoseBehindItAreWrittenAgainOnceAllAreBack()
    {
        var letters = new[] { Add(1), Add(2), Add(3) };
        _writer.Report(0, LetterOutcome.Safe);
        _writer.Report(1, LetterOutcome.Refused);
        var late = Add(4);
        Assert.Equal([1, 2, 3], _writer.Written);

        _writer.Report(2, LetterOutcome.Safe);
        await Eventually.HoldsAsync("written again", () => _writer.Written.Count == 6);
        Assert.Equal([1, 2, 3, 2, 3, 4], _writer.Written);
        Assert.True(letters[0].IsCompletedSuccessfully);
        Assert.False(letters[2].IsCompleted);

        _writer.Report(3, LetterOutcome.Safe);
        _writer.Report(4, LetterOutcome.Safe);
        _writer.Report(5, LetterOutcome.Safe);
        Assert.True(letters[2].IsCompletedSuccessfully);
        Assert.True(late.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Add_ThereIsNoAttempt_ItIsMadeLater()
    {
        _writer.IsFull = true;
        var letter = Add(1);
        Assert.Empty(_writer.Written);

        _writer.IsFull = false;
        await Eventually.HoldsAsync("written", () => _writer.Written.Count == 1);
        _writer.Report(0, LetterOutcome.Safe);

        Assert.True(letter.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Add_OneIsTooLargeByItselfToo_APointerIsWrittenInItsPlace()
    {
        var (first, second) = (Add(1), Add(2));
        _writer.Report(0, LetterOutcome.TooLarge);
        _writer.Report(1, LetterOutcome.Safe);

        await Eventually.HoldsAsync("written again", () => _writer.Written.Count == 3);
        _writer.Report(2, LetterOutcome.TooLarge);
        await Eventually.HoldsAsync("a pointer is written", () => _writer.Written.Count == 4);
        _writer.Report(3, LetterOutcome.Safe);
        _writer.Report(4, LetterOutcome.Safe);

        Assert.Equal([1, 2, 1, 1, 2], _writer.Written);
        Assert.Equal([false, false, false, true, false], _writer.ArePointers);
        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(second.IsCompletedSuccessfully);
    }

    /// <summary>A batch is refused as a whole, so the small ones in it are told that they are too large as well: their records must not be lost for it.</summary>
    [Fact]
    public async Task Add_ABatchIsTooLarge_EachIsWrittenByItselfAndOnlyTheLargeOneBecomesAPointer()
    {
        var letters = new[] { Add(1), Add(2), Add(3) };
        for (var i = 0; i < letters.Length; i++)
        {
            _writer.Report(i, LetterOutcome.TooLarge);
        }

        await Eventually.HoldsAsync("the first is written by itself", () => _writer.Written.Count == 4);
        var late = Add(4);
        Assert.Equal([1, 2, 3, 1], _writer.Written);
        _writer.Report(3, LetterOutcome.Safe);
        Assert.Equal([1, 2, 3, 1, 2], _writer.Written);
        _writer.Report(4, LetterOutcome.TooLarge);
        await Eventually.HoldsAsync("a pointer is written", () => _writer.Written.Count == 6);
        _writer.Report(5, LetterOutcome.Safe);
        _writer.Report(6, LetterOutcome.Safe);
        _writer.Report(7, LetterOutcome.Safe);

        Assert.Equal([1, 2, 3, 1, 2, 2, 3, 4], _writer.Written);
        Assert.Equal([5], Enumerable.Range(0, 8).Where(attempt => _writer.ArePointers[attempt]));
        Assert.All(letters.Append(late), static letter => Assert.True(letter.IsCompletedSuccessfully));
    }

    /// <summary>A client that says at once what became of a letter is asked in a loop, however many wait behind one that is alone.</summary>
    [Fact]
    public async Task Add_ReportsComeAtOnce_ManyThatWaitAreWrittenWithoutNesting()
    {
        const int Letters = 50_000;
        var letters = new List<Task> { Add(0) };
        _writer.Report(0, LetterOutcome.TooLarge);
        await Eventually.HoldsAsync("the first is written by itself", () => _writer.Written.Count == 2);
        letters.AddRange(Enumerable.Range(1, Letters).Select(Add));
        Assert.Equal(2, _writer.Written.Count);

        _writer.AtOnce = LetterOutcome.Safe;
        _writer.Report(1, LetterOutcome.Safe);

        Assert.Equal(Letters + 2, _writer.Written.Count);
        Assert.All(letters, static letter => Assert.True(letter.IsCompletedSuccessfully));
    }

    /// <summary>A shard that is loaded again reads its letters again: they must not pile up while the topic cannot be written.</summary>
    [Fact]
    public async Task Add_PartitionIsReadAnew_WhatComesAgainIsHeldOnce()
    {
        var letters = new[] { Add(1), Add(2), Add(3) };
        _writer.Report(0, LetterOutcome.Refused);

        var again = new[] { Add(2), Add(3) };
        Assert.False(letters[0].IsCompleted);
        Assert.True(letters[1].IsCanceled);
        Assert.True(letters[2].IsCanceled);

        _writer.Report(1, LetterOutcome.Safe);
        _writer.Report(2, LetterOutcome.Safe);
        await Eventually.HoldsAsync("written again", () => _writer.Written.Count == 6);
        _writer.Report(3, LetterOutcome.Safe);
        _writer.Report(4, LetterOutcome.Safe);
        _writer.Report(5, LetterOutcome.Safe);

        Assert.Equal([1, 2, 3, 1, 2, 3], _writer.Written);
        Assert.All(again.Append(letters[0]), static letter => Assert.True(letter.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Add_WritingThrows_IsToldAndTheNextOnesAreWritten()
    {
        var fault = new InvalidOperationException("a fault that nobody foresaw");
        _writer.Fault = fault;

        Assert.Same(fault, await Assert.ThrowsAsync<InvalidOperationException>(() => Add(1)));

        _writer.Fault = null;
        var letter = Add(1);
        _writer.Report(0, LetterOutcome.Safe);
        Assert.True(letter.IsCompletedSuccessfully);
    }

    [Fact]
    public void Cancel_LettersWait_TheyAreCancelledAndNoMoreAreWritten()
    {
        var before = Add(1);
        _ended.Cancel();

        _line.Cancel();

        Assert.True(before.IsCanceled);
        Assert.True(Add(2).IsCanceled);
        Assert.Equal([1], _writer.Written);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Add_TopicTakesSomeAndNotOthers_AllAreWrittenInOrderAndSafeInOrder(int seed)
    {
        const int Letters = 500;
        var random = new Random(seed);
        var letters = new List<Task>();
        var taken = new List<int>();
        var answered = 0;

        // For a while it takes half of them and is full at times; then all.
        await Eventually.HoldsAsync("all are safe", () =>
        {
            for (var i = random.Next(20); i > 0 && letters.Count < Letters; i--)
            {
                letters.Add(Add(letters.Count));
            }

            _writer.IsFull = letters.Count < Letters && random.Next(4) == 0;
            for (var i = random.Next(20); i > 0 && answered < _writer.Written.Count; i--, answered++)
            {
                var outcome = letters.Count == Letters || random.Next(2) == 0 ? LetterOutcome.Safe : (LetterOutcome)random.Next(1, 3);
                if (outcome == LetterOutcome.Safe)
                {
                    taken.Add(_writer.Written[answered]);
                }

                _writer.Report(answered, outcome);
            }

            var safe = letters.Count(static letter => letter.IsCompletedSuccessfully);
            Assert.All(letters.Take(safe), static letter => Assert.True(letter.IsCompletedSuccessfully));
            return safe == Letters;
        });

        Assert.Equal(Enumerable.Range(0, Letters), TopicRecords.LastOfEach(taken));
    }

    private Task Add(int offset) => _line.Add(new DeadLetter("tickets", 0, offset, 0, null, [1], null, DeadLetterReasons.NotJson, null));

    /// <summary>Takes letters, and reports what a test says of each attempt.</summary>
    private sealed class ScriptedWriter : ILetterWriter
    {
        private readonly Lock _lock = new();
        private readonly List<(int Offset, bool IsPointer, Action<LetterOutcome> OnReport)> _attempts = [];

        /// <summary>The letters' offsets, in the order of the attempts.</summary>
        public List<int> Written => Select(static attempt => attempt.Offset);

        public List<bool> ArePointers => Select(static attempt => attempt.IsPointer);

        public bool IsFull { get; set; }

        public Exception? Fault { get; set; }

        /// <summary>What is reported of an attempt before it returns, where anything is.</summary>
        public LetterOutcome? AtOnce { get; set; }

        public bool TryWrite(DeadLetter letter, bool isPointer, Action<LetterOutcome> onReport)
        {
            if (Fault is { } fault)
            {
                throw fault;
            }

            if (IsFull)
            {
                return false;
            }

            lock (_lock)
            {
                _attempts.Add(((int)letter.Offset, isPointer, onReport));
            }

            if (AtOnce is { } outcome)
            {
                onReport(outcome);
            }

            return true;
        }

        public void Report(int number, LetterOutcome outcome) => Select(static attempt => attempt.OnReport)[number](outcome);

        private List<T> Select<T>(Func<(int Offset, bool IsPointer, Action<LetterOutcome> OnReport), T> select)
        {
            lock (_lock)
            {
                return _attempts.ConvertAll(attempt => select(attempt));
            }
        }
    }

    /// <summary>A clock by which all waits are short.</summary>
    private sealed class HastyTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : dueTime, period);
    }
}
