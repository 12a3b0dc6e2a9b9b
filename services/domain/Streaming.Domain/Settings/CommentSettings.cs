namespace Streaming.Domain.Settings;

/// <summary>Which comments of surveys are kept, and how. None of it changes a number.</summary>
public sealed record CommentSettings
{
    /// <summary>Most comments of one ticket; the oldest beyond go.</summary>
    public const int MaxPerTicket = 16;

    /// <summary>Whether e-mail addresses, phone, card and bank account numbers are taken out before anything is stored. Default: true.</summary>
    public bool Redacts { get; init; } = true;

    /// <summary>How long a comment is kept after it was written; none is where this is 0. Default: 90 d.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Most comments of one shard; the oldest beyond go. Default: 10,000.</summary>
    public int MaxPerShard { get; init; } = 10_000;
}
