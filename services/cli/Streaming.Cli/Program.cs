using Streaming.Cli;

using var output = Console.OpenStandardOutput();
return await CliProgram.RunAsync(args, new CliStreams(Console.Out, output, Console.Error));
