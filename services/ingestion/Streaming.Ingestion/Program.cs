using Streaming.Hosting;
using Streaming.Ingestion;

return await IngestionApp.Build(args).RunStreamingAsync();
