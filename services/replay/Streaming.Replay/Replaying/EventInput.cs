using System.Globalization;
using System.IO.Compression;

namespace Streaming.Replay.Replaying;

/// <summary>Where the lines of a replay come from: a file, plain or gzip, or standard input.</summary>
/// <remarks>Lines can be read again from the start unless the input is a stream that was not kept.</remarks>
public sealed class EventInput : IAsyncDisposable
{
    /// <summary>The path that means standard input.</summary>
    public const string StandardInput = "-";

    private readonly Stream _stream;
    private readonly string _name;
    private Stream? _pass;

    private EventInput(Stream stream, string name)
    {
        _stream = stream;
        _name = name;
    }

    /// <summary>Whether <see cref="FromStart"/> works more than once.</summary>
    public bool CanReadAgain => _stream.CanSeek;

    /// <summary>How much of the input was read, 0 to 1; <see langword="null"/> when its length is unknown.</summary>
    public double? Fraction => _stream.CanSeek && _stream.Length > 0 ? (double)_stream.Position / _stream.Length : null;

    /// <summary>Opens an input.</summary>
    /// <param name="path">A file, or <see cref="StandardInput"/>.</param>
    /// <returns>The input.</returns>
    /// <exception cref="IOException">The file cannot be opened, or is a folder.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static EventInput Open(string path)
    {
        if (path == StandardInput)
        {
            return FromStream(new StoppableStream(Console.OpenStandardInput()), "standard input");
        }

        if (Directory.Exists(path))
        {
            throw new IOException($"{path} is a folder; name one file of events, or {StandardInput} for standard input.");
        }

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        return FromStream(file.CanSeek ? file : new StoppableStream(file), path);
    }

    /// <summary>Takes lines from a stream.</summary>
    /// <param name="stream">The stream; disposed with the input.</param>
    /// <param name="name">What to call it where something is told of it.</param>
    /// <returns>The input.</returns>
    public static EventInput FromStream(Stream stream, string name = "the input") => new(stream, name);

    /// <summary>Keeps what comes from a stream in a temporary file, which is gone when the input is disposed, so that it can be read twice.</summary>
    /// <param name="cancellationToken">Stops waiting for the stream's end.</param>
    /// <returns>This input when it can be read again already, else one that can; this one is disposed then.</returns>
    public async Task<EventInput> KeepAsync(CancellationToken cancellationToken)
    {
        if (CanReadAgain)
        {
            return this;
        }

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                // Without a name it goes with the process, also with one that is killed.
                File.Delete(path);
            }

            await _stream.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            await file.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await DisposeAsync().ConfigureAwait(false);
        return new(file, _name);
    }

    /// <summary>Begins to read from the start.</summary>
    /// <param name="cancellationToken">Stops waiting for the first bytes.</param>
    /// <returns>A reader of the lines; an earlier one must not be used any more.</returns>
    public async Task<LineReader> FromStart(CancellationToken cancellationToken)
    {
        if (_pass is not null)
        {
            await _pass.DisposeAsync().ConfigureAwait(false);
        }

        if (CanReadAgain)
        {
            _stream.Position = 0;
        }

        var head = new byte[2];
        var length = await _stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var whole = new HeadedStream(head.AsMemory(0, length), _stream);
        var isGzip = length == 2 && head[0] == 0x1f && head[1] == 0x8b;
        _pass = isGzip ? new GZipStream(whole, CompressionMode.Decompress, leaveOpen: true) : whole;
        return new(_pass);
    }

    /// <summary>Tells that the input broke off.</summary>
    /// <param name="lines">The lines before.</param>
    /// <returns>A sentence.</returns>
    public string TellCutOff(long lines) => string.Create(CultureInfo.InvariantCulture, $"{_name} breaks off after line {lines:N0}: its gzip is cut short or damaged.");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_pass is not null)
        {
            await _pass.DisposeAsync().ConfigureAwait(false);
        }

        await _stream.DisposeAsync().ConfigureAwait(false);
    }
}
