namespace Streaming.Benchmarks.Macro.Load;

/// <summary>What a load run does.</summary>
internal sealed record LoadPlan
{
    /// <summary>Days of load in the topic. Default 4.</summary>
    public int Loads { get; init; } = 4;

    /// <summary>Tickets of each day, five events each. Default 1,000,000.</summary>
    public int TicketsPerLoad { get; init; } = 1_000_000;

    /// <summary>How long one run is measured, at most; it ends when the topic does. Default 60 s.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the bare loop runs, at most. Default 15 s.</summary>
    public TimeSpan BareDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Number of runs, each with an empty Redis and a new worker. Default 5.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>Folder that receives a profile of the worker in the last run; <see langword="null"/> for none.</summary>
    public string? ProfileFolder { get; init; }

    /// <summary>Further environment variables of the worker.</summary>
    public IReadOnlyDictionary<string, string> WorkerSettings { get; init; } = new Dictionary<string, string>();
}
