using Streaming.Ingestion.DeadLetters;

namespace Streaming.Ingestion.Tests.DeadLetters;

public sealed class AwaitedLettersTests
{
    private const int Most = 100;
    private readonly AwaitedLetters _letters = new(Most);

    [Fact]
    public void AreTooMany_BytesReachTheMost_UntilAllAreSafe()
    {
        var (first, second) = (Add(60), Add(40));
        Assert.True(_letters.AreTooMany);

        first.SetResult();
        Assert.True(_letters.AreTooMany);

        second.SetResult();
        Assert.False(_letters.AreTooMany);
        Assert.True(_letters.AreSafe());
    }

    [Fact]
    public void AreTooMany_ManyOfNoSize_AreStillTooMany()
    {
        for (var i = 1; i < AwaitedLetters.MostLetters; i++)
        {
            Add(0);
        }

        Assert.False(_letters.AreTooMany);

        Add(0);
        Assert.True(_letters.AreTooMany);
    }

    [Fact]
    public void AreTooMany_LaterLettersSafeFirst_WaitsForTheOldest()
    {
        var (first, second) = (Add(60), Add(60));

        second.SetResult();

        Assert.False(_letters.AreSafe());
        Assert.True(_letters.AreTooMany);
        first.SetResult();
        Assert.True(_letters.AreSafe());
    }

    [Fact]
    public void AreTooMany_AfterAllWereSafe_CountsAnew()
    {
        Add(99).SetResult();
        Assert.True(_letters.AreSafe());

        Add(99);

        Assert.False(_letters.AreTooMany);
    }

    [Fact]
    public void Fault_LetterGivenUp_IsToldAndNeverSafe()
    {
        var fault = new InvalidOperationException("given up");
        Add(1).SetResult();
        Add(1).SetException(fault);

        Assert.Same(fault, _letters.Fault);
        Assert.False(_letters.AreSafe());
    }

    private TaskCompletionSource Add(long bytes)
    {
        var letter = new TaskCompletionSource();
        _letters.Add(letter.Task, bytes);
        return letter;
    }
}
