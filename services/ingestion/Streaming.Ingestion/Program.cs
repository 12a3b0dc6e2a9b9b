using Streaming.Hosting;
using Streaming.Ingestion;

return await StreamingHostRunner.RunAsync(() => IngestionApp.Build(args));
