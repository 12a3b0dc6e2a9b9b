using Spectre.Console;
using Streaming.Demo.Cli;
using Streaming.Demo.Reports;
using Streaming.Demo.Synthetic;
using Streaming.Replay;

namespace Streaming.Demo.Screens;

/// <summary>What a demo tells its user, in a terminal or without one. Where the JSON goes to standard output, words go to standard error.</summary>
internal sealed class DemoOutput
{
    private readonly DemoOptions _options;
    private readonly TimeProvider _time;
    private readonly TextWriter _writer;
    private readonly IAnsiConsole _console;
    private readonly bool _isTerminal;

    /// <summary>Finds out where to write, and whether a person reads along.</summary>
    /// <param name="options">What the demo is asked to do.</param>
    /// <param name="time">The clock.</param>
    public DemoOutput(DemoOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        var toError = options.Json == JsonOutput.StandardOutput;
        _writer = toError ? Console.Error : Console.Out;
        _isTerminal = !options.Plain && !(toError ? Console.IsErrorRedirected : Console.IsOutputRedirected)
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        _console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(_writer),
            Ansi = _isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = _isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
    }

    /// <summary>Tells what is being waited for.</summary>
    /// <param name="what">In words.</param>
    public void Tell(string what) => _writer.WriteLine($"{char.ToUpperInvariant(what[0])}{what[1..]} ...");

    /// <summary>Tells where everything is.</summary>
    /// <param name="stack">The running parts.</param>
    /// <param name="synthetic">How many synthetic events go with the tickets.</param>
    public void Welcome(DemoStack stack, long synthetic)
    {
        var (query, worker) = (stack.Query.Urls, stack.Worker.Urls);
        List<(string Label, string Text)> lines =
        [
            ("Board", $"{stack.Board}   (open it in a browser)"),
            ("gRPC", $"{query["grpc"].Authority}   (streaming.kpi.v1.KpiService; reflection, health)"),
            ("Metrics", $"{query["http"]}metrics"),
            ("", $"{worker["http"]}metrics   (worker)"),
            ("Health", $"{query["http"]}health/ready"),
            ("", $"{worker["http"]}health/ready   (worker)"),
            ("Kafka", $"{stack.Kafka.BootstrapServers}, {stack.Kafka.Description}"),
            ("Redis", $"{stack.Redis.Address}, {stack.Redis.Description}"),
            ("Events", _options.Events ?? $"{BundledEvents.Tickets:N0} real tickets: {BundledEvents.Attribution}"),
        ];
        if (synthetic > 0)
        {
            lines.Add(("", Companions.Told(synthetic)));
        }

        if (_options.HasPromises)
        {
            lines.Add(("SLA", _options.Sla ?? "made-up policies of the demo, deploy/sla/demo.yaml"));
        }

        _writer.WriteLine();
        Write(lines);
        _writer.WriteLine();
    }

    /// <summary>Shows what a view holds until it is stopped.</summary>
    /// <param name="view">What to show.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task ShowAsync(DemoView view, CancellationToken cancellationToken)
    {
        IScreen screen = _isTerminal ? new LiveScreen(_console, Headline.Rows(_options), _time) : new PlainScreen(_writer, _options.HasPromises, _time);
        return screen.RunAsync(view, cancellationToken);
    }

    /// <summary>Prints all KPIs at the end.</summary>
    /// <param name="report">The report.</param>
    public void Finish(KpiReport report)
    {
        if (_isTerminal)
        {
            var (rows, leftOut) = TerminalTable.Fit(report, _console.Profile.Width);
            _console.Write(TerminalTable.Create(rows));
            if (leftOut.Count > 0)
            {
                _writer.WriteLine($"left out, as the terminal is too narrow: {string.Join(", ", leftOut)}; --plain has all");
            }
        }
        else
        {
            _writer.WriteLine();
            foreach (var line in PlainTable.Lines(KpiTable.Rows(report)))
            {
                _writer.WriteLine(line);
            }

            _writer.WriteLine();
        }

        foreach (var line in KpiTable.Footer(report))
        {
            _writer.WriteLine(line);
        }

        if (_options.Json is { } file and not JsonOutput.StandardOutput)
        {
            _writer.WriteLine($"all numbers: {file}");
        }

        if (_options.Hold)
        {
            _writer.WriteLine("Serving until Ctrl-C.");
        }
    }

    /// <summary>Writes what is called how: in a terminal broken where it ends, else a line each.</summary>
    private void Write(IEnumerable<(string Label, string Text)> lines)
    {
        var grid = new Grid().AddColumn(new GridColumn().PadLeft(2).PadRight(2).Width(7)).AddColumn(new GridColumn().Padding(0, 0));
        foreach (var (label, text) in lines)
        {
            if (_isTerminal)
            {
                grid.AddRow(new Text(label), new Text(text));
            }
            else
            {
                _writer.WriteLine($"  {label,-9}{text}");
            }
        }

        if (_isTerminal)
        {
            _console.Write(grid);
        }
    }
}
