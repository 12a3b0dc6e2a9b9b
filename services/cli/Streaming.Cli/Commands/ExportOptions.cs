using System.CommandLine;
using Grpc.Core;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>In what form, and where to.</summary>
internal sealed class ExportOptions
{
    private readonly CommandContext _context;
    private readonly Option<string> _format = new("--format") { Description = "csv, or jsonl: one JSON object a line", DefaultValueFactory = static _ => "csv" };
    private readonly Option<string?> _file = new("--output", "-o") { Description = "File to write; without it, or as -, standard output", HelpName = "FILE" };

    /// <summary>The options of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">What it works with.</param>
    public ExportOptions(Command command, CommandContext context)
    {
        _context = context;
        _format.AcceptOnlyFromAmong("csv", "jsonl");
        _file.Validators.Add(static result =>
        {
            if (result.Tokens.Any(static token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError("--output: the name is empty.");
            }
        });
        command.Add(_format);
        command.Add(_file);
    }

    /// <summary>The form.</summary>
    /// <param name="parsed">The command line.</param>
    public ExportFormat FormatOf(ParseResult parsed) => parsed.GetValue(_format) == "jsonl" ? ExportFormat.JsonLines : ExportFormat.Csv;

    /// <summary>Writes an export as it comes, and says on standard error what became of it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="chunks">The export.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">The export was cut, or the file cannot be written.</exception>
    public async Task WriteAsync(ParseResult parsed, IAsyncStreamReader<ExportChunk> chunks, CancellationToken cancellationToken)
    {
        var file = parsed.GetValue(_file);
        var toFile = file is not (null or "-");
        if (toFile && Directory.Exists(file))
        {
            throw new IOException($"{file} is a folder; name a file to write.");
        }

        // The first piece before the file: what is refused leaves no empty file behind.
        var isThere = await chunks.MoveNext(cancellationToken).ConfigureAwait(false);
        var output = toFile ? new FileStream(file!, FileMode.Create, FileAccess.Write) : _context.Streams.Bytes;
        ExportChunk? last = null;
        try
        {
            for (; isThere; isThere = await chunks.MoveNext(cancellationToken).ConfigureAwait(false))
            {
                await output.WriteAsync(chunks.Current.Data.Memory, cancellationToken).ConfigureAwait(false);
                last = chunks.Current.Last ? chunks.Current : last;
            }

            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (toFile)
            {
                await output.DisposeAsync().ConfigureAwait(false);
            }
        }

        if (last is null)
        {
            throw new IOException("The export was cut before its end.");
        }

        var missing = last.Incomplete ? " Some tickets are missing: they closed too long ago, or the server has no room for them." : "";
        await _context.Streams.Errors.WriteLineAsync($"{last.RowCount} rows.{missing}").ConfigureAwait(false);
    }
}
