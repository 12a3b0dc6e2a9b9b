using Streaming.Demo;
using Streaming.Demo.Cli;

return await DemoProgram.RunAsync(args, DemoCommand.Create((options, stop) => new DemoRun(options, TimeProvider.System).RunAsync(stop)));
