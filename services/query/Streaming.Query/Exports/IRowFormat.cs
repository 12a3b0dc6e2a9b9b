namespace Streaming.Query.Exports;

/// <summary>The form of a table: turns rows into bytes.</summary>
internal interface IRowFormat
{
    /// <summary>The media type.</summary>
    string ContentType { get; }

    /// <summary>Bytes that <see cref="Take"/> would give.</summary>
    int Length { get; }

    /// <summary>Begins the table.</summary>
    /// <param name="columns">The names of its columns.</param>
    void Begin(IReadOnlyList<string> columns);

    /// <summary>Adds a row.</summary>
    /// <param name="cells">A text, number, boolean, <see cref="DateTimeOffset"/> or <see langword="null"/> for each column.</param>
    void Add(ReadOnlySpan<object?> cells);

    /// <summary>Takes the bytes of the rows so far.</summary>
    byte[] Take();
}
