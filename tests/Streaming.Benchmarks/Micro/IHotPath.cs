namespace Streaming.Benchmarks.Micro;

/// <summary>A piece of work that is done very often: measured for its time by a benchmark, for its memory by the check of ceilings.</summary>
internal interface IHotPath
{
    /// <summary>What one operation is, in the plural.</summary>
    string Operation { get; }

    /// <summary>Operations of one <see cref="Run"/>.</summary>
    int Operations { get; }

    /// <summary>Makes ready for the next <see cref="Run"/>; not part of the work.</summary>
    void Prepare();

    /// <summary>Does the work.</summary>
    void Run();
}
